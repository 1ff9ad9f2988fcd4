import Dataset
import Scoring

/// `tables/disagreements.csv`: every answer that coders rated differently, worth most first.
enum DisagreementsTable {
    static let name = "disagreements"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Answers that coders rated differently, and what that is worth",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("subject", .string, "part of the vendor that is rated; blank: the vendor itself"),
                OutputColumn("question", .string, "question's identifier"),
                OutputColumn("standing", .string, "unresolved, by rule or settled"),
                OutputColumn("effect", .string, "points by which the ratings given move the headline index"),
                OutputColumn("index_low", .string, "the headline index with the rating that makes it lowest"),
                OutputColumn("index_high", .string, "the headline index with the rating that makes it highest"),
                OutputColumn("ratings", .string, "each coder's rating"),
                OutputColumn("quotes", .string, "the words that each coder's rating rests on"),
                OutputColumn("comments", .string, "each coder's reason"),
                OutputColumn("settled", .string, "the settled rating; blank: none on record"),
                OutputColumn("consensus", .string, "how the ratings became one"),
            ],
            key: ["period", "vendor", "subject", "question"],
            rows: run.disagreements.map { item in
                [
                    run.period.description, item.vendor.text, item.subject?.text, item.question.text,
                    item.standing.rawValue, run.cell(item.effect), run.cell(item.index.map(\.lower)),
                    run.cell(item.index.map(\.upper)), item.each { $0.rating }, item.each(\.quote),
                    item.each(\.comment), item.settled?.rating, item.consensus,
                ]
            })
    }
}

extension Disagreement {
    /// What each coder has of something, where one has it: "ada: full; ben: partial".
    func each(_ text: (ResponseRow) -> String?) -> String? {
        let parts = ratings.compactMap { row in text(row).map { "\(row.coder): \($0)" } }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
