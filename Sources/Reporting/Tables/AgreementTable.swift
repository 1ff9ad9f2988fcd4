import Dataset
import Scoring
import Statistics

/// `tables/agreement.csv`: how far coders agree, by question, node, scale and pair of coders, by every coefficient.
enum AgreementTable {
    static let name = "agreement"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "Agreement of coders who rated the same answers independently",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("scope", .string, "question, node, scale or coders"),
                OutputColumn("name", .string, "the identifier of the question, node or scale; the two coders"),
                OutputColumn(
                    "coefficient", .string,
                    "percent agreement; alpha nominal, ordinal, interval or ratio (Krippendorff); AC1; AC2 (Gwet)"),
                OutputColumn(
                    "value", .string, "1 is complete agreement; of all but the first 0 is what chance would bring"),
                OutputColumn("low", .string, "lower end of its interval"),
                OutputColumn("high", .string, "upper end of its interval"),
                OutputColumn("basis", .string, "where the interval is from"),
                OutputColumn("jackknife_low", .string, "lower end of the interval from one vendor left out at a time"),
                OutputColumn("jackknife_high", .string, "upper end of the interval from one vendor left out at a time"),
                OutputColumn("undefined", .integer, "resamples left out because it was not available in them"),
                OutputColumn("answers", .integer, "answers with two independent ratings or more"),
                OutputColumn("vendors", .integer, "vendors whose answers they are"),
                OutputColumn("coders", .integer, "coders who gave them"),
                OutputColumn("fits", .boolean, "whether it is the alpha that fits the scale"),
                OutputColumn(
                    "use", .string, "of that alpha, by its lowest limit: rely, tentative or none (Krippendorff's rule)"),
                OutputColumn(
                    "few", .boolean, "whether there are so few answers that intervals cover less than they promise"),
            ],
            key: ["period", "scope", "name", "coefficient"],
            rows: run.agreement.figures.flatMap { figures in figures.estimates.map { row(run, figures, $0) } })
    }

    private static func row(
        _ run: RunContext, _ figures: AgreementFigures, _ estimate: AgreementEstimate
    ) -> [String?] {
        let fits = estimate.coefficient == .alpha(figures.metric)
        let isGwet = estimate.coefficient == .ac1 || estimate.coefficient == .ac2
        let basis =
            (try? estimate.interval.get()).map { _ in
                isGwet ? "t over answers" : "percentiles of \(run.agreement.replicates) resamples of answers"
            }
        return [
            run.period.description, figures.scope.kind, figures.scope.name, estimate.coefficient.name,
            run.cell(estimate.value), run.cell(estimate.interval.map(\.lower)),
            run.cell(estimate.interval.map(\.upper)), basis, run.cell(estimate.jackknife.map(\.lower)),
            run.cell(estimate.jackknife.map(\.upper)), String(estimate.undefined), String(figures.answers),
            String(figures.vendors), String(figures.coders), fits ? "true" : "false",
            fits ? figures.use.words(\.rawValue) : nil, figures.hasFewAnswers ? "true" : "false",
        ]
    }
}

extension RunContext {
    /// A figure with the decimals of the tables, or the words for why there is none.
    func cell(_ value: Result<Rational, NotShown>) -> String { value.words { $0.fixed(method.decimals.tables) } }
}

extension Result where Failure == NotShown {
    /// The value in words, or why there is none.
    func words(_ text: (Success) -> String) -> String {
        switch self {
        case .success(let value): text(value)
        case .failure(let reason): reason.words
        }
    }
}

extension AgreementEstimate.Coefficient {
    var name: String {
        switch self {
        case .percentAgreement: "percent agreement"
        case .alpha(let metric): "alpha \(metric)"
        case .ac1: "AC1"
        case .ac2: "AC2"
        }
    }
}

extension CoderAgreement.Scope {
    var kind: String {
        switch self {
        case .question: "question"
        case .node: "node"
        case .coders: "coders"
        case .scale: "scale"
        }
    }

    var name: String {
        switch self {
        case .question(let name), .node(let name), .scale(let name): name.text
        case .coders(let first, let second): first.text + " and " + second.text
        }
    }
}
