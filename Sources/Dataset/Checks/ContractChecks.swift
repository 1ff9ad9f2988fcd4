import Statistics
import Tables

/// What a contract's row says must be possible, and dated.
enum ContractChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ findings: inout Findings) {
        for row in tables.contracts {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            check(row, &findings, published: row.source.flatMap { index.sources[$0]?.published })
            if let original = row.sameAs, original != row.contract {
                findings.requireKnown(row, "same_as", original, in: index.contractTarget)
            }
        }
    }

    /// What can be said of a row without looking at another.
    /// - Parameter published: when its source was published.
    static func check(_ row: ContractRow, _ findings: inout Findings, published: CalendarDate?) {
        checkTerm(row, &findings)
        checkRoles(row, &findings)
        checkDuplicate(row, &findings)
        if row.signed == nil, row.starts == nil, published == nil {
            findings.add(
                row, "signed", "contract.undated", "nothing dates this contract, so it can't be put in a quarter",
                fix: "give 'signed' or 'starts', or a source with a date of publication")
        }
        if row.source == nil {
            findings.add(
                row, "source", "contract.without-source", severity: .warning,
                "no source stands behind this contract", fix: "name the document")
        }
    }

    private static func checkTerm(_ row: ContractRow, _ findings: inout Findings) {
        guard let starts = row.starts, let ends = row.ends else { return }
        guard let between = Term.years(from: starts, to: ends) else {
            findings.add(
                row, "ends", "contract.ends-before-it-starts", "'ends' comes before 'starts'",
                expected: "\(starts) or later")
            return
        }
        guard let years = row.years, let difference = try? (years - between).magnitude, difference > Rational.tenth
        else {
            return
        }
        findings.add(
            row, "years", "contract.two-terms", "'years' and the dates say different things",
            expected: "\(between.fixed(2)), as from \(starts) to \(ends), or at most 0.1 more or less",
            fix: "correct one of 'years', 'starts' and 'ends'")
    }

    private static func checkRoles(_ row: ContractRow, _ findings: inout Findings) {
        if row.roles.stated.contains(.build), row.roles.denied.contains(.supply) {
            findings.add(
                row, "roles", "contract.builds-without-supplying",
                "who builds a system supplies it, yet '!supply' stands here",
                fix: "take 'build' or '!supply' out")
        }
    }

    private static func checkDuplicate(_ row: ContractRow, _ findings: inout Findings) {
        guard row.sameAs == row.contract else { return }
        findings.add(
            row, "same_as", "contract.duplicate-of-itself", "the contract is given as a duplicate of itself",
            fix: "leave 'same_as' blank")
    }
}

extension Rational {
    static var tenth: Rational { .percent(10) }
}
