/// How much of the variance of codes comes from units, items and coders, and from how they go together: a study of three
/// crossed facets without a gap; exact.
///
/// Brennan, Generalizability Theory (2001), chapters 3 and 4, with expected mean squares for random facets. It says how
/// many items and coders a score needs.
public struct VarianceStudy: Equatable, Sendable {
    /// A source of variance.
    public enum Source: CaseIterable, Sendable {
        case units
        case items
        case coders
        case unitsByItems
        case unitsByCoders
        case itemsByCoders
        /// All three, which cannot be told from mere chance.
        case rest
    }

    /// The mean squares.
    public let meanSquares: [Source: Rational]
    /// The components of variance; an estimate can be below 0.
    public let components: [Source: Rational]

    /// The study of codes.
    ///
    /// - Parameter codes: For each unit, for each item, the codes of all coders.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two units, items or coders;
    ///   ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for a table with gaps, or with
    ///   ``ArithmeticError/overflow``.
    public init(_ codes: [[[Rational]]]) throws(NotAvailable) {
        let sizes = (codes.count, codes.first?.count ?? 0, codes.first?.first?.count ?? 0)
        guard sizes.0 >= 2, sizes.1 >= 2, sizes.2 >= 2 else { throw .tooFew(needed: 2) }
        guard codes.allSatisfy({ $0.count == sizes.1 && $0.allSatisfy { $0.count == sizes.2 } }) else {
            throw .arithmetic(.outOfDomain)
        }
        let squares = try NotAvailable.reason { () throws(ArithmeticError) in
            try VarianceStudy.meanSquares(codes, sizes)
        }
        meanSquares = squares
        components = try NotAvailable.reason { () throws(ArithmeticError) in
            let (units, items, coders) = (Rational(sizes.0), Rational(sizes.1), Rational(sizes.2))
            func square(_ source: Source) -> Rational { squares[source] ?? 0 }
            let rest = square(.rest)
            let (pairs, codings, keys) = (square(.unitsByItems), square(.unitsByCoders), square(.itemsByCoders))
            return [
                .rest: rest,
                .unitsByItems: try (pairs - rest) / coders,
                .unitsByCoders: try (codings - rest) / items,
                .itemsByCoders: try (keys - rest) / units,
                .units: try (square(.units) - pairs - codings + rest) / (items * coders),
                .items: try (square(.items) - pairs - keys + rest) / (units * coders),
                .coders: try (square(.coders) - codings - keys + rest) / (units * items),
            ]
        }
    }

    /// What a study with other numbers of items and coders can be expected to be worth, components below 0 taken as 0.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no items or coders; ``NotAvailable/constant`` where nothing varies;
    ///   ``NotAvailable/arithmetic(_:)``.
    public func decision(items: Int, coders: Int) throws(NotAvailable) -> Decision {
        guard items >= 1, coders >= 1 else { throw .tooFew(needed: 1) }
        func component(_ source: Source) -> Rational { Rational.max(0, components[source] ?? 0) }
        let units = component(.units)
        let errors = try NotAvailable.reason { () throws(ArithmeticError) in
            let (items, coders) = (Rational(items), Rational(coders))
            let relative =
                try component(.unitsByItems) / items + component(.unitsByCoders) / coders
                + component(.rest) / (items * coders)
            let common =
                try component(.items) / items + component(.coders) / coders
                + component(.itemsByCoders) / (items * coders)
            return (relative: relative, absolute: try relative + common)
        }
        guard !units.isZero || !errors.relative.isZero else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            Decision(
                generalisability: try units / (units + errors.relative),
                dependability: try units / (units + errors.absolute), relativeError: errors.relative,
                absoluteError: errors.absolute, standardError: try .sqrt(DoubleDouble(errors.absolute)))
        }
    }

    /// What a design is worth.
    public struct Decision: Equatable, Sendable {
        /// Eρ²: the share of the variance of scores that is of units, where only their order counts.
        public let generalisability: Rational
        /// Φ: the same where the score itself counts.
        public let dependability: Rational
        /// The variance of the error of differences between units.
        public let relativeError: Rational
        /// The variance of the error of a score.
        public let absoluteError: Rational
        /// Its root, the standard error of measurement.
        public let standardError: DoubleDouble
    }

    /// The mean squares of a table without gaps.
    private static func meanSquares(
        _ codes: [[[Rational]]], _ sizes: (Int, Int, Int)
    ) throws(ArithmeticError) -> [Source: Rational] {
        let (units, items, coders) = sizes
        /// Σ (sums over the cells of a group)² / cells in a group, for groups that share some of the three positions.
        func squared(_ key: (Int, Int, Int) -> Int, groups: Int) throws(ArithmeticError) -> Rational {
            var sums = [Rational](repeating: 0, count: groups)
            for unit in 0..<units {
                for item in 0..<items {
                    for coder in 0..<coders {
                        let group = key(unit, item, coder)
                        sums[group] = try sums[group] + codes[unit][item][coder]
                    }
                }
            }
            return try Rational.weightedSum(sums, weights: sums) * Rational(groups) / Rational(units * items * coders)
        }
        let all = try squared({ _, _, _ in 0 }, groups: 1)
        let unit = try squared({ u, _, _ in u }, groups: units) - all
        let item = try squared({ _, i, _ in i }, groups: items) - all
        let coder = try squared({ _, _, c in c }, groups: coders) - all
        let unitItem = try squared({ u, i, _ in u * items + i }, groups: units * items) - all - unit - item
        let unitCoder = try squared({ u, _, c in u * coders + c }, groups: units * coders) - all - unit - coder
        let itemCoder = try squared({ _, i, c in i * coders + c }, groups: items * coders) - all - item - coder
        let cell = try squared({ u, i, c in (u * items + i) * coders + c }, groups: units * items * coders) - all
        let rest = try cell - unit - item - coder - unitItem - unitCoder - itemCoder
        let (u, i, c) = (Rational(units - 1), Rational(items - 1), Rational(coders - 1))
        return [
            .units: try unit / u, .items: try item / i, .coders: try coder / c, .unitsByItems: try unitItem / (u * i),
            .unitsByCoders: try unitCoder / (u * c), .itemsByCoders: try itemCoder / (i * c),
            .rest: try rest / (u * i * c),
        ]
    }
}
