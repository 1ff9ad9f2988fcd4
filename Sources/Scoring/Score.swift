public import Statistics

/// A score: the value under the method's rule, and the lowest and the highest that the known facts allow.
public struct Score: Hashable, Sendable {
    /// Nil where nothing bounds the score: a missing answer on a scale without ends, or a step that depends on the
    /// other vendors.
    public let bounds: Interval?
    /// Nil where the method's rule leaves every missing fact out and nothing is left to take a mean of.
    public let value: Rational?

    /// The two ends, or one value at both.
    public init(bounds: Interval?, value: Rational?) {
        self.bounds = bounds
        self.value = value
    }

    /// A score between two bounds.
    public init(lower: Rational, value: Rational?, upper: Rational) {
        self.init(bounds: Interval(lower, upper), value: value)
    }

    /// A score that the facts fix.
    public init(exactly value: Rational) { self.init(bounds: Interval(exactly: value), value: value) }

    /// The lowest value that the known facts allow.
    public var lower: Rational? { bounds?.lower }

    /// The highest value that the known facts allow.
    public var upper: Rational? { bounds?.upper }

    /// The score with its bounds to so many decimals, halves to even; what has too many digits to be rounded stays.
    func rounded(to decimals: Int) -> Score {
        func rounded(_ value: Rational) -> Rational { (try? value.rounded(decimals: decimals)) ?? value }
        let value = self.value.map(rounded)
        // Where nothing is missing all three are one.
        func end(_ end: Rational) -> Rational { end == self.value ? value ?? end : rounded(end) }
        return Score(bounds: bounds.map { Interval(end($0.lower), end($0.upper)) }, value: value)
    }

    /// Whether the facts allow one value only.
    public var isExact: Bool { bounds?.isExact ?? false }
}

/// The lowest and the highest value that a figure can have.
public struct Interval: Hashable, Sendable {
    /// The lowest value.
    public let lower: Rational
    /// The highest value.
    public let upper: Rational

    /// The two ends, or one value at both.
    public init(_ lower: Rational, _ upper: Rational) {
        self.lower = lower
        self.upper = upper
    }

    /// The two ends, or one value at both.
    public init(exactly value: Rational) { self.init(value, value) }

    /// Anything from nothing to all of a feature.
    public static let unknownShare = Interval(0, 1)

    /// Whether both ends are the same.
    public var isExact: Bool { lower == upper }

    /// How far the ends are apart.
    public var width: Rational {
        get throws(ArithmeticError) { try upper - lower }
    }

    /// The interval times a number that is not negative.
    public func scaled(by factor: Rational) throws(ArithmeticError) -> Interval {
        Interval(try lower * factor, try upper * factor)
    }

    /// Every sum of a value of each.
    public static func + (left: Interval, right: Interval) throws(ArithmeticError) -> Interval {
        Interval(try left.lower + right.lower, try left.upper + right.upper)
    }

    /// Every value of the left less every value of the right.
    public static func - (left: Interval, right: Interval) throws(ArithmeticError) -> Interval {
        Interval(try left.lower - right.upper, try left.upper - right.lower)
    }

    /// Whether the two have a value in common.
    public func meets(_ other: Interval) -> Bool { lower <= other.upper && other.lower <= upper }

    /// Whether every value of the other lies within this one.
    public func contains(_ other: Interval) -> Bool { lower <= other.lower && other.upper <= upper }
}

/// What stops a dataset from being scored although each of its rows is sound.
public struct ScoringFault: Error, Hashable, Sendable {
    /// What was being computed, such as "node 'transparency' of vendor 'alder'".
    public let what: String
    /// Why it failed.
    public let error: ArithmeticError

    /// The fault in a sentence.
    public var explanation: String {
        let reason =
            switch error {
            case .overflow: "a number has more digits than can be computed exactly"
            case .divisionByZero: "a division by zero"
            case .notFinite: "a figure that is not finite"
            case .outOfDomain:
                "a figure for which the step is not defined, such as the geometric mean of a negative one"
            }
        return "\(what) can't be computed: \(reason)"
    }
}

/// Runs an exact computation and says, if it fails, what was being computed.
func computing<Value>(
    _ what: @autoclosure () -> String, _ body: () throws(ArithmeticError) -> Value
) throws(ScoringFault) -> Value {
    do {
        return try body()
    } catch {
        throw ScoringFault(what: what(), error: error)
    }
}
