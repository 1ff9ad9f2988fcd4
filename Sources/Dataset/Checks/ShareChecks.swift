import Statistics

/// The shares of a contract's vendors must not sum to more than the whole.
enum ShareChecks {
    static func run(_ tables: DatasetTables, _ findings: inout Findings) {
        var row = tables.contracts.startIndex
        while row < tables.contracts.endIndex {
            let contract = tables.contracts[row].contract
            let end = tables.contracts[row...].firstIndex { $0.contract != contract } ?? tables.contracts.endIndex
            check(Array(tables.contracts[row..<end]), &findings)
            row = end
        }
    }

    private static func check(_ rows: [ContractRow], _ findings: inout Findings) {
        for version in Set(rows.map(\.version)).sorted() {
            let members = rows.filter { $0.version == version }
            guard let sum = try? Rational.sum(members.compactMap(\.share)), sum > 1, let last = members.last else {
                continue
            }
            findings.add(
                last, "share", "contract.shares-above-one",
                "the shares of contract '\(last.contract)', version \(version), sum to \(sum.exactDecimal ?? sum.description)",
                found: members.map { "\($0.vendor) \($0.cell("share") ?? "(blank)")" }.joined(separator: ", "),
                expected: "at most 1")
        }
    }
}
