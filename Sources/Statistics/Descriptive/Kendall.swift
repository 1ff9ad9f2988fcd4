/// How the pairs of units stand in two lists, and the coefficients of agreement in order that follow; all but
/// ``tauB()`` exact.
///
/// Kendall, Rank Correlation Methods (1948), chapters 1 and 3.
public struct PairOrder: Equatable, Sendable {
    /// The pairs that have the same order in both lists.
    public private(set) var concordant = 0
    /// The pairs that have opposite orders.
    public private(set) var discordant = 0
    /// The pairs with equal values in the first list, whatever the second says.
    public private(set) var tiedInFirst = 0
    /// The pairs with equal values in the second list, whatever the first says.
    public private(set) var tiedInSecond = 0
    /// The number of units.
    public let count: Int
    /// The number of different values in the list that has fewer.
    private let levels: Int

    /// Counts the pairs.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than two units; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for lists of different lengths.
    /// - Complexity: The square of the number of units.
    public init(_ x: [Rational], _ y: [Rational]) throws(NotAvailable) {
        guard x.count == y.count else { throw .arithmetic(.outOfDomain) }
        guard x.count >= 2 else { throw .tooFew(needed: 2) }
        count = x.count
        levels = min(Set(x).count, Set(y).count)
        for first in x.indices {
            for second in x.indices where second > first {
                let isTied = (x[first] == x[second], y[first] == y[second])
                if isTied.0 { tiedInFirst += 1 }
                if isTied.1 { tiedInSecond += 1 }
                if isTied.0 || isTied.1 { continue }
                if (x[first] < x[second]) == (y[first] < y[second]) { concordant += 1 } else { discordant += 1 }
            }
        }
    }

    private var pairs: Int { count * (count - 1) / 2 }
    private var surplus: Rational { Rational(concordant - discordant) }

    /// (C − D) / (n (n − 1) / 2), which ties draw towards 0.
    public func tauA() throws(NotAvailable) -> Rational {
        let pairs = pairs
        return try NotAvailable.reason { () throws(ArithmeticError) in try surplus / Rational(pairs) }
    }

    /// (C − D) / √((n₀ − t_x)(n₀ − t_y)), n₀ being the number of pairs and t those tied in one list; from −1 to 1.
    ///
    /// - Throws: ``NotAvailable/constant`` where a list does not vary.
    public func tauB() throws(NotAvailable) -> DoubleDouble {
        let untied = (Rational(pairs - tiedInFirst), Rational(pairs - tiedInSecond))
        guard !untied.0.isZero && !untied.1.isZero else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try DoubleDouble(surplus) / .sqrt(DoubleDouble(untied.0 * untied.1))
        }
    }

    /// 2 m (C − D) / (n² (m − 1)), m being the number of different values in the list that has fewer (Stuart 1953).
    ///
    /// - Throws: ``NotAvailable/constant`` where a list does not vary.
    public func tauC() throws(NotAvailable) -> Rational {
        guard levels > 1 else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try Rational(2 * levels) * surplus / (Rational(count) * Rational(count) * Rational(levels - 1))
        }
    }

    /// (C − D) / (C + D), γ of Goodman and Kruskal (1954), which takes no notice of ties.
    ///
    /// - Throws: ``NotAvailable/constant`` where every pair is tied in one of the lists.
    public func gamma() throws(NotAvailable) -> Rational {
        guard concordant + discordant > 0 else { throw .constant }
        return try NotAvailable.reason { () throws(ArithmeticError) in
            try surplus / Rational(concordant + discordant)
        }
    }
}
