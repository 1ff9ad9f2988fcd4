/// (x − min) / (reference − min), where the reference is one of the values: it has 1, the smallest value 0; exact.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5.
public struct DistanceToReference: Normalisation {
    /// The position of the reference among the values, from 0.
    public let reference: Int

    /// The rule.
    public init(reference: Int) {
        self.reference = reference
    }

    public var name: String { "distance to reference" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    /// - Throws: ``NotAvailable/constant`` where the reference is the smallest value;
    ///   ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` where there is no such position.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard values.indices.contains(reference) else { throw .arithmetic(.outOfDomain) }
        return try DistanceToTarget(target: values[reference], isCapped: false).values(of: values)
    }
}

/// (x − min) / (target − min): the smallest value has 0, a value that reaches the target 1; exact.
public struct DistanceToTarget: Normalisation {
    /// The value that gives 1.
    public let target: Rational
    /// Whether a value beyond the target has 1.
    public let isCapped: Bool

    /// The rule.
    public init(target: Rational, isCapped: Bool = true) {
        self.target = target
        self.isCapped = isCapped
    }

    public var name: String { "distance to target" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    /// - Throws: ``NotAvailable/constant`` where the smallest value is the target; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` where it is beyond it.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard let least = values.min() else { return [] }
        guard least != target else { throw .constant }
        guard least < target else { throw .arithmetic(.outOfDomain) }
        return try each(values) { value throws(ArithmeticError) in
            let distance = try shareOfRange(value, from: least, to: target)
            return isCapped ? Rational.min(distance, 1) : distance
        }
    }
}

/// 1 − (max − x) / (max − min): the largest value has 1, the smallest 0; exact, and the same as ``MinMax``.
///
/// It stands under a name of its own because methods are written in either's words.
public struct DistanceToMaximum: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "distance to maximum" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }
    public var results: ClosedRange<Rational>? { 0...1 }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        try MinMax().values(of: values)
    }
}
