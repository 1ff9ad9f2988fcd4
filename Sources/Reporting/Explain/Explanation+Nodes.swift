import Dataset
import Scoring
import Statistics

extension Explanation {
    /// A node, the arithmetic of its aggregate, and what stands under it.
    mutating func explainNode(_ index: Int, _ depth: Int) {
        let node = run.scored.graph.nodes[index]
        let score = vendor.nodes[index]
        let label = "\(node.rule.label) (\(node.rule.name))"
        switch score.standing {
        case .notScored(let reason): add(depth, "\(label): not scored, \(reason)")
        case .scored(let known):
            let value = known.value.map(figure) ?? "none"
            let bounds =
                known.bounds.map { ", lowest \(figure($0.lower)), highest \(figure($0.upper))" } ?? ", without bounds"
            add(depth, "\(label): \(value)\(bounds)")
        }
        explainSteps(node.rule, score, depth + 1)
        if !node.rule.fold.isEmpty {
            explainFold(index, depth + 1)
            return
        }
        add(depth + 1, "\(node.rule.aggregate.name) of \(Counting.of(node.children.count, "part"))")
        addArithmetic(node, score.weights, score.score?.value, isCapped: !score.caps.isEmpty, depth + 1)
        for (child, _) in node.children {
            switch child {
            case .node(let child): explainNode(child, depth + 1)
            case .leaf(let leaf): explainLeaf(vendor.answers.whole[leaf], depth + 1)
            }
        }
        if depth == 0, let value = score.score?.value { addRounding(0, value) }
    }

    /// A node that folds: the answers of each part of the vendor.
    private mutating func explainFold(_ index: Int, _ depth: Int) {
        let rule = run.scored.graph.nodes[index].rule
        add(
            depth,
            "\(rule.aggregate.name) of each part's answers, then the mean up the parts' paths and over \(rule.fold.joined(separator: ", "))"
        )
        for part in vendor.answers.parts
        where part.subject.text.split(separator: "/").first.map(String.init).map(rule.fold.contains) ?? false {
            let leaves = run.scored.graph.leaves(under: index).map { part.leaves[$0] }.filter { !$0.ratings.isEmpty }
            guard !leaves.isEmpty else { continue }
            add(depth, "part \(part.subject.text)")
            for leaf in leaves { explainLeaf(leaf, depth + 1) }
        }
    }

    /// "(1 × 50 + 2 × 25) / 3 = 100/3 = 33.3333", of the parts in the average, each exactly.
    private mutating func addArithmetic(
        _ node: NodeGraph.Node, _ weights: [Rational]?, _ value: Rational?, isCapped: Bool, _ depth: Int
    ) {
        guard let value else { return }
        let weights = weights ?? node.children.map(\.weight)
        let parts = zip(node.children, weights).compactMap { child, weight -> (value: Rational, weight: Rational)? in
            let value: Rational? =
                switch child.child {
                case .node(let index): vendor.nodes[index].seen
                case .leaf(let index): vendor.answers.whole[index].value
                }
            return value.map { ($0, weight) }
        }
        let out = node.children.count - parts.count
        let left = out > 0 ? " (\(Counting.of(out, "part")) not in the average)" : ""
        let values = parts.map { part in
            guard let floor = node.rule.floor, part.value < floor else { return exact(part.value) }
            return "\(exact(floor)) for \(exact(part.value))"
        }
        var result = exact(value) == figure(value) ? figure(value) : "\(exact(value)) = \(figure(value))"
        let counted = parts.map { part in node.rule.floor.map { Rational.max($0, part.value) } ?? part.value }
        if let raw = try? node.rule.aggregate.value(of: counted, weights: parts.map(\.weight)),
            let onGrid = try? Grid.rational(raw), onGrid != (try? Grid.rational(value))
        {
            result =
                isCapped
                ? "\(figure(raw)), limited to \(figure(value))"
                : "\(figure(raw)), kept at \(figure(value)), the nearest that the known facts allow"
        }
        switch node.rule.aggregate.name {
        case "mean":
            add(depth, "(\(values.joined(separator: " + "))) / \(parts.count) = \(result)\(left)")
        case "weighted mean":
            let products = parts.map { "\(run.figures.short($0.weight)) × \(exact($0.value))" }
            let weights = (try? Rational.sum(parts.map(\.weight))).map { run.figures.short($0) } ?? "?"
            add(depth, "(\(products.joined(separator: " + "))) / \(weights) = \(result)\(left)")
        default:
            let weighted = zip(values, parts).map { "\($0.0) with weight \(run.figures.short($0.1.weight))" }
            let shown = node.rule.aggregate.usesWeights ? weighted : values
            add(depth, "\(node.rule.aggregate.name)(\(shown.joined(separator: ", "))) = \(result)\(left)")
        }
    }

    /// A value without any rounding: as a decimal, or as a fraction where it has no end; on the grid where it is long.
    private func exact(_ value: Rational) -> String {
        if let decimal = value.exactDecimal, decimal.utf8.count <= 10 { return decimal }
        return value.description.utf8.count <= 16 ? value.description : value.fixed(12)
    }

    /// An answer: its ratings, how they became one, and what each rests on.
    mutating func explainLeaf(_ leaf: Leaf, _ depth: Int) {
        let points = leaf.value.map(figure) ?? "not in the average"
        var bounds = ""
        if let lower = leaf.lower, let upper = leaf.upper, lower != upper {
            bounds = ", lowest \(figure(lower)), highest \(figure(upper))"
        }
        add(depth, "\(leaf.question.text): \(points)\(bounds) – \(leaf.status.words), \(leaf.consensus)")
        if let measurement = leaf.measurement {
            let moved = measurement.treated != measurement.number
            add(
                depth + 1,
                "number: \(exactCell(measurement.number))"
                    + (moved ? ", treated as an outlier: \(exactCell(measurement.treated))" : "")
                    + ", points beside \(run.cohortWords)")
        }
        if let text = run.question(leaf.question)?.text { add(depth + 1, "question: \(text)") }
        if let request = leaf.request {
            add(
                depth + 1, "asked: \(request.asked)" + (request.due.map { ", due \($0)" } ?? "") + ", \(place(request))"
            )
        }
        for rating in leaf.ratings {
            add(depth + 1, "\(rating.coder.text): \(rating.rating)")
            addEvidence(depth + 2, rating, quote: rating.quote, wording: rating.wording, source: rating.source)
            if let comment = rating.comment { add(depth + 2, "comment: \(comment)") }
        }
    }
}
