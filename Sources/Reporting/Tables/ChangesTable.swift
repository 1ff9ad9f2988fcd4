import Dataset
import Scoring
import Statistics

/// `tables/changes.csv`: how far each score moved since the quarter before, and what moved it.
enum ChangesTable {
    static let name = "changes"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for changes in run.uncertainty.changes {
            for (vendor, change) in changes.changes {
                let key: [String?] = [
                    run.period.description, changes.previous.description, changes.index.text, vendor.text,
                ]
                switch change {
                case .none(let reason):
                    rows.append(key + [String?](repeating: nil, count: 13) + [reason])
                case .value(let change):
                    rows.append(
                        key + [
                            run.cell(change.before), run.cell(change.after), run.cell(change.total),
                            run.cell(change.matched), run.cell(change.questionSet), run.cell(change.weights),
                            run.cell(change.coders), String(change.questions), String(change.changedAnswers),
                            change.dropped.isEmpty ? nil : change.dropped.map(\.text).joined(separator: "; "),
                            change.p.value.map { run.probabilityCell($0) } ?? change.p.reason, change.basis?.rawValue,
                            change.holm.map { run.probabilityCell($0) } ?? change.p.reason, "compared",
                        ])
                }
            }
        }
        return OutputTable(
            name: name, title: "Changes since the quarter before, and what made them",
            columns: columns, key: ["period", "index", "vendor"], rows: rows)
    }

    private static let columns = [
        OutputColumn("period", .string, "calendar quarter"),
        OutputColumn("previous", .string, "the quarter that it is compared with"),
        OutputColumn("index", .string, "index of answers"),
        OutputColumn("vendor", .string, "vendor's identifier"),
        OutputColumn("before", .number, "score in the quarter before, under the method in force"),
        OutputColumn("after", .number, "score in this quarter"),
        OutputColumn("change", .number, "after less before: the sum of the four parts that follow"),
        OutputColumn(
            "matched", .number, "from answers that both quarters have, as rated by the coders who rated them in both"),
        OutputColumn("question_set", .number, "from questions that only one of the quarters has an answer to"),
        OutputColumn(
            "weights", .number, "from other weights or points: 0, as the method in force scores both quarters"),
        OutputColumn("coders", .number, "from coders who rated an answer in one of the quarters only"),
        OutputColumn("questions", .integer, "questions that both quarters have an answer to"),
        OutputColumn("changed_answers", .integer, "answers among them with other points now, by the same coders"),
        OutputColumn("unmatched_questions", .string, "questions that only one of the quarters has an answer to"),
        OutputColumn(
            "p", .string, "two-sided p-value of the matched change, sign-flip test, rounded up, or why there is none"),
        OutputColumn("p_basis", .string, "exact; exact, rounded up; or draws"),
        OutputColumn("p_holm", .string, "the same after Holm's adjustment for all vendors of the index"),
        OutputColumn("status", .string, "compared, or why not"),
    ]
}
