import Tables

/// Names vendors that may be one company under two identifiers, so that a person can look. They are never merged.
enum VendorVariants {
    static func run(_ tables: DatasetTables, _ findings: inout Findings) {
        let rows = tables.vendors.sorted { $0.origin.position < $1.origin.position }
        var reported: Set<Identifier> = []
        var owners: [String: VendorRow] = [:]
        for row in rows {
            guard let number = row.identifier.map(bare), !number.isEmpty else { continue }
            guard let first = owners[number] else {
                owners[number] = row
                continue
            }
            guard first.vendor != row.vendor else { continue }
            reported.insert(row.vendor)
            findings.add(
                row, "identifier", "vendor.same-identifier", severity: .warning,
                "'\(row.vendor)' and '\(first.vendor)' have one official identifier, so they are one company",
                fix: "keep one of the two, and give its identifier in the other's rows", rival: first.origin.position)
        }
        // Needed only where two names are alike, which is seldom.
        lazy var units = Units(tables.vendors, .parent)
        var names: [String: VendorRow] = [:]
        for row in rows where !reported.contains(row.vendor) {
            guard let name = CompanyName.standard.folded(row.name) else { continue }
            guard let first = names[name] else {
                names[name] = row
                continue
            }
            // Companies of one group count together already.
            guard first.vendor != row.vendor, units.unit(of: first.vendor) != units.unit(of: row.vendor) else {
                continue
            }
            findings.add(
                row, "name", "vendor.name-variant", severity: .warning,
                "'\(row.vendor)' may be '\(first.vendor)', whose name is '\(first.name)'",
                fix: "if they are one company, keep one of the two; if they are of one group, name its 'parent'",
                rival: first.origin.position)
        }
    }

    /// Letters and digits alone, in one case: registers write `GB-COH-01234567` and `gb coh 01234567`.
    private static func bare(_ identifier: String) -> String {
        foldedASCII(
            String(
                String.UnicodeScalarView(
                    identifier.unicodeScalars.filter {
                        !$0.isASCII || UInt8($0.value).isDigit || UInt8($0.value).isLetter
                    })))
    }
}
