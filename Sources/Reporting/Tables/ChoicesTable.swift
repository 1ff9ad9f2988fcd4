import Dataset
import Scoring
import Statistics

/// `tables/choices.csv`: how much of the variation of ranks comes from each of the method's choices.
enum ChoicesTable {
    static let name = "choices"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        if let choices = run.choices {
            for influence in choices.influences {
                let (output, vendor) = names(influence.output, choices)
                for (place, factor) in choices.factors.enumerated() {
                    let start: [String?] = [
                        run.period.description, output, vendor, factor.identifier,
                        factor.alternatives.isEmpty
                            ? range(factor, choices) : factor.alternatives.joined(separator: "; "),
                    ]
                    switch influence.shares {
                    case .success(let shares):
                        let errors = influence.errors.flatMap { $0.indices.contains(place) ? $0[place] : nil }
                        rows.append(
                            start + [
                                run.cell(shares[place].firstOrder), run.cell(errors?.firstOrder),
                                run.cell(shares[place].firstOrderJansen), run.cell(shares[place].total),
                                run.cell(errors?.total), String(influence.points), "computed",
                            ])
                    case .failure(let reason):
                        rows.append(start + [nil, nil, nil, nil, nil, String(influence.points), reason.words])
                    }
                }
            }
        }
        return OutputTable(
            name: name, title: "How much of the variation of ranks comes from each choice of the method",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn(
                    "output", .string, "what varies: all ranks together, the mean shift in rank, or one vendor's rank"),
                OutputColumn("vendor", .string, "vendor's identifier, for its rank; blank for all together"),
                OutputColumn("choice", .string, "choice of the method"),
                OutputColumn("alternatives", .string, "what it is varied among, the published one first"),
                OutputColumn(
                    "first_order", .number, "part of the variance that it brings by itself (Saltelli, centred)"),
                OutputColumn("first_order_se", .number, "standard error of that estimate, by resampling the points"),
                OutputColumn("first_order_jansen", .number, "the same part by Jansen's formula"),
                OutputColumn("total", .number, "part that it brings together with all others (Jansen)"),
                OutputColumn("total_se", .number, "standard error of that estimate, by resampling the points"),
                OutputColumn("points", .integer, "points of each sample that count; the others hold a run that failed"),
                OutputColumn("status", .string, "computed, or why not"),
            ],
            key: ["period", "output", "vendor", "choice"], rows: rows)
    }

    private static func names(
        _ output: MethodSensitivity.Output, _ choices: MethodSensitivity
    ) -> (output: String, vendor: String) {
        switch output {
        case .ranks: ("ranks", "")
        case .shift: ("mean shift in rank", "")
        case .rank(let place): ("rank", choices.vendors[place].text)
        }
    }

    private static func range(_ factor: ChoiceFactor, _ choices: MethodSensitivity) -> String {
        "±\(Figures.percent(choices.rules.weights))"
    }
}
