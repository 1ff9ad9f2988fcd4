/// x / max, exactly; for quantities whose largest value is above 0.
public struct FractionOfMaximum: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "fraction of maximum" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }

    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` where the largest value is not
    ///   above 0: divided by a negative maximum, the results would fall as the values rise.
    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard let greatest = values.max() else { return [] }
        guard greatest > 0 else { throw .arithmetic(.outOfDomain) }
        return try each(values) { value throws(ArithmeticError) in try value / greatest }
    }
}
