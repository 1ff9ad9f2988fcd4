import Dataset
import Scoring
import Statistics

/// What the method's own choices could do, in sentences.
struct ChoiceWords {
    let run: RunContext
    let choices: MethodSensitivity

    private var runs: Markdown { "\(Figures.grouped(String(choices.runs)))" }
    private var share: String { Figures.percent(choices.rules.weights) }

    /// What was varied.
    var tried: Markdown {
        let list = names
        guard !list.isEmpty else { return "None of the method's choices could be varied." }
        return
            "A ranking rests on choices that could have been others. Here these vary all at once, in \(runs) combinations that are laid evenly over all of them: \(list). Weights vary by up to \(share) of themselves."
    }

    private var names: Markdown {
        let weights = choices.factors.filter { $0.kind == .weights }
        var names: [Markdown] = weights.isEmpty ? [] : ["the weights"]
        names += choices.factors.filter { $0.kind != .weights }.map { factor in
            switch factor.kind {
            case .questions: "which question is left out, if any"
            default: "\(factor.name) (\(factor.alternatives.joined(separator: ", ")))"
            }
        }
        return Counting.list(names)
    }

    /// One sentence on what the choices could do to a vendor's rank.
    func sentence(_ vendor: Identifier, _ link: Markdown) -> Markdown {
        guard let place = choices.vendors.firstIndex(of: vendor) else { return "" }
        let start: Markdown =
            choices.published[place].map { "\(link) ranks \(Counting.ordinal($0)) as published" }
            ?? "\(link) is not ranked as published"
        var parts: [Markdown] = [start]
        if let ranks = RankQuantiles.ranks(choices.ranks, place) {
            parts.append(
                ranks.low == ranks.high
                    ? "\(ranks.low == choices.published[place] ? "stays" : "would be") \(Counting.ordinal(ranks.low)) in nine of ten combinations"
                    : "between \(Counting.ordinal(ranks.low)) and \(Counting.ordinal(ranks.high)) in nine of ten combinations"
            )
        } else if choices.runs > 0 {
            parts.append("and has a score in no combination")
        }
        let lacking = choices.runs - choices.failed - choices.ranks.ranked(place)
        if lacking > 0, choices.ranks.ranked(place) > 0 {
            parts.append("without a score in \(percent(lacking, choices.runs - choices.failed)) of them")
        }
        if let first = firsts(place) { parts.append(first) }
        var sentence = parts.joined(by: ", ")
        if choices.ranks.ranked(place) > 0, let strongest = choices.strongest(.rank(place)) {
            sentence = sentence + "; what moves it most is \(strongest.factor.name)"
        }
        return sentence + "."
    }

    /// "first under 98 % of the weights within 25 % and 75 % of all weights".
    private func firsts(_ place: Int) -> Markdown? {
        var parts: [Markdown] = []
        let analyses = [choices.nearWeights, choices.anyWeights].compactMap { try? $0.get() }
        guard analyses.contains(where: { $0.firsts[place] > 0 }) else {
            return analyses.isEmpty || choices.published[place] == nil ? nil : "first under none of the weights drawn"
        }
        if let near = try? choices.nearWeights.get(), near.tally.ranked(place) > 0 {
            parts.append(
                "\(percent(near.firsts[place], near.tally.ranked(place))) of the weights within \(share)")
        }
        if let any = try? choices.anyWeights.get(), any.tally.ranked(place) > 0 {
            parts.append("\(percent(any.firsts[place], any.tally.ranked(place))) of all weights")
        }
        return parts.isEmpty ? nil : "first under " + Counting.list(parts)
    }

    /// A share in whole hundredths; never 0 % or 100 % for one that only rounds to it.
    private func percent(_ count: Int, _ all: Int) -> String {
        guard all > 0, let share = try? Rational(Int128(count * 100), over: Int128(all)) else { return "–" }
        if count > 0, share < 1 { return "under 1 %" }
        if count < all, share > 99 { return "over 99 %" }
        return share.fixed(0) + " %"
    }

    /// A sentence for each vendor without a published rank.
    func unranked(_ link: (Identifier) -> Markdown) -> [Markdown] {
        zip(choices.vendors, choices.published).filter { $0.1 == nil }.map { sentence($0.0, link($0.0)) }
    }

    /// Which choice matters most.
    var strongest: Markdown {
        guard let strongest = choices.strongest(.ranks) else {
            guard case .failure(let reason)? = choices.influence(.ranks)?.shares else { return "" }
            return "Which choice matters most is \(reason.words)."
        }
        let alone = ChoiceWords.hundredths(strongest.shares.firstOrder)
        let shift = choices.meanShift.flatMap { Rational(onGrid: $0) }.map { "\($0.fixed(1))" }
        return
            "**What matters most is \(strongest.factor.name)**: alone it brings \(alone) of the variation in ranks, with the others \(ChoiceWords.hundredths(strongest.shares.total))."
            + (shift.map { " On average a vendor's rank lies \($0) from the published one." } ?? "")
    }

    static func hundredths(_ share: Double) -> String {
        guard let share = Rational(onGrid: share * 100) else { return "–" }
        let text = share.fixed(0)
        return (text.hasPrefix("-") ? "−" + text.dropFirst() : text) + " %"
    }

    let columns: [(Markdown, MarkdownPage.Alignment)] = [
        ("choice", .left), ("tried", .left), ("alone", .right), ("with the others", .right),
    ]

    /// The choices with what they bring of the variation in ranks, most first.
    var rows: [[Markdown]] {
        sorted.map { entry in
            [
                "\(entry.factor.name)", "\(alternatives(entry.factor))",
                "\(ChoiceWords.hundredths(entry.shares.firstOrder))\(error(entry.errors?.firstOrder))",
                "\(ChoiceWords.hundredths(entry.shares.total))\(error(entry.errors?.total))",
            ]
        }
    }

    private func error(_ value: Double?) -> String {
        guard let value, let hundredths = Rational(onGrid: value * 100) else { return "" }
        return " ± " + hundredths.fixed(0)
    }

    private func alternatives(_ factor: ChoiceFactor) -> String {
        switch factor.kind {
        case .weights: "±\(share)"
        case .questions: "none, or one of \(factor.alternatives.count - 1)"
        default: factor.alternatives.joined(separator: ", ")
        }
    }

    /// The choices by their total index, most first; equal ones in the order of the method.
    var sorted: [(factor: ChoiceFactor, shares: SobolAnalysis.Indices, errors: SobolAnalysis.Indices?)] {
        guard let influence = choices.influence(.ranks), let shares = try? influence.shares.get() else { return [] }
        return choices.factors.indices
            .sorted { shares[$0].total == shares[$1].total ? $0 < $1 : shares[$0].total > shares[$1].total }
            .map { (choices.factors[$0], shares[$0], influence.errors?[$0]) }
    }

    /// How to read the figures, and what is not in them.
    var notes: [Markdown] {
        var notes: [Markdown] = [
            "*Alone* is the part of the variation that would go if the choice were settled; *with the others* is what would be left if all others were. Both are estimates (Sobol's first-order and total indices), ± their standard error, and can come out slightly below 0. All stand in "
                + Link.to("tables/choices.csv", "tables/choices.csv") + ", the ranks in "
                + Link.to("tables/sensitivity.csv", "tables/sensitivity.csv") + " and "
                + Link.to("tables/acceptability.csv", "tables/acceptability.csv") + "."
        ]
        if let sentence = ChoiceWords.withoutPairs(
            [choices.anyWeights, choices.nearWeights].compactMap { try? $0.get() })
        {
            notes.append(sentence)
        }
        let lost = choices.rankRuns.filter { $0.failed > 0 }.map { set -> Markdown in
            "\(Figures.grouped(String(set.failed))) of \(Figures.grouped(String(set.tally.runs + set.failed))) (\(set.name))"
        }
        if !lost.isEmpty {
            notes.append(
                "Runs that no index can be worked out for are left out of these figures: " + Counting.list(lost) + ".")
        }
        if !choices.leftOut.isEmpty {
            notes.append(
                "Not varied: " + choices.leftOut.map { "\($0.name) (\($0.reason))" }.joined(by: "; ") + ".")
        }
        return notes
    }

    /// Why no pairs of vendors are counted; nil where they are, or where no weights vary.
    static func withoutPairs(_ analyses: [WeightAcceptability]) -> Markdown? {
        guard let analysis = analyses.first(where: { !$0.tally.countsPairs }) else { return nil }
        return
            "Under which share of weights one vendor is above another is not available: pairs are counted for up to \(String(WeightAcceptability.mostForPairs)) vendors, and here are \(Figures.grouped(String(analysis.tally.units))). So there is no `tables/weight_pairs.csv`."
    }
}
