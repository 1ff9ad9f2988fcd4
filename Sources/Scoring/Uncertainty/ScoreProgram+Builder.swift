import Dataset
import Statistics

extension ScoreProgram {
    /// Puts the steps of a program together, from the answers up.
    struct Builder {
        let graph: NodeGraph
        let leaves: LeafValues
        let replaced: [Int: Rational?]
        private(set) var steps: [Step] = []
        private(set) var answers: [Answer] = []
        private var placed: [Place: Int?] = [:]
        private var placedAnswers: [LeafValues.Spot: Int] = [:]

        private struct Place: Hashable {
            let node: Int
            let part: Int?
        }

        init(graph: NodeGraph, leaves: LeafValues, replaced: [Int: Rational?]) {
            self.graph = graph
            self.leaves = leaves
            self.replaced = replaced
        }

        /// Where a node's value comes from: the place of an answer, or −1 − that of a step; nil where it has none.
        mutating func source(of node: Int, part: Int?) -> Int? {
            let place = Place(node: node, part: part)
            if let known = placed[place] { return known }
            let source = newSource(of: node, part: part)
            placed[place] = source
            return source
        }

        private mutating func newSource(of node: Int, part: Int?) -> Int? {
            if part == nil, let replacement = replaced[node] { return replacement.map { constant($0) } }
            let rule = graph.nodes[node].rule
            if part == nil, !rule.fold.isEmpty { return fold(node, over: rule.fold) }
            var inputs: [Input] = []
            for (child, weight) in graph.nodes[node].children {
                guard weight > 0 || !rule.aggregate.usesWeights else { continue }
                let source: Int? =
                    switch child {
                    case .node(let index): self.source(of: index, part: part)
                    case .leaf(let index): answer(index, part: part)
                    }
                if let source { inputs.append(Builder.input(source, rule.aggregate.usesWeights ? weight : 1)) }
            }
            guard !inputs.isEmpty else { return nil }
            return add(Step(rule: Rule(rule.aggregate), inputs: inputs))
        }

        private static func input(_ source: Int, _ weight: Rational) -> Input {
            Input(source: source, weight: weight, approximateWeight: weight.double())
        }

        private mutating func add(_ step: Step) -> Int {
            steps.append(step)
            return -steps.count
        }

        private mutating func constant(_ value: Rational) -> Int {
            answers.append(Answer(question: nil, spot: nil, value: value))
            return answers.count - 1
        }

        private mutating func answer(_ question: Int, part: Int?) -> Int? {
            let spot: LeafValues.Spot = part.map { .part($0, question) } ?? .whole(question)
            if let known = placedAnswers[spot] { return known }
            guard let value = leaves[spot] else { return nil }
            answers.append(Answer(question: question, spot: spot, value: value))
            placedAnswers[spot] = answers.count - 1
            return answers.count - 1
        }

        /// The means of ``SubjectFold``, as steps.
        private mutating func fold(_ node: Int, over levels: [String]) -> Int? {
            var present: [(path: [String], source: Int)] = []
            for part in leaves.parts.indices {
                if let source = source(of: node, part: part) { present.append((leaves.paths[part], source)) }
            }
            let means = levels.compactMap { level in folded(Builder.below(level, present)) }
            return mean(means)
        }

        private mutating func folded(_ parts: [(path: [String], source: Int)]) -> Int? {
            var sources = parts.filter { $0.path.isEmpty }.map(\.source)
            var seen: [String] = []
            for name in parts.compactMap(\.path.first) where !seen.contains(name) {
                seen.append(name)
                if let source = folded(Builder.below(name, parts)) { sources.append(source) }
            }
            return mean(sources)
        }

        private static func below(
            _ name: String, _ parts: [(path: [String], source: Int)]
        ) -> [(path: [String], source: Int)] {
            parts.filter { $0.path.first == name }.map { (path: Array($0.path.dropFirst()), source: $0.source) }
        }

        private mutating func mean(_ sources: [Int]) -> Int? {
            guard !sources.isEmpty else { return nil }
            return add(Step(rule: .mean, inputs: sources.map { Builder.input($0, 1) }))
        }
    }
}

extension ScoreProgram.Rule {
    init(_ aggregate: any Aggregate) {
        switch aggregate {
        case is ArithmeticMean, is WeightedMean: self = .mean
        case is Minimum: self = .minimum
        case is Maximum: self = .maximum
        case is Median: self = .median
        case is Sum, is WeightedSum: self = .sum
        case is Product: self = .product
        case is Ratio: self = .ratio
        case is HarmonicMean: self = .harmonic
        default: self = .exact(aggregate)
        }
    }
}
