import Dataset
import Scoring
import Statistics

/// `tables/agreement.csv`: how far coders agree, by question and by scale.
enum AgreementTable {
    static func table(_ run: RunContext) -> OutputTable {
        let none = run.method.target.notApplicable
        return OutputTable(
            name: "agreement", title: "Agreement of coders who rated the same answers independently",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("scope", .string, "question or scale"),
                OutputColumn("name", .string, "the question's or the scale's identifier"),
                OutputColumn("answers", .integer, "answers with two independent ratings or more"),
                OutputColumn("coders", .integer, "coders who gave them"),
                OutputColumn(
                    "percent_agreement", .number, "share of coder pairs that agree, mean over answers, 0 to 1"),
                OutputColumn("metric", .string, "how far apart two ratings are: nominal, ordinal or interval"),
                OutputColumn("alpha", .number, "Krippendorff's alpha, at most 1; 0 is what chance would bring"),
                OutputColumn("alpha_low", .string, "lower end of its confidence interval"),
                OutputColumn("alpha_high", .string, "upper end of its confidence interval"),
                OutputColumn("remark", .string, "why alpha is not available"),
            ],
            key: ["period", "scope", "name"],
            rows: run.agreement.figures.map { figures in
                let alpha = try? figures.alpha.get()
                return [
                    run.period.description, figures.scope.kind, figures.scope.name, String(figures.units),
                    String(figures.coders), run.cell(figures.percentAgreement), "\(figures.metric)", run.cell(alpha),
                    none, none, figures.remark,
                ]
            })
    }
}

extension CoderAgreement.Scope {
    var kind: String {
        switch self {
        case .question: "question"
        case .scale: "scale"
        }
    }

    var name: String {
        switch self {
        case .question(let name), .scale(let name): name.text
        }
    }
}

extension CoderAgreement.Figures {
    /// Why alpha is not available; nil where it is.
    var remark: String? {
        guard case .failure(let reason) = alpha else { return nil }
        return switch reason {
        case .chanceIsComplete, .constant: "every rating is the same, so that chance would agree as well"
        case .nothingToCompare, .tooFew: "no answer has two independent ratings"
        default: "it can't be computed for these ratings"
        }
    }
}
