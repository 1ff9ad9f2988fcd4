import Dataset
import Scoring

/// `tables/treatment.csv`: every number that the treatment of outliers changed.
enum TreatmentTable {
    static let name = "treatment"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Every number that the treatment of outliers changed",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("subject", .string, "part of the vendor that is rated; blank: the vendor itself"),
                OutputColumn("question", .string, "question's identifier"),
                OutputColumn("from", .string, "number as it was rated, exact"),
                OutputColumn("to", .string, "number that its points are worked out from; a logarithm to 12 decimals"),
                OutputColumn("step", .string, TreatedPoint.Step.allCases.map(\.rawValue).joined(separator: ", ")),
            ],
            key: ["period", "vendor", "subject", "question"],
            rows: run.scored.treatedPoints.map {
                [
                    run.period.description, $0.vendor.text, $0.subject?.text, $0.question.text, exactCell($0.from),
                    exactCell($0.to), $0.step.rawValue,
                ]
            })
    }
}
