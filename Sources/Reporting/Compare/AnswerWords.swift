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

    /// The points with their sign; a dash where they are not known.
    static func effect(_ effect: Result<Rational, NotShown>, _ figures: Figures) -> Markdown {
        switch effect {
        case .success(let points): figures.change(points)
        case .failure: "–"
        }
    }
}
