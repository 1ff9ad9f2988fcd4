import Dataset
import Scoring

/// `tables/answers.csv`: every answer that was expected, and what it came to.
enum AnswersTable {
    static let name = "answers"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            rows += self.rows(run, vendor, nil, vendor.answers.whole)
            for part in vendor.answers.parts { rows += self.rows(run, vendor, part.subject, part.leaves) }
        }
        return OutputTable(
            name: name, title: "Every answer: the ratings of its coders and what they came to",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("subject", .string, "part of the vendor that is rated; blank: the vendor itself"),
                OutputColumn("question", .string, "question's identifier"),
                OutputColumn("status", .string, LeafStatus.allCases.map(\.rawValue).joined(separator: ", ")),
                OutputColumn(
                    "lower", .number,
                    "points in the lower bound; blank: not in the average, or dependent on other vendors"),
                OutputColumn("points", .number, "points in the score; blank: not in the average"),
                OutputColumn(
                    "upper", .number,
                    "points in the upper bound; blank: not in the average, or dependent on other vendors"),
                OutputColumn(
                    "number", .string, "settled number, where its points depend on other vendors' numbers; exact"),
                OutputColumn("treated", .string, "the same after the treatment of outliers, where it was moved"),
                OutputColumn("ratings", .string, "each coder's rating"),
                OutputColumn("consensus", .string, "how the ratings became one"),
                OutputColumn("asked", .string, "when it was asked"),
                OutputColumn("due", .string, "when an answer was due"),
            ],
            key: ["period", "vendor", "subject", "question"], rows: rows)
    }

    private static func rows(
        _ run: RunContext, _ vendor: ScoredVendor, _ subject: Identifier?, _ leaves: LeafList
    ) -> [[String?]] {
        let isExpected: (Leaf) -> Bool = { leaf in
            !leaf.ratings.isEmpty || (subject == nil && (leaf.request != nil || !run.scored.rows.hasRequests))
        }
        return leaves.filter(isExpected).map { leaf in
            [
                run.period.description, vendor.vendor.text, subject?.text, leaf.question.text, leaf.status.rawValue,
                run.cell(leaf.lower), run.cell(leaf.value), run.cell(leaf.upper),
                leaf.measurement.map { exactCell($0.number) },
                leaf.measurement.flatMap { $0.treated == $0.number ? nil : exactCell($0.treated) },
                leaf.ratings.map { "\($0.coder): \($0.rating)" }.joined(separator: "; "), leaf.consensus,
                leaf.request?.asked.description, leaf.request?.due?.description,
            ]
        }
    }
}
