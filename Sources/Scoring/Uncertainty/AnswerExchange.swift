import Dataset
import Statistics

/// Draws of which questions' answers two sides exchange, put into groups of questions whose effects on a score add up.
///
/// Where everything above a node that is no mean is a mean of means, what is exchanged under that node does not change what
/// an exchange elsewhere does. The effect of each pattern of a group is then worked out once, and a draw is a sum of as many
/// figures as there are groups.
struct AnswerExchange: Sendable {
    /// B.
    let replicates: Int
    private let signs: QuestionSigns
    /// Questions by their place, at most ``mostTogether`` in a group.
    private let groups: [[Int]]
    /// For each group and draw the pattern of those that are exchanged, the first of the group in the lowest bit.
    private let patterns: [[UInt16]]
    /// Whether effects add up at all.
    private let isAdditive: Bool

    /// Of so many questions every pattern is worked out.
    private static let mostTogether = 8

    init(_ graph: NodeGraph, node: Int, questions: [Identifier], target: InferenceTarget) {
        signs = QuestionSigns(questions, .exchangedAnswers, target: target)
        replicates = target.replicates
        let under = graph.leaves(under: node)
        let tied = AnswerExchange.tied(graph, node)
        let single = under.filter { question in !tied.contains { $0.contains(question) } }
        var groups = tied
        for start in stride(from: 0, to: single.count, by: AnswerExchange.mostTogether) {
            groups.append(Array(single[start..<min(start + AnswerExchange.mostTogether, single.count)]))
        }
        isAdditive = groups.allSatisfy { $0.count <= AnswerExchange.mostTogether }
        self.groups = isAdditive ? groups : []
        let signs = signs
        let count = replicates
        patterns = self.groups.map { group in
            (0..<count).map { replicate in
                var pattern: UInt16 = 0
                for (bit, question) in group.enumerated() where signs.isTurned(question, replicate) {
                    pattern |= 1 << UInt16(bit)
                }
                return pattern
            }
        }
    }

    /// The questions that stand together under a node that is no mean, sets with a question in common made one.
    private static func tied(_ graph: NodeGraph, _ node: Int) -> [[Int]] {
        var sets: [Set<Int>] = []
        func visit(_ index: Int) {
            if case .mean = ScoreProgram.Rule(graph.nodes[index].rule.aggregate) {
                for (child, _) in graph.nodes[index].children {
                    if case .node(let below) = child { visit(below) }
                }
            } else {
                sets.append(Set(graph.leaves(under: index)))
            }
        }
        visit(node)
        var joined: [Set<Int>] = []
        for set in sets {
            let touching = joined.filter { !$0.isDisjoint(with: set) }
            joined.removeAll { !$0.isDisjoint(with: set) }
            joined.append(touching.reduce(set) { $0.union($1) })
        }
        return joined.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    /// In how many of the draws the scores of the two sides are at least as far apart as observed, and how far that is, in
    /// billionths; NaN where the score is not defined.
    ///
    /// - Parameters:
    ///   - one: the score of one side.
    ///   - other: the same steps with the answers of the other side.
    func reached(_ one: ScoreProgram, _ other: ScoreProgram) -> (count: Int, observed: Double) {
        var scratch: [Double] = []
        var (left, right) = (one.values, other.values)
        /// The difference with the answers exchanged of which `isExchanged` says so.
        func difference(_ isExchanged: (Int) -> Bool) -> Double {
            for (place, answer) in one.answers.enumerated() {
                let exchanges = answer.question.map(isExchanged) ?? false
                left[place] = exchanges ? other.values[place] : one.values[place]
                right[place] = exchanges ? one.values[place] : other.values[place]
            }
            return one.evaluate(left, scratch: &scratch) - one.evaluate(right, scratch: &scratch)
        }
        let observed = difference { _ in false }
        guard observed.isFinite else { return (0, .nan) }
        // Rounded figures are added up: each may be off by a billionth.
        let limit = observed.magnitude - Double(groups.count + 1)
        guard isAdditive else {
            let count = (0..<replicates).count { replicate in
                difference { signs.isTurned($0, replicate) }.magnitude >= observed.magnitude
            }
            return (count, observed)
        }
        let present = Set(one.answers.compactMap(\.question))
        var sums = [Double](repeating: observed, count: replicates)
        for (group, drawn) in zip(groups, patterns) {
            let mask = group.enumerated().reduce(UInt16(0)) { mask, entry in
                present.contains(entry.element) ? mask | 1 << UInt16(entry.offset) : mask
            }
            guard mask != 0 else { continue }
            let effects = (0..<(1 << UInt16(group.count))).map { (pattern: UInt16) -> Double in
                guard pattern & ~mask == 0, pattern != 0 else { return 0 }
                let exchanged = Set(group.enumerated().filter { pattern >> UInt16($0.offset) & 1 == 1 }.map(\.element))
                return difference(exchanged.contains) - observed
            }
            for replicate in sums.indices { sums[replicate] += effects[Int(drawn[replicate] & mask)] }
        }
        return (sums.count { $0.magnitude >= limit }, observed)
    }
}
