import Dataset
import Scoring

/// `tables/questions_to_ask.csv`: what nobody disclosed, and what its answer would be worth.
enum QuestionsTable {
    static let name = "questions_to_ask"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            for (index, question) in vendor.questions.enumerated() {
                rows.append([
                    run.period.description, vendor.vendor.text, String(index + 1), question.contract?.contract.text,
                    question.plainText(run), run.cell(question.points), question.worth.words,
                ])
            }
        }
        return OutputTable(
            name: name, title: "Questions to ask each vendor, worth most first",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor's identifier"),
                OutputColumn("number", .integer, "place in the vendor's list"),
                OutputColumn("contract", .string, "contract it is about; blank: an answer that is missing"),
                OutputColumn("question", .string, "what to ask"),
                OutputColumn("points", .number, "points that a full answer is worth"),
                OutputColumn("worth", .string, "what the points are of"),
            ],
            key: ["period", "vendor", "number"], rows: rows)
    }
}

extension QuestionToAsk.Worth {
    /// What the points are of.
    var words: String {
        switch self {
        case .narrowsInvolvement: "narrows the bounds of the contract's involvement"
        case .narrowsIndex: "narrows the bounds of the index"
        case .raisesIndex: "can raise the index at most"
        }
    }
}

extension QuestionToAsk {
    /// The question in a sentence, as plain text.
    ///
    /// - Parameter namesContract: whether the contract's title stands behind it.
    func plainText(_ run: RunContext, namesContract: Bool = true) -> String {
        let title = namesContract ? contract.map { $0.title ?? $0.contract.text } ?? "" : ""
        let of = title.isEmpty ? "" : " (\(title))"
        return switch subject {
        case .contract: "What does the contract say: roles, risks, term and value?" + of
        case .roles: "Which roles does the vendor have?" + of
        case .role(let role): "Does the vendor \(role.rawValue) the system?" + of
        case .risks: "Who bears which risks?" + of
        case .risk(let risk): "Who bears \(risk.name) risk?" + of
        case .term: "How long does the contract run?" + of
        case .value: "What is the contract worth?" + of
        case .rate(let currency, let year):
            "What was the contract worth in \(run.method.baseCurrency): its year, and the rate of \(currency)"
                + (year.map { " for \($0)?" } ?? "?") + of
        case .answer(let question): run.question(question)?.text ?? question.text
        case .partAnswer(let question, let subject): "\(subject): \(run.question(question)?.text ?? question.text)"
        }
    }
}
