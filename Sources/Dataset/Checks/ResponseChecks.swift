import Parallel
import Tables

/// A rating must be of a question that was put to the vendor, on the question's scale, once a group.
enum ResponseChecks {
    static func run(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, threads: Int, _ findings: inout Findings
    ) {
        let check = ResponseCheck(tables, index, method, folded: foldedQuestions(tables, method))
        let rows = tables.responses
        let found = concurrentStretches(of: rows.count, threads: threads) { check.findings(in: rows[$0]) }
        for part in found { findings.merge(part) }
        checkGroups(tables, method, &findings)
    }

    /// The questions that stand, directly or further down, under a node that folds.
    private static func foldedQuestions(_ tables: DatasetTables, _ method: Method) -> Set<Identifier> {
        var folded = Set(method.nodes.filter { !$0.fold.isEmpty }.map(\.name))
        var next = folded
        while !next.isEmpty {
            let below = Set(method.nodes.filter { next.contains($0.name) }.flatMap { $0.children.map(\.node) })
            next = below.subtracting(folded)
            folded.formUnion(next)
        }
        guard !folded.isEmpty else { return [] }
        return Set(tables.questions.filter { !folded.isDisjoint(with: $0.under) }.map(\.question))
    }

    /// A group gives one answer to a question: two of its companies rated on it would count twice.
    private static func checkGroups(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        guard method.consolidation == .parent else { return }
        let units = Units(tables.vendors, method.consolidation)
        let groups = Set(tables.vendors.filter { $0.parent != nil }.compactMap { units.unit(of: $0.vendor) })
        guard !groups.isEmpty else { return }
        var speakers: [Answer: ResponseRow] = [:]
        for row in tables.responses {
            guard let unit = units.unit(of: row.vendor), groups.contains(unit) else { continue }
            let answer = Answer(period: row.period, unit: unit, subject: row.subject, question: row.question)
            if let speaker = speakers[answer], speaker.vendor != row.vendor {
                findings.add(
                    row, "vendor", "response.two-companies-of-a-group",
                    "'\(speaker.vendor)' of the same group is rated on this question too",
                    expected: "one company of a group for each question and quarter",
                    fix: "keep the rating of the company whose answer stands for the group",
                    rival: speaker.origin.position)
            }
            if speakers[answer] == nil { speakers[answer] = row }
        }
    }

    private struct Answer: Hashable {
        let period: Period
        let unit: Identifier
        let subject: Identifier?
        let question: Identifier
    }
}
