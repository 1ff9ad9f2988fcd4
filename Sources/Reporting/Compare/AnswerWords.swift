import Dataset
import Scoring
import Statistics

/// How an answer and its worth stand in a cell.
enum AnswerWords {
    /// "full (100.0)"; what coders did not agree on, or nobody rated, in the words of its standing.
    static func cell(_ leaf: Leaf, _ figures: Figures) -> Markdown {
        let ratings = Set(leaf.ratings.map { Identifier($0.rating) })
        let settled = leaf.ratings.first { $0.coder == ResponseRow.settled }?.rating
        let words: Markdown
        if let settled {
            words = "\(settled)"
        } else if ratings.count == 1, let only = ratings.first {
            words = "\(only.text)"
        } else {
            words = leaf.ratings.isEmpty ? "*\(leaf.status.words)*" : "\(leaf.consensus)"
        }
        return words + (leaf.value.map { " (\(figures.text($0)))" } ?? "")
    }

    /// The question, behind the part of the vendor that it was rated for.
    static func question(_ question: Identifier, _ subject: Identifier?, _ run: RunContext) -> Markdown {
        let text: Markdown = "\(run.question(question)?.text ?? question.text)"
        return subject.map { "*\($0.text)*: " + text } ?? text
    }

    /// Why there is a dash in place of a worth, each reason once.
    static func reasons(_ effects: [Result<Rational, NotShown>], on page: inout MarkdownPage) {
        let reasons = effects.compactMap { effect -> String? in
            if case .failure(let reason) = effect { reason.words } else { nil }
        }
        for reason in Set(reasons).sorted() { page.paragraph("Worth, where there is a dash: \(reason).") }
    }

    /// The points with their sign; a dash where they are not known.
    static func effect(_ effect: Result<Rational, NotShown>, _ figures: Figures) -> Markdown {
        switch effect {
        case .success(let points): figures.change(points)
        case .failure: "–"
        }
    }
}
