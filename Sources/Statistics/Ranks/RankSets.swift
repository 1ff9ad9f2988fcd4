/// The ranks that a unit may have: a confidence set, from the best rank to the worst; the largest estimate has rank 1.
public struct RankSet: Equatable, Sendable {
    /// The best rank.
    public let best: Int
    /// The worst rank.
    public let worst: Int
}

/// Which ends of the sets are bounded.
public enum RankSide: CaseIterable, Sendable {
    /// Both.
    case both
    /// Only the best rank; the worst is the number of units.
    case best
    /// Only the worst rank; the best is 1.
    case worst
}

/// Confidence sets for ranks from estimates, their covariances, and draws from the distribution of their errors.
///
/// Mogstad, Romano, Shaikh, Wilhelm, "Inference for ranks with applications to mobility across neighbourhoods and
/// academic achievement across countries", Review of Economic Studies 91 (2024), section 3. Unit a counts as above b
/// where their estimates differ by more than c standard errors of the difference, c being the quantile, over the draws,
/// of the largest standardised difference among the pairs compared. With step-down, the pairs found different are left
/// out and c is taken again until no pair is found any more. Equal estimates, and pairs whose difference does not vary,
/// are never told apart.
///
/// The steps are in `Double`, with + − × ÷ and square roots only, in a fixed order.
public struct RankSetProcedure: Sendable {
    private let estimates: [Rational]
    /// The standard errors of the differences of two units; 0 where the difference does not vary.
    private let errors: [[Double]]
    /// For each unit its errors in all draws.
    private let columns: [[Double]]
    /// For each draw the errors of all units.
    private let rows: [[Double]]
    private let drawCount: Int
    /// n of the correction for few observations; nil makes none.
    private let observations: Int?

    /// Which quantile of the draws is the critical value.
    public enum CriticalRule: Sendable {
        /// The draw of rank ⌈(1 − α)(B + 1)⌉, at most B: the default.
        case order
        /// Linear in (k − 1)/(B − 1), as R's `quantile` takes it.
        case spread
    }

    /// A procedure.
    ///
    /// - Parameters:
    ///   - estimates: The figure of each unit; more is better.
    ///   - covariance: The covariances of the estimates' errors.
    ///   - draws: For each replicate an error of each unit, drawn with these covariances.
    ///   - observations: How many observations the draws give random signs to, one less where the covariances are sums of
    ///     squares over n − 1. Then each difference is divided by the
    ///     error that its own draw has: a sum T of n terms with random signs, divided by the root of their squares' sum, is
    ///     T/√(1 − T²/n) of errors taken about the mean (Efron, "Student's t-test under symmetry conditions", Journal of
    ///     the American Statistical Association 64, 1969), which rises with T, so that the critical value c becomes
    ///     c/√(1 − c²/n). Nil makes no such correction, which is right for draws from a normal distribution.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two units or no draws; ``NotAvailable/arithmetic(_:)``
    ///   with ``ArithmeticError/outOfDomain`` for tables of another size, or with ``ArithmeticError/notFinite``.
    public init(
        estimates: [Rational], covariance: [[Double]], draws: [[Double]], observations: Int? = nil
    ) throws(NotAvailable) {
        guard estimates.count >= 2, !draws.isEmpty else { throw .tooFew(needed: estimates.count < 2 ? 2 : 1) }
        let isSquare = covariance.count == estimates.count && covariance.allSatisfy { $0.count == estimates.count }
        guard isSquare, draws.allSatisfy({ $0.count == estimates.count }) else { throw .arithmetic(.outOfDomain) }
        guard (covariance + draws).allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .arithmetic(.notFinite) }
        self.estimates = estimates
        self.observations = observations
        drawCount = draws.count
        rows = draws
        columns = estimates.indices.map { unit in draws.map { $0[unit] } }
        errors = covariance.indices.map { first in
            covariance.indices.map { second in
                let variance = covariance[first][first] + covariance[second][second] - 2 * covariance[first][second]
                return variance > 0 ? variance.squareRoot() : 0
            }
        }
    }

    /// The sets of all units at once: with the confidence given, all true ranks lie in their sets.
    ///
    /// - Parameter level: The confidence, above 0 and below 1.
    /// - Throws: ``NotAvailable/arithmetic(_:)``.
    /// - Complexity: The square of the number of units, times the draws, times the steps.
    public func simultaneous(
        level: Rational, side: RankSide = .both, stepsDown: Bool = true, rule: CriticalRule = .order
    ) throws(NotAvailable) -> [RankSet] {
        try sets(of: Array(estimates.indices), level: level, side: side, stepsDown: stepsDown, rule: rule)
    }

    /// The set of each unit by itself: with the confidence given, the true rank of the one lies in its set.
    ///
    /// - Throws: As ``simultaneous(level:side:stepsDown:rule:)``.
    public func marginal(
        level: Rational, side: RankSide = .both, stepsDown: Bool = true, rule: CriticalRule = .order
    ) throws(NotAvailable) -> [RankSet] {
        var results: [RankSet] = []
        for unit in estimates.indices {
            results.append(try marginal(of: unit, level: level, side: side, stepsDown: stepsDown, rule: rule))
        }
        return results
    }

    /// The same for one unit, so that units can be taken side by side.
    ///
    /// - Throws: As ``simultaneous(level:side:stepsDown:rule:)``; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for a unit that does not exist.
    public func marginal(
        of unit: Int, level: Rational, side: RankSide = .both, stepsDown: Bool = true, rule: CriticalRule = .order
    ) throws(NotAvailable) -> RankSet {
        guard estimates.indices.contains(unit) else { throw .arithmetic(.outOfDomain) }
        let sets = try sets(of: [unit], level: level, side: side, stepsDown: stepsDown, rule: rule)
        guard let set = sets.first else { throw .arithmetic(.outOfDomain) }
        return set
    }

    /// The quantile, over the draws, of the largest standardised difference of any two units.
    ///
    /// - Throws: As ``simultaneous(level:side:stepsDown:rule:)``; ``NotAvailable/constant`` where no difference varies.
    public func criticalValue(level: Rational, rule: CriticalRule = .order) throws(NotAvailable) -> Double {
        let pairs = pairs(of: Array(estimates.indices), side: .both)
        guard !pairs.isEmpty else { throw .constant }
        var maxima = RankMaxima(drawCount)
        return try criticalValue(pairs, level: level, rule: rule, &maxima)
    }

    /// A pair of which it is asked whether the first is above the second.
    private struct Pair {
        let above: Int
        let below: Int
        /// The standard error of their difference.
        let error: Double
    }

    private func pairs(of targets: [Int], side: RankSide) -> [Pair] {
        var isTarget = [Bool](repeating: false, count: estimates.count)
        for target in targets { isTarget[target] = true }
        var pairs: [Pair] = []
        func add(_ above: Int, _ below: Int) {
            let error = errors[above][below]
            if above != below, error > 0 { pairs.append(Pair(above: above, below: below, error: error)) }
        }
        // With one target only its own row and column can count.
        for above in targets.count == 1 && side == .worst ? targets : Array(estimates.indices) {
            for below in targets.count == 1 && (side == .best || !isTarget[above]) ? targets : Array(estimates.indices)
            {
                switch side {
                case .both: if isTarget[above] || isTarget[below] { add(above, below) }
                case .best: if isTarget[below] { add(above, below) }
                case .worst: if isTarget[above] { add(above, below) }
                }
            }
        }
        return pairs
    }

    /// Which units count as above which, all at once: the pairs that ``simultaneous(level:side:stepsDown:rule:)`` counts.
    ///
    /// - Returns: Element (a, b) says whether a is found to be above b. With the confidence given, no pair is found in
    ///   the wrong order.
    /// - Throws: As ``simultaneous(level:side:stepsDown:rule:)``.
    public func order(
        level: Rational, stepsDown: Bool = true, rule: CriticalRule = .order
    ) throws(NotAvailable) -> [[Bool]] {
        var order = estimates.map { _ in [Bool](repeating: false, count: estimates.count) }
        let targets = Array(estimates.indices)
        for pair in try found(targets, level: level, side: .both, stepsDown: stepsDown, rule: rule) {
            order[pair.above][pair.below] = true
        }
        return order
    }

    private func sets(
        of targets: [Int], level: Rational, side: RankSide, stepsDown: Bool, rule: CriticalRule
    ) throws(NotAvailable) -> [RankSet] {
        var better = [Int](repeating: 0, count: estimates.count)
        var worse = better
        for pair in try found(targets, level: level, side: side, stepsDown: stepsDown, rule: rule) {
            better[pair.below] += 1
            worse[pair.above] += 1
        }
        return targets.map { unit in
            RankSet(
                best: side == .worst ? 1 : 1 + better[unit],
                worst: side == .best ? estimates.count : estimates.count - worse[unit])
        }
    }

    /// The pairs of which the first is found to be above the second.
    private func found(
        _ targets: [Int], level: Rational, side: RankSide, stepsDown: Bool, rule: CriticalRule
    ) throws(NotAvailable) -> [Pair] {
        var open = pairs(of: targets, side: side)
        var found: [Pair] = []
        var maxima = RankMaxima(drawCount)
        while !open.isEmpty {
            let critical = corrected(try criticalValue(open, level: level, rule: rule, &maxima))
            var left: [Pair] = []
            left.reserveCapacity(open.count)
            for pair in open {
                if try isAbove(pair, critical) { found.append(pair) } else { left.append(pair) }
            }
            if !stepsDown || left.count == open.count { break }
            open = left
        }
        return found
    }

    /// The critical value for differences that are divided by their own draw's error; infinite where no difference of so
    /// few observations could be told from chance.
    private func corrected(_ critical: Double) -> Double {
        guard let observations, critical > 0 else { return critical }
        let rest = 1 - critical * critical / Double(observations)
        return rest > 0 ? critical / rest.squareRoot() : .infinity
    }

    /// Whether the estimates of a pair differ by more than the critical value in its direction.
    private func isAbove(_ pair: Pair, _ critical: Double) throws(NotAvailable) -> Bool {
        let (above, below) = (estimates[pair.above], estimates[pair.below])
        guard above > below else { return false }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try (above - below).double() > pair.error * critical
        }
    }

    private func criticalValue(
        _ pairs: [Pair], level: Rational, rule: CriticalRule, _ maxima: inout RankMaxima
    ) throws(NotAvailable) -> Double {
        guard level > 0, level < 1 else { throw .arithmetic(.outOfDomain) }
        let count = drawCount
        let ranks = try NotAvailable.reason { () throws(ArithmeticError) in
            switch rule {
            case .order:
                let rank = try (level * Rational(count + 1)).ceiling
                return (lower: Int(min(max(rank, 1), Int128(count))) - 1, part: Rational.zero)
            case .spread:
                let position = try level * Rational(count - 1)
                let lower = Int(position.floor)
                return (lower: lower, part: try position - Rational(lower))
            }
        }
        maxima.update(from: ranks.lower) { draw in
            var greatest = -Double.infinity
            let row = rows[draw]
            for pair in pairs {
                let difference = (row[pair.above] - row[pair.below]) / pair.error
                if difference > greatest { greatest = difference }
            }
            return greatest
        } all: {
            greatestDifferences(pairs)
        }
        guard !ranks.part.isZero else { return maxima[ranks.lower] }
        return maxima[ranks.lower] + ranks.part.double() * (maxima[ranks.lower + 1] - maxima[ranks.lower])
    }

    /// For each draw the largest standardised difference of a pair.
    private func greatestDifferences(_ pairs: [Pair]) -> [Double] {
        var maxima = [Double](repeating: -.infinity, count: drawCount)
        for pair in pairs {
            let (above, below, error) = (columns[pair.above], columns[pair.below], pair.error)
            // All three have an element for each draw; without checks the loop is one of vector instructions.
            unsafe maxima.withUnsafeMutableBufferPointer { maxima in
                unsafe above.withUnsafeBufferPointer { above in
                    unsafe below.withUnsafeBufferPointer { below in
                        for draw in 0..<drawCount {
                            let difference = unsafe (above[draw] - below[draw]) / error
                            unsafe maxima[draw] = unsafe difference > maxima[draw] ? difference : maxima[draw]
                        }
                    }
                }
            }
        }
        return maxima
    }
}
