/// Which vendor each company's rows count for.
public struct Units: Sendable {
    private let unitOf: [Identifier: Identifier]

    /// The vendors that are scored, in the order of their identifiers.
    public let all: [Identifier]

    public init(_ vendors: [VendorRow], _ consolidation: Consolidation) {
        let parents = Dictionary(vendors.map { ($0.vendor, $0.parent) }, uniquingKeysWith: { first, _ in first })
        var unitOf: [Identifier: Identifier] = [:]
        for vendor in vendors.map(\.vendor) {
            var unit = vendor
            if consolidation == .parent {
                // A circle of parents is an error of its own; here it must only not be followed for ever.
                var steps = 0
                while let parent = parents[unit] ?? nil, parents[parent] != nil, steps <= vendors.count {
                    unit = parent
                    steps += 1
                }
            }
            unitOf[vendor] = unit
        }
        self.unitOf = unitOf
        // The rows are in order, and nearly always so are their units: what is in order is quickly sorted.
        var seen: Set<Identifier> = []
        all = vendors.compactMap { unitOf[$0.vendor] }.filter { seen.insert($0).inserted }.sorted()
    }

    /// Each company's unit by its place in ``all``, in the order of the companies' rows, and ``all``.
    ///
    /// Where every company is a unit and the rows are in order, there is nothing to look up.
    package static func places(
        of vendors: [VendorRow], _ consolidation: Consolidation
    ) -> (units: [Identifier], places: [Int?]) {
        let identifiers = vendors.map(\.vendor)
        if consolidation == .none, zip(identifiers, identifiers.dropFirst()).allSatisfy({ $0 < $1 }) {
            return (identifiers, Array(identifiers.indices))
        }
        let units = Units(vendors, consolidation)
        let places = Dictionary(uniqueKeysWithValues: units.all.enumerated().map { ($1, $0) })
        return (units.all, identifiers.map { units.unit(of: $0).flatMap { places[$0] } })
    }

    /// The vendor that a company's rows count for; nil for a company that `vendors.csv` does not have.
    public func unit(of company: Identifier) -> Identifier? { unitOf[company] }

    /// The companies whose rows count for a vendor, itself among them, sorted.
    public func companies(of unit: Identifier) -> [Identifier] {
        unitOf.filter { $0.value == unit }.map(\.key).sorted()
    }
}
