import Dataset
import Scoring
import Statistics

/// `tables/pairs.csv`: each two vendors of an index, if the questions stand for a domain of questions.
enum PairsTable {
    static let name = "pairs"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for (index, order) in run.uncertainty.indices {
            for pair in order.value?.pairs ?? [] {
                rows.append([
                    run.period.description, index.text, pair.first.text, pair.second.text, run.cell(pair.difference),
                    pair.matchedDifference.value.map { run.cell($0) } ?? pair.matchedDifference.reason,
                    String(pair.questions), String(pair.dropped.count),
                    pair.dropped.isEmpty ? nil : pair.dropped.map(\.text).joined(separator: "; "),
                    pair.p.value.map { run.probabilityCell($0) } ?? pair.p.reason, pair.basis?.rawValue,
                    run.probabilityCell(pair.holm), run.probabilityCell(pair.falseDiscovery),
                    run.cell(pair.probability), pair.isToldApart ? "true" : "false",
                ])
            }
        }
        return OutputTable(
            name: name, title: "Each two vendors of an index, if the questions stand for a domain of questions",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("index", .string, "index of answers"),
                OutputColumn("first", .string, "vendor's identifier, the one that comes first"),
                OutputColumn("second", .string, "the other vendor's identifier"),
                OutputColumn("difference", .number, "score of the first less that of the second"),
                OutputColumn(
                    "matched_difference", .string,
                    "the same on the questions that apply to both, or why it is not known"
                ),
                OutputColumn("questions", .integer, "questions that apply to both"),
                OutputColumn("dropped", .integer, "questions that apply to one of them only, and are left out"),
                OutputColumn("dropped_questions", .string, "these questions' identifiers"),
                OutputColumn(
                    "p", .string, "two-sided p-value of the paired sign-flip test, rounded up, or why there is none"),
                OutputColumn("p_basis", .string, "exact; exact, rounded up; or draws"),
                OutputColumn("p_holm", .number, "the same after Holm's adjustment for all pairs of the index"),
                OutputColumn("p_fdr", .number, "the same after Benjamini's and Hochberg's adjustment"),
                OutputColumn(
                    "probability_above", .number,
                    "part of the resamples of the questions in which the first scores above the second, ties half"),
                OutputColumn(
                    "told_apart", .boolean, "whether one is found to be above the other, all pairs at once"),
            ],
            key: ["period", "index", "first", "second"], rows: rows)
    }
}
