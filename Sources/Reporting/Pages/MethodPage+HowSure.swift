import Dataset
import Scoring
import Statistics

extension MethodPage {
    /// What the figures are meant to hold for, what is resampled for it, and how.
    func howSure(_ page: inout MarkdownPage) {
        page.heading(3, "How sure")
        let words = TargetWords(target: method.target)
        switch method.target.kind {
        case .questionnaire:
            page.paragraph(
                "The inference target is *\(method.target.kind.rawValue)*: figures speak of these questions, these coders and these contracts. What is uncertain is what nobody disclosed, and the bounds say how much that could change; there is no sampling error to print an interval of."
            )
        case .questions:
            page.paragraph(words.sentence)
            page.bullets(questionItems)
        case .coders:
            page.paragraph(words.sentence)
            page.paragraph(
                "The score that each coder's ratings alone would give is worked out for the coders who rated every answer under a node that anybody rated, without the settled ratings. Of three or more the interval is their mean ± t s/√m with m − 1 degrees of freedom; of two it runs from the lower to the higher, and no confidence goes with it. Coders are never resampled."
            )
        case .contracts:
            page.paragraph(words.sentence)
            page.paragraph(
                "A vendor's contracts are drawn with repetition, as many as it has, and its headline measure is taken of each draw; the interval is corrected for bias and acceleration (Efron 1987), or by percentiles where that is not defined. The deepest contract and the power mean have none."
            )
        }
        if let draws = words.draws { page.paragraph(draws) }
        page.paragraph(
            "The change since the quarter before is split into what answers moved that both quarters have, as rated by the coders who rated them in both; what questions moved that only one of them has an answer to; and what a change of coders moved. Both quarters are scored by this method."
        )
    }

    private var questionItems: [Markdown] {
        let strata = method.target.strata
        let groups: Markdown =
            strata.isEmpty
            ? "the node directly over them" : "the first of " + Counting.list(strata.map { "*\(run.label($0))*" }, "or")
        return [
            "**Scores.** Questions are resampled with repetition within \(groups), the same resample for all vendors. Where the score is a mean of means whose questions weigh alike, the whole distribution of the resamples is worked out by convolution; elsewhere draws are taken. The interval is corrected for bias and acceleration (Efron 1987), or by percentiles where that is not defined. Where all n answers are worth the same c on a scale from 0 to 1, it is c p to c p + 1 − p with p = α^(1/n).",
            "**Ranks.** Confidence sets of Mogstad, Romano, Shaikh and Wilhelm (2024) with step-down, all vendors' at once and each by itself, from how each question moves each score: its influence for a mean of means, the jackknife for other scores. With few questions the critical value c of the differences is raised to c/√(1 − c²/n), n being the questions with an answer less one for each stratum but the first (Efron, 1969), since without that the sets would hold less often than they say. An interval of ranks is never taken from resampled ranks.",
            "**Pairs and changes.** The paired test counts in how many of all ways to exchange two sides' answers, question by question, their scores would be at least as far apart, on the questions that apply to both; every way is counted where that can be done, and draws are taken elsewhere; p is rounded up. p-values are adjusted by Holm's rule for all pairs, or all vendors' changes, of the index.",
            "**Few items.** An interval of fewer than fifteen questions, or of answers of which more than four fifths are at one level, covers less than it says (about 80 % in place of 95 % with fifteen questions); it is marked.",
        ]
    }
}
