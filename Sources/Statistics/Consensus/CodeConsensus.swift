/// What the codes that several coders gave to one unit come to; exact.
///
/// Each figure is not available for a unit without a code, and a vote also where nobody wins it: a tie is for people to
/// settle.
public enum CodeConsensus: CaseIterable, Sendable {
    /// The mean, for codes on a scale of equal steps.
    case mean
    /// The middle code, or the lower of the two in the middle.
    case lowerMedian
    /// The middle code, or the mean of the two in the middle.
    case median
    /// The middle code, or the upper of the two in the middle.
    case upperMedian
    /// The code given most often.
    case plurality
    /// The code given by more than half.
    case majority

    /// What codes come to.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no code; ``NotAvailable/notUnique`` where no code wins the vote;
    ///   ``NotAvailable/arithmetic(_:)``.
    public func value(of codes: [Rational]) throws(NotAvailable) -> Rational {
        let sorted = codes.sorted()
        guard let first = sorted.first else { throw .tooFew(needed: 1) }
        let (lower, upper) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        switch self {
        case .lowerMedian: return lower
        case .upperMedian: return upper
        case .mean, .median:
            return try NotAvailable.reason { () throws(ArithmeticError) in
                if self == .median { return try (lower + upper) / 2 }
                return try Rational.sum(sorted) / Rational(sorted.count)
            }
        case .plurality, .majority:
            var best = first
            var most = 0
            var isTied = false
            for code in sorted where code != best || most == 0 {
                let count = sorted.count { $0 == code }
                if count > most {
                    (best, most, isTied) = (code, count, false)
                } else if count == most {
                    isTied = true
                }
            }
            guard self == .plurality ? !isTied : 2 * most > sorted.count else { throw .notUnique }
            return best
        }
    }

    /// The highest code less the lowest.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for no code; ``NotAvailable/arithmetic(_:)``.
    public static func range(of codes: [Rational]) throws(NotAvailable) -> Rational {
        guard let lowest = codes.min(), let highest = codes.max() else { throw .tooFew(needed: 1) }
        return try NotAvailable.reason { () throws(ArithmeticError) in try highest - lowest }
    }
}
