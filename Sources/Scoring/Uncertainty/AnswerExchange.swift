import Dataset
import Statistics

/// Which questions' answers two sides exchange: every way to do so where they are few enough to count, else draws.
///
/// Where everything above a node that is no mean is a mean of means, what is exchanged under that node does not change what
/// an exchange elsewhere does. So the effects of questions add up, or of the questions together under such a node, and every
/// way is a sum of one effect of each; the sums are counted from two sorted halves.
struct AnswerExchange: Sendable {
    /// B.
    let replicates: Int
    private let signs: QuestionSigns
    /// Questions by their place whose effects do not add up among themselves.
    private let tied: [[Int]]

    /// Of so many questions that differ every way is counted: at most 2¹² sums a half.
    private static let mostCounted = 24
    /// Of so many questions together every pattern is worked out.
    private static let mostTogether = 12

    init(_ graph: NodeGraph, node: Int, questions: [Identifier], target: InferenceTarget) {
        signs = QuestionSigns(questions, .exchangedAnswers, target: target)
        replicates = target.replicates
        tied = AnswerExchange.tied(graph, node)
    }

    /// How many ways to exchange there are, of how many the scores of the two sides are at least as far apart as observed,
    /// and how far that is, in billionths.
    struct Outcome {
        let reached: Int
        let ways: Int
        let observed: Double
        /// Whether all ways were counted.
        let isExact: Bool
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

    /// Compares two sides.
    ///
    /// - Parameters:
    ///   - one: the score of one side.
    ///   - other: the same steps with the answers of the other side.
    /// - Returns: nil where the score is not defined.
    func outcome(_ one: ScoreProgram, _ other: ScoreProgram) -> Outcome? {
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
        guard observed.isFinite else { return nil }
        var differing: Set<Int> = []
        for (place, answer) in one.answers.enumerated() where one.values[place] != other.values[place] {
            if let question = answer.question { differing.insert(question) }
        }
        let together = tied.map { $0.filter(differing.contains) }.filter { !$0.isEmpty }
        guard together.allSatisfy({ $0.count <= AnswerExchange.mostTogether }) else {
            let reached = (0..<replicates).count { replicate in
                difference { signs.isTurned($0, replicate) }.magnitude >= observed.magnitude
            }
            return Outcome(reached: reached + 1, ways: replicates + 1, observed: observed, isExact: false)
        }
        let alone = differing.subtracting(together.joined()).sorted().map { [$0] }
        let groups = (together + alone).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        let effects = groups.map { group in
            (0..<(1 << group.count)).map { (pattern: Int) -> Double in
                guard pattern != 0 else { return 0 }
                let exchanged = Set(group.indices.filter { pattern >> $0 & 1 == 1 }.map { group[$0] })
                return difference(exchanged.contains) - observed
            }
        }
        // Rounded figures are added up, each of which may be off by a billionth.
        let limit = observed.magnitude - Double(groups.count + 1)
        guard differing.count <= AnswerExchange.mostCounted else {
            let reached = drawn(groups, effects, from: observed).count { $0.magnitude >= limit }
            return Outcome(reached: reached + 1, ways: replicates + 1, observed: observed, isExact: false)
        }
        var halves = ([0.0], [0.0])
        for effects in effects {
            if halves.0.count <= halves.1.count {
                halves.0 = halves.0.flatMap { sum in effects.map { sum + $0 } }
            } else {
                halves.1 = halves.1.flatMap { sum in effects.map { sum + $0 } }
            }
        }
        halves.0.sort()
        halves.1.sort()
        let reached =
            AnswerExchange.pairs(halves, atLeast: limit - observed)
            + AnswerExchange.pairs(
                (halves.0.reversed().map { -$0 }, halves.1.reversed().map { -$0 }), atLeast: limit + observed)
        let ways = 1 << differing.count
        // Near 0 both tails meet, and some ways are counted twice.
        return Outcome(reached: min(reached, ways), ways: ways, observed: observed, isExact: true)
    }

    /// The difference in each draw.
    private func drawn(_ groups: [[Int]], _ effects: [[Double]], from observed: Double) -> [Double] {
        var sums = [Double](repeating: observed, count: replicates)
        for (group, effects) in zip(groups, effects) {
            if group.count == 1 {
                signs.forEachTurned(group[0]) { sums[$0] += effects[1] }
                continue
            }
            var patterns = [Int](repeating: 0, count: replicates)
            for (bit, question) in group.enumerated() { signs.forEachTurned(question) { patterns[$0] |= 1 << bit } }
            for replicate in sums.indices { sums[replicate] += effects[patterns[replicate]] }
        }
        return sums
    }

    /// How many sums of one of each list, both in rising order, are at least as large as a limit.
    private static func pairs(_ halves: ([Double], [Double]), atLeast limit: Double) -> Int {
        var count = 0
        var below = halves.1.count
        for one in halves.0 {
            while below > 0, one + halves.1[below - 1] >= limit { below -= 1 }
            count += halves.1.count - below
        }
        return count
    }
}
