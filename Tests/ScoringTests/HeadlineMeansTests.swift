import Statistics
import Testing

@testable import Scoring

@Suite("The headline under many sets of weights at once")
struct HeadlineMeansTests {
    private static let source = AnyWeights(
        published: [1, 1, 1, 2, 1], places: [2, 3, 4], isOfHeadline: true, seed: 3, identifier: "index")

    /// A node of two leaves and two leaves under the headline, for 13 vendors; some have gaps.
    private static func sample(hasGaps: Bool) throws -> (graph: FastGraph, leaves: FastLeaves) {
        let below = FastGraph.Node(aggregate: .geometric, children: [.leaf(0), .leaf(1)])
        let top = FastGraph.Node(aggregate: .weightedMean, children: [.node(0), .leaf(2), .leaf(3)])
        let graph = try #require(FastGraph(nodes: [below, top], headline: 1))
        let columns = (0..<4).map { leaf in
            (0..<13).map { vendor -> Double? in
                if hasGaps && (vendor == 6 || vendor == 9 && leaf > 1) { return nil }
                return Double((vendor * 7 + leaf * 5) % 11) / 3 + 1
            }
        }
        return (graph, FastLeaves(columns: columns))
    }

    @Test("The same bits come out as of each set by itself, whole or with gaps", arguments: [false, true])
    func bits(_ hasGaps: Bool) throws {
        let (graph, leaves) = try Self.sample(hasGaps: hasGaps)
        var evaluation = FastEvaluation(graph, leaves: leaves)
        evaluation.evaluate(leaves, FastChoices(weights: Self.source.published))
        var means = try #require(evaluation.headlineMeans(leaves))
        var choices = FastChoices(weights: Self.source.published)
        var weights = [SIMD4<Double>](repeating: .zero, count: 3)
        var expected: [[UInt64]] = []
        for set in 0..<4 {
            _ = Self.source.draw(set, into: &choices.weights)
            // One set without any weight, which leaves no vendor with a score.
            if set == 2 { for place in 2..<5 { choices.weights[place] = 0 } }
            for part in 0..<3 { weights[part][set] = choices.weights[2 + part] }
            evaluation.evaluate(leaves, choices)
            #expect(!evaluation.hasFailed)
            expected.append(evaluation.scores.map(\.bitPattern))
        }
        #expect(means.evaluate(weights) == [false, false, false, false])
        for set in 0..<4 {
            let found = means.scores[means.places(of: set)]
            #expect(
                zip(found, expected[set]).allSatisfy { $0.bitPattern == $1 || $0.isNaN && Double(bitPattern: $1).isNaN }
            )
        }
        #expect(means.scores[means.places(of: 2)].allSatisfy { $0.isNaN })
        #expect(means.scores[means.places(of: 0)].count { $0.isNaN } == (hasGaps ? 1 : 0))
    }

    @Test("A value that a rule is not defined for fails the sets, and another headline has no such product")
    func fails() throws {
        let below = FastGraph.Node(aggregate: .geometric, children: [.leaf(0), .leaf(1)])
        func means(_ headline: FastAggregate, _ value: Double) throws -> HeadlineMeans? {
            let top = FastGraph.Node(aggregate: headline, children: [.node(0), .leaf(2)])
            let graph = try #require(FastGraph(nodes: [below, top], headline: 1))
            let leaves = FastLeaves(columns: [[value, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]])
            var evaluation = FastEvaluation(graph, leaves: leaves)
            evaluation.evaluate(leaves, FastChoices(weights: [1, 1, 1, 1]))
            return evaluation.headlineMeans(leaves)
        }
        var failing = try #require(try means(.weightedMean, -1))
        #expect(failing.evaluate([SIMD4(1, 1, 1, 1), SIMD4(1, 2, 3, 4)]) == [true, true, true, true])
        #expect(try means(.geometric, 1) == nil)
    }

    @Test("An analysis is the same for any number of threads, with pairs and without", arguments: [false, true])
    func threads(_ countsPairs: Bool) throws {
        let (graph, leaves) = try Self.sample(hasGaps: true)
        func analysis(_ threads: Int) throws -> WeightAcceptability {
            try WeightAcceptability(
                graph, leaves, draws: 600, countsPairs: countsPairs, threads: threads, weights: Self.source)
        }
        let one = try analysis(1)
        #expect(one.tally.runs == 600 && one.failed == 0)
        for threads in [2, 5] {
            let other = try analysis(threads)
            #expect(other.tally == one.tally && other.firsts == one.firsts && other.centralSums == one.centralSums)
        }
    }
}
