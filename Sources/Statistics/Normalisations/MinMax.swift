/// (x − min) / (max − min), from 0 to 1, exactly.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5. It is also 1 less the distance to
/// the maximum as a share of the range.
public struct MinMax: Normalisation {
    /// The rule.
    public init() {}

    public var name: String { "min-max" }
    public var dependsOnOthers: Bool { true }
    public var neverFalls: Bool { true }
    public var results: ClosedRange<Rational>? { 0...1 }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        if let whole = WholeMultiples(values) { return try MinMax.values(of: whole.multiples) }
        guard let least = values.min(), let greatest = values.max() else { return [] }
        guard least != greatest else { throw .constant }
        return try each(values) { value throws(ArithmeticError) in try shareOfRange(value, from: least, to: greatest) }
    }

    /// The same of whole numbers.
    private static func values(of values: [Int64]) throws(NotAvailable) -> [Rational] {
        guard let least = values.min(), let greatest = values.max() else { return [] }
        guard least != greatest else { throw .constant }
        let width = Int128(greatest) - Int128(least)
        return try NotAvailable.reason { () throws(ArithmeticError) in
            var shares: [Rational] = []
            shares.reserveCapacity(values.count)
            for value in values { shares.append(try Rational(Int128(value) - Int128(least), over: width)) }
            return shares
        }
    }
}
