/// The codes that coders gave to units, as counts of each value in each unit.
public struct CodedUnits: Sendable {
    /// For each unit the codes of the coders, in one order; nil where a coder gave none.
    public let codes: [[Rational?]]
    /// The values in use or declared, in rising order.
    public let values: [Rational]
    /// For each unit how often each value was given.
    let counts: [[Int]]
    /// For each unit how many codes it has.
    let sizes: [Int]

    /// Codes.
    ///
    /// - Parameters:
    ///   - codes: For each unit the codes of the same coders.
    ///   - categories: The values that could be given; nil for those that were.
    /// - Throws: ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for units with different numbers
    ///   of coders or a code that was not declared.
    public init(_ codes: [[Rational?]], categories: [Rational]? = nil) throws(NotAvailable) {
        guard codes.allSatisfy({ $0.count == codes[0].count }) else { throw .arithmetic(.outOfDomain) }
        let values = Set(categories ?? codes.flatMap { $0.compactMap { $0 } }).sorted()
        let positions = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
        var counts: [[Int]] = []
        for unit in codes {
            var row = [Int](repeating: 0, count: values.count)
            for code in unit.compactMap({ $0 }) {
                guard let position = positions[code] else { throw .arithmetic(.outOfDomain) }
                row[position] += 1
            }
            counts.append(row)
        }
        self.codes = codes
        self.values = values
        self.counts = counts
        sizes = counts.map { $0.reduce(0, +) }
    }

    /// The number of units.
    public var count: Int { codes.count }

    /// The number of units with two codes or more.
    public var pairableUnits: Int { sizes.count { $0 >= 2 } }

    /// The number of codes in those units.
    public var pairableCodes: Int { sizes.filter { $0 >= 2 }.reduce(0, +) }
}
