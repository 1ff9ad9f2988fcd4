import Tables

/// Parents must exist, must not run in a circle, and should have a source.
enum VendorChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ findings: inout Findings) {
        for place in tables.vendors.indices where tables.vendors[place].parent != nil {
            let row = tables.vendors[place]
            findings.requireKnown(row, "parent", row.parent, in: index.vendorTarget)
            guard let parent = row.parent, index.vendors[parent] != nil else { continue }
            if let circle = circle(from: row.vendor, index) {
                // Once for the whole circle.
                guard circle.min() == row.vendor else { continue }
                findings.add(
                    row, "parent", "vendor.parents-in-a-circle", "the chain of parents comes back to this vendor",
                    found: circle.map(\.text).joined(separator: " → "),
                    fix: circle.count == 2 ? "leave 'parent' blank" : "leave 'parent' of one of them blank")
            } else if row.parentSource == nil {
                findings.add(
                    row, "parent_source", "vendor.parent-without-source", severity: .warning,
                    "no source ties '\(row.vendor)' to its parent '\(parent)', yet its rows count for it",
                    fix: "name the document that shows the tie")
            }
        }
    }

    private static func circle(from start: Identifier, _ index: DatasetIndex) -> [Identifier]? {
        var path = [start]
        var seen: Set<Identifier> = []
        var next = index.vendors[start]?.parent
        while let vendor = next {
            path.append(vendor)
            if vendor == start { return path }
            // A circle that this vendor only leads into is reported for those that stand in it.
            guard seen.insert(vendor).inserted else { return nil }
            next = index.vendors[vendor]?.parent
        }
        return nil
    }
}
