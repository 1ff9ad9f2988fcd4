import Dataset
import Scoring
import Statistics

/// `method.md`: the methodology in prose, tables and formulas, generated from the method that scored.
///
/// It can't drift from the arithmetic: every number in it is the one in force, whether `method.yaml` states it or it is
/// a default.
struct MethodPage {
    let run: RunContext
    /// Whether the page stands without the run's report, and so has no link to it.
    private let isAlone: Bool
    var method: Method { run.method }
    var figures: Figures { run.figures }
    var steps: StepWords { StepWords(figures: figures, cohort: run.cohortWords) }

    init(_ run: RunContext, isAlone: Bool = false) {
        self.run = run
        self.isAlone = isAlone
    }

    var files: [(path: String, bytes: [UInt8])] {
        var page = MarkdownPage()
        let report: Markdown = "report of \(run.period.description)"
        page.heading(1, "The method: \(method.title)")
        page.paragraph(
            "Version \(method.version)"
                + (method.authors.isEmpty ? "" : " · \(method.authors.joined(separator: ", "))")
                + " · " + (isAlone ? report : Link.to("report.md", report)) + " · edition "
                + Markdown(source: "`\(PageHead.short(run.edition))`"))
        if let summary = method.summary { page.paragraph("\(summary)") }
        page.paragraph(
            "This page is generated from the method file that scored, \(Link.to("inputs/method.yaml", "method.yaml")); what the file leaves out stands here with its default."
        )
        scores(&page)
        if !run.scored.rows.questions.isEmpty {
            missing(&page)
            scales(&page)
            coders(&page)
            nodes(&page)
        }
        if run.hasContracts { contracts(&page) }
        if !run.scored.rows.claims.isEmpty { gap(&page) }
        ranks(&page)
        if run.transparency != nil { choices(&page) }
        exactness(&page)
        return [page.file("method.md")]
    }

    private func scores(_ page: inout MarkdownPage) {
        page.heading(2, "What a score is")
        page.paragraph(
            "Every score is three figures: *lower*, *score* and *upper* – the lowest and the highest value that the known facts allow, and the value under the rules below. A fact that nobody disclosed widens the bounds; it is never filled in silently."
        )
        let indices = method.indices.filter { $0 != Method.involvement || run.hasContracts }
        page.paragraph("The headline indices are " + Counting.list(indices.map { "**\(run.label($0))**" }) + ".")
        switch method.consolidation {
        case .parent:
            page.paragraph(
                "Vendors are scored as groups: the rows of every company whose chain of parents reaches a vendor count for it. A vendor's page names who spoke, who signed, and the source of the tie."
            )
        case .none: page.paragraph("Each company is scored on its own.")
        }
        howSure(&page)
    }

    private func missing(_ page: inout MarkdownPage) {
        page.heading(2, "What stands for what is missing")
        let silence =
            method.missing.nonresponse == .minimum ? "the scale's minimum" : "leaves the average"
        let unrated =
            method.missing.unrated == .exclude
            ? "leaves the average" : "the scale's minimum"
        page.table(
            [("status", .left), ("meaning", .left), ("lower", .left), ("score", .left), ("upper", .left)],
            [
                ["scored", "rated", "its points", "its points", "its points"],
                [
                    "nonresponse", "asked, and refused, redacted or never answered", "\(silence)", "\(silence)",
                    "\(silence)",
                ],
                [
                    "not applicable", "not asked of this vendor, or does not concern it", "leaves the average",
                    "leaves the average", "leaves the average",
                ],
                [
                    "pending", "asked, and not yet due", "leaves the average", "leaves the average",
                    "leaves the average",
                ],
                [
                    "unrated", "expected, and not coded or lost", "the scale's minimum", "\(unrated)",
                    "the scale's maximum",
                ],
                [
                    "unresolved", "coders disagree without a winner", "the lowest of the tied ratings",
                    "the lowest of the tied ratings", "the highest of the tied ratings",
                ],
            ])
        page.paragraph(
            run.scored.rows.hasRequests
                ? "An answer is expected when the question was put to the vendor by the quarter's end. A question that was not is not applicable. When something leaves an average, the other weights are scaled up to the whole."
                : "No requests are recorded, so every vendor counts as asked every question that was rated in the quarter. When something leaves an average, the other weights are scaled up to the whole."
        )
    }

    private func scales(_ page: inout MarkdownPage) {
        page.heading(2, "Scales")
        for scale in method.scales {
            page.heading(3, "\(scale.name.text)")
            var words: Markdown =
                "\(scale.kind.rawValue.prefix(1).uppercased() + scale.kind.rawValue.dropFirst()) scale."
            if scale.kind == .numeric {
                words = words + " " + numbers(scale)
                if scale.treatsOutliers { words = words + " " + treatment }
            }
            page.paragraph(words)
            page.table(
                [("label", .left), ("points", .right)],
                scale.labels.map { label in
                    switch label.meaning {
                    case .points(let points): ["\(label.text)", "\(figures.short(points))"]
                    case .nonresponse: ["\(label.text)", "nonresponse"]
                    case .notApplicable: ["\(label.text)", "not applicable"]
                    case .pending: ["\(label.text)", "pending"]
                    case .unrated: ["\(label.text)", "unrated"]
                    }
                })
        }
        if run.scored.rows.questions.contains(where: \.isReversed) {
            page.paragraph(
                "Of a reversed question the points are turned round within the scale: the lowest become the highest. What is refused or never answered stays at the minimum."
            )
        }
    }

    /// How a numeric scale takes numbers to points.
    private func numbers(_ scale: Scale) -> Markdown {
        func ends(_ range: ClosedRange<Rational>) -> Markdown {
            "from \(figures.short(range.lowerBound)) to \(figures.short(range.upperBound))"
        }
        var words: Markdown = "A rating is a number"
        if let ratings = scale.ratings {
            words = words + " " + ends(ratings)
            if scale.clips { words = words + "; one beyond counts as the nearer end" }
        }
        switch scale.curve {
        case .identity: words = words + ", and is the points."
        case .line(_, let points): words = words + ", taken along a straight line to points " + ends(points) + "."
        case .logarithm(_, let points):
            words = words + ", its logarithm taken along a straight line to points " + ends(points) + "."
        case .zScore(let mean, let deviation):
            words =
                words
                + ", less the pinned mean \(figures.short(mean)), over the pinned deviation \(figures.short(deviation))."
        case .normalised(let rule): words = words + ", normalised \(steps.words(rule))."
        }
        return words
    }

    private func coders(_ page: inout MarkdownPage) {
        page.heading(2, "Several coders")
        page.paragraph(
            "A settled rating (coder *final*) stands where there is one; the blind ratings beside it are kept. Else the coders' ratings become one by the scale's rule: the lower median, the strict majority, or the mean. Whether there is an answer to rate at all is settled first, by strict majority. A tie without a winner is *unresolved*."
        )
        page.table(
            [("scale", .left), ("rule", .left)],
            method.scales.map { scale in
                let rule =
                    switch scale.consensus {
                    case .median: "lower median; nothing given ranks below the worst answer"
                    case .majority: "strict majority, more than half"
                    case .mean: "mean; nothing given counts as the minimum"
                    }
                return ["\(scale.name.text)", "\(rule)"]
            })
        if method.coderNames == .pseudonyms { page.paragraph("Coders appear under pseudonyms.") }
    }

    private func nodes(_ page: inout MarkdownPage) {
        page.heading(2, "Nodes")
        page.paragraph("Questions stand under nodes, and nodes under nodes; something may stand under several.")
        let graph = run.scored.graph
        page.table(
            [("node", .left), ("aggregate", .left), ("of, with weights", .left)],
            run.nodes.compactMap { name in graph.index(of: name).map { graph.nodes[$0] } }.map { node in
                let children = node.children.map { child, weight -> Markdown in
                    switch child {
                    case .node(let index): "**\(run.label(graph.nodes[index].rule.name))** \(figures.short(weight))"
                    case .leaf(let index): "\(run.scored.rows.questions[index].question.text) \(figures.short(weight))"
                    }
                }
                return ["**\(node.rule.label)**", "\(aggregate(node.rule))", children.joined(by: "; ")]
            })
        let needing = graph.nodes.filter { $0.rule.needs != nil }
        if !needing.isEmpty {
            page.paragraph(
                "A node is not scored while less of the weight under it is rated than it needs; what was refused or never answered counts as rated, so silence is no way out. To what stands above, it is like an answer that is not rated: "
                    + Counting.list(
                        needing.map { "**\($0.rule.label)** needs \(Figures.percent($0.rule.needs ?? 0))" }) + ".")
        }
        let folding = graph.nodes.filter { !$0.rule.fold.isEmpty }
        if !folding.isEmpty {
            page.paragraph(
                "Some nodes are worked out for each part of a vendor first. The parts' values are then averaged up the parts' paths, deepest first, and last over the top levels named here:"
            )
            page.table(
                [("node", .left), ("mean over", .left)],
                folding.map { ["**\($0.rule.label)**", "\($0.rule.fold.joined(separator: ", "))"] })
        }
        nodeSteps(graph, &page)
        page.paragraph("With values x and weights w of what is in the average:")
        var seen: Set<String> = []
        for node in graph.nodes where seen.insert(node.rule.aggregate.name).inserted {
            guard let formula = MethodFormulas.of(node.rule.aggregate.name) else { continue }
            page.paragraph("*\(node.rule.aggregate.name)*")
            page.formula(formula)
        }
        if !method.bands.isEmpty {
            page.heading(3, "Bands")
            page.paragraph(
                "By \(run.basisWords)\(method.basis == .exact ? ", before rounding" : ""); a score below the first has no band."
            )
            page.table(
                [("band", .left), ("from", .right)], method.bands.map { ["\($0.name)", "\(figures.short($0.from))"] })
        }
    }

    private func aggregate(_ rule: NodeRule) -> String {
        guard let power = rule.aggregate as? PowerMean else { return rule.aggregate.name }
        return "power mean, p = " + figures.short(power.power)
    }

    private func ranks(_ page: inout MarkdownPage) {
        page.heading(2, "Ranks")
        page.paragraph(
            "Competition ranks (1, 2, 2, 4) by \(run.basisWords); ties share the best rank. A vendor's best rank is one more than the vendors whose lower bound lies above its upper bound; its worst is one more than the others whose upper bound lies above its lower bound. Vendors whose bounds overlap are not put in an order for certain."
        )
    }

    private func exactness(_ page: inout MarkdownPage) {
        page.heading(2, "Arithmetic")
        page.paragraph(
            "Points, weights and money are exact fractions. A logarithm or a root is evaluated to more than 28 digits and rounded once, half to even, to a multiple of 10⁻¹²; from there figures are exact again, and ranks and ties go by them. Figures are rounded once more, half to even, when they are printed: to \(method.decimals.report) decimals in pages, \(method.decimals.tables) in tables. Parts that are shown with their sum are rounded so that they add up, by largest remainder."
        )
        page.paragraph("Scored by Candour \(run.release). The same rows give the same bytes on any machine.")
    }
}

/// The formulas of aggregates as LaTeX.
enum MethodFormulas {
    static func of(_ aggregate: String) -> Markdown? { formulas.first { $0.name == aggregate }?.formula }

    private static let formulas: [(name: String, formula: Markdown)] = [
        ("mean", #"\frac{1}{n}\sum_i x_i"#), ("weighted mean", #"\frac{\sum_i w_i x_i}{\sum_i w_i}"#),
        ("sum", #"\sum_i x_i"#), ("weighted sum", #"\sum_i w_i x_i"#),
        ("geometric", #"\exp\frac{\sum_i w_i \ln x_i}{\sum_i w_i}"#),
        ("harmonic", #"\frac{\sum_i w_i}{\sum_i w_i / x_i}"#),
        ("power", #"\left(\frac{\sum_i w_i x_i^p}{\sum_i w_i}\right)^{1/p}"#), ("min", #"\min_i x_i"#),
        ("max", #"\max_i x_i"#), ("ratio", #"\frac{\sum_i x_i}{\sum_i w_i}"#), ("median", #"\mathrm{median}_i\, x_i"#),
        ("product", #"\prod_i x_i"#),
    ]
}
