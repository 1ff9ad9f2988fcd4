import Dataset
import Scoring
import Statistics

/// What the inference target says of the figures, in sentences.
struct TargetWords {
    let target: InferenceTarget

    /// "95 %".
    var confidence: String { Figures.percent(target.confidence) }

    /// What the figures hold for, in a sentence.
    var sentence: Markdown {
        let named: Markdown = "The method's target is *\(target.kind.rawValue)*: "
        switch target.kind {
        case .questionnaire:
            return named
                + "the figures speak of these questions and these coders, so no sampling interval is printed."
        case .questions:
            return named
                + "intervals and ranges of ranks hold at \(confidence), the ranks of all vendors at once, if these questions are taken to stand for others of their kind that might as well have been put. They say nothing of what nobody disclosed: that is what *lowest–highest* is for."
        case .coders:
            return named
                + "intervals say how far the score could be from that of other coders, at \(confidence) where three coders or more rated every answer. Ranks have no range from it."
        case .contracts:
            return named
                + "the interval of involvement holds at \(confidence), if the contracts on record are taken to stand for a vendor's others. Answers have none."
        }
    }

    /// The seed and the number of draws, where any are drawn.
    var draws: Markdown? {
        guard target.kind == .questions || target.kind == .contracts else { return nil }
        return
            "Where a figure needs draws, \(Figures.grouped(String(target.replicates))) are taken, from seed \(String(target.seed)): the same in every run, on any machine."
    }
}
