/// Figures of agreement of units drawn with repetition: whole units at a time, and the same draws for every figure.
///
/// Not the resampling of single pairs of codes of Hayes and Krippendorff (2007): the pairs of a unit are not independent.
public struct AgreementResampling: Sendable {
    /// What is worked out for each resample.
    public enum Figure: Hashable, Sendable {
        /// The mean over units of the share of pairs of codes that agree.
        case percentAgreement
        /// Krippendorff's α.
        case alpha(DifferenceMetric)
    }

    private let coding: CodingPatterns
    /// For each pattern, what share of its pairs of codes agree, as multiples of 1 / `grain`.
    private let agreeing: [Int]
    private let grain: Int

    /// The resampling of units.
    public init(_ units: CodedUnits) {
        let patterns = CodingPatterns(units)
        coding = patterns
        // Beyond 2³⁶ a multiple is of no use; the shares are then on a grid of that width.
        let sizes = Set(patterns.patterns.map { $0.size * ($0.size - 1) }.filter { $0 > 0 }).sorted()
        grain = sizes.reduce(1) { multiple, size in
            let next = multiple / Int(greatestCommonDivisor(UInt64(multiple), UInt64(size))) * size
            return next < 1 << 36 ? next : 1 << 36
        }
        agreeing = patterns.patterns.map { [grain] pattern in
            let pairs = pattern.size * (pattern.size - 1)
            guard pairs > 0 else { return 0 }
            return pattern.counts.reduce(0) { $0 + $1.count * ($1.count - 1) } * grain / pairs
        }
    }

    /// The figures of some replicates of a random stream.
    ///
    /// - Parameter numbers: The numbers of the replicates, from 0; a replicate's figures depend on its number alone.
    /// - Returns: For each figure, for each replicate, its value, or nil where it is not available.
    /// - Complexity: The number of replicates times that of units, whatever the number of figures.
    public func replicates(
        _ numbers: Range<Int>, of figures: [Figure], stream: RandomStream
    ) -> [[AgreementReplicate?]] {
        replicates(numbers, of: figures, stream: stream, beside: nil).own
    }

    /// The same of two ways to code the same units, from one drawing of units.
    ///
    /// - Parameters:
    ///   - other: Another coding of as many units.
    ///   - otherFigures: What is worked out for it.
    /// - Returns: As above, for this coding and for the other; nothing for another of a different number of units.
    public func replicates(
        _ numbers: Range<Int>, of figures: [Figure], beside other: AgreementResampling, _ otherFigures: [Figure],
        stream: RandomStream
    ) -> (own: [[AgreementReplicate?]], other: [[AgreementReplicate?]]) {
        guard other.coding.patternOfUnit.count == coding.patternOfUnit.count else {
            return (replicates(numbers, of: figures, stream: stream), otherFigures.map { _ in [] })
        }
        return replicates(numbers, of: figures, stream: stream, beside: (other, otherFigures))
    }

    private func replicates(
        _ numbers: Range<Int>, of figures: [Figure], stream: RandomStream,
        beside other: (resampling: AgreementResampling, figures: [Figure])?
    ) -> (own: [[AgreementReplicate?]], other: [[AgreementReplicate?]]) {
        let own = countings(figures)
        let others = other.map { $0.resampling.countings($0.figures) } ?? []
        var results = figures.map { _ in [AgreementReplicate?]() }
        var otherResults = others.map { _ in [AgreementReplicate?]() }
        let units = UInt64(coding.patternOfUnit.count)
        for number in numbers where number >= 0 {
            var draws = stream.draws(replicate: UInt64(number))
            var drawn = [Int](repeating: 0, count: coding.patterns.count)
            guard let other else {
                for _ in 0..<units { drawn[coding.patternOfUnit[RandomDraws.index(draws.next(), below: units)]] += 1 }
                append(drawn, own, to: &results)
                continue
            }
            var otherDrawn = [Int](repeating: 0, count: other.resampling.coding.patterns.count)
            for _ in 0..<units {
                let unit = RandomDraws.index(draws.next(), below: units)
                drawn[coding.patternOfUnit[unit]] += 1
                otherDrawn[other.resampling.coding.patternOfUnit[unit]] += 1
            }
            append(drawn, own, to: &results)
            other.resampling.append(otherDrawn, others, to: &otherResults)
        }
        return (results, otherResults)
    }

    /// For each figure its α in whole numbers; nil for percent agreement.
    private func countings(_ figures: [Figure]) -> [AlphaCounting?] {
        figures.map { figure in
            if case .alpha(let metric) = figure { AlphaCounting(metric, coding) } else { nil }
        }
    }

    private func append(_ drawn: [Int], _ countings: [AlphaCounting?], to results: inout [[AgreementReplicate?]]) {
        let totals = coding.totals(drawn)
        for (index, counting) in countings.enumerated() {
            results[index].append(counting.map { alpha(drawn, totals: totals, $0) } ?? percentAgreement(drawn))
        }
    }

    private func percentAgreement(_ drawn: [Int]) -> AgreementReplicate? {
        var units = 0
        var sum = Int128(0)
        for index in drawn.indices where coding.patterns[index].size >= 2 {
            units += drawn[index]
            sum += Int128(drawn[index]) * Int128(agreeing[index])
        }
        return units > 0 ? AgreementReplicate(sum, over: Int128(units) * Int128(grain)) : nil
    }

    private func alpha(_ drawn: [Int], totals: [Int], _ counting: AlphaCounting) -> AgreementReplicate? {
        guard totals.count(where: { $0 > 0 }) > 1 else { return nil }
        if let shares = counting.disagreement(drawn, totals: totals, coding.patterns) {
            return AgreementReplicate(shares.expected - shares.observed, over: shares.expected)
        }
        return (try? coding.alpha(drawn, counting)).map { AgreementReplicate($0.numerator, over: $0.denominator) }
    }
}

/// A figure of one resample, exactly, but ordered as the nearest floating-point number: two that differ by less than
/// 10⁻¹⁵ of themselves count as equal.
public struct AgreementReplicate: Sendable, Comparable {
    private let numerator: Int128
    private let denominator: Int128
    /// The figure to about 15 digits.
    public let value: Double

    /// A fraction; the denominator is above 0.
    init(_ numerator: Int128, over denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
        value = AgreementReplicate.double(numerator) / AgreementReplicate.double(denominator)
    }

    /// A whole number to about 15 digits, from its halves: the standard library's own conversion of 128 bits takes a
    /// hundred times as long, and there are a thousand replicates for every figure.
    private static func double(_ value: Int128) -> Double {
        let high = Double(UInt64(truncatingIfNeeded: value.magnitude >> 64))
        let size = high * 0x1p64 + Double(UInt64(truncatingIfNeeded: value.magnitude))
        return value < 0 ? -size : size
    }

    /// The figure.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func exactly() throws(ArithmeticError) -> Rational { try Rational(numerator, over: denominator) }

    /// Whether the first is smaller in the order of ``value``.
    public static func < (left: AgreementReplicate, right: AgreementReplicate) -> Bool { left.value < right.value }

    /// Whether the two count as equal.
    public static func == (left: AgreementReplicate, right: AgreementReplicate) -> Bool { left.value == right.value }
}

/// The percentile interval of a figure of agreement: the replicates of rank ⌊(B + 1) α/2⌋ and ⌊(B + 1)(1 − α/2)⌋ of the
/// B that are available.
public struct ResampledAgreement: Equatable, Sendable {
    /// The lower end.
    public let lower: Rational
    /// The upper end.
    public let upper: Rational
    /// B, the replicates that the interval rests on.
    public let counted: Int
    /// The replicates left out because the figure was not available in them.
    public let undefined: Int

    /// The interval of replicates.
    ///
    /// - Parameter level: The confidence 1 − α, above 0 and below 1.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` where no replicate is available; ``NotAvailable/arithmetic(_:)``.
    public init(_ replicates: [AgreementReplicate?], level: Rational) throws(NotAvailable) {
        let sorted = replicates.compactMap { $0 }.sorted()
        guard !sorted.isEmpty else { throw .tooFew(needed: 1) }
        func end(_ share: Rational) throws(ArithmeticError) -> Rational {
            let rank = try (share * Rational(sorted.count + 1)).floor
            return try sorted[Int(min(max(rank, 1), Int128(sorted.count))) - 1].exactly()
        }
        let ends = try NotAvailable.reason { () throws(ArithmeticError) in
            guard level > 0, level < 1 else { throw .outOfDomain }
            return (try end((1 - level) / 2), try end((1 + level) / 2))
        }
        (lower, upper) = ends
        counted = sorted.count
        undefined = replicates.count - sorted.count
    }
}
