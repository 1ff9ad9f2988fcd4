import Dataset
import Scoring
import Statistics

/// `tables/generalisability.csv`: what scores from other numbers of questions and coders can be expected to be worth.
enum GeneralisabilityTable {
    static let name = "generalisability"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "What other numbers of questions and coders would be worth",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("questions", .integer, "questions a score would rest on"),
                OutputColumn("coders", .integer, "coders of each answer"),
                OutputColumn(
                    "phi", .number,
                    "share of the variance of scores that is of vendors, 0 to 1: Brennan's dependability"),
                OutputColumn("e_rho2", .number, "the same where only the order of vendors counts, 0 to 1"),
                OutputColumn("sem", .number, "standard error of measurement of a score, in points"),
            ],
            key: ["period", "questions", "coders"], rows: rows(run))
    }

    private static func rows(_ run: RunContext) -> [[String?]] {
        guard let design = try? run.design.get() else { return [] }
        let questions = Set([5, 10, 20, 40, 80, 160, design.questions.count]).sorted()
        let coders = Set([1, 2, 3, 4, 5, 10, design.coders.count]).sorted()
        return questions.flatMap { questions in
            coders.compactMap { coders -> [String?]? in
                guard let decision = design.decision(questions: questions, coders: coders) else { return nil }
                let decimals = run.method.decimals.tables
                let error = (try? Grid.rational(decision.standardError)).map { $0.fixed(decimals) }
                return [
                    run.period.description, String(questions), String(coders), run.cell(decision.dependability),
                    run.cell(decision.generalisability), error,
                ]
            }
        }
    }
}
