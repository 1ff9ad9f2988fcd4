import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// Nodes over nodes and questions.
@Suite("Node graph")
struct NodeGraphTests {
    static let points = ["full": 100.0, "partial": 50, "evaded": 0]

    @Test("a node with two parents counts under both, and a question under two nodes too")
    func twoParents() throws {
        var method = SampleMethod()
        method.nodes = [
            "top: {aggregate: mean, children: {left: 1, right: 1}}",
            "left: {aggregate: mean, children: {shared: 1}}",
            "right: {aggregate: mean, children: {shared: 1}}",
            "shared: {aggregate: mean}",
        ]
        method.indices = "[top]"
        var answers = SampleAnswers()
        answers.ask("a", under: "shared", ratings: ["ada": "full"])
        answers.ask("b", under: "left;right", ratings: ["ada": "evaded"])
        answers.ask("c", under: "right", ratings: ["ada": "evaded"])
        let vendor = try answers.sample(method).vendor()
        #expect(vendor.node("shared")?.score == Score(exactly: 100))
        #expect(vendor.node("left")?.score == Score(exactly: 50))
        #expect(try vendor.node("right")?.score == Score(exactly: Rational(100) / 3))
        #expect(try vendor.node("top")?.score == Score(exactly: Rational(125) / 3))
        // A leaf that reaches the top by two ways is one answer.
        #expect(vendor.node("top")?.expected == 3)
    }

    @Test("a mean rescales the weights of what is left; a sum does not")
    func rescaled() throws {
        func score(_ aggregate: String) throws -> Score? {
            var method = SampleMethod()
            method.nodes = ["transparency: {aggregate: \(aggregate)}"]
            var answers = SampleAnswers()
            answers.ask("a", weight: "3", ratings: ["ada": "full"])
            answers.ask("b", weight: "1", ratings: ["ada": "partial"])
            answers.ask("c", weight: "4", ratings: ["ada": "not applicable"])
            return try answers.sample(method).vendor().node("transparency")?.score
        }
        #expect(try score("weighted mean") == Score(exactly: Rational("87.5")))
        #expect(try score("weighted sum") == Score(exactly: 350))
    }

    @Test("a child of weight 0 is shown and does not count")
    func weightless() throws {
        var method = SampleMethod()
        method.nodes = ["transparency: {aggregate: weighted mean}"]
        var answers = SampleAnswers()
        answers.ask("a", weight: "1", ratings: ["ada": "partial"])
        answers.ask("b", weight: "0", ratings: ["ada": "full"])
        let vendor = try answers.sample(method).vendor()
        #expect(vendor.node("transparency")?.score == Score(exactly: 50))
        #expect(vendor.leaves.count == 2)
    }

    @Test(
        "each aggregate has its value",
        arguments: [
            ("mean", "50.000000"), ("weighted mean", "50.000000"), ("sum", "150.000000"),
            ("weighted sum", "150.000000"),
            ("min", "0.000000"), ("max", "100.000000"), ("median", "50.000000"), ("product", "0.000000"),
            ("geometric", "0.000000"), ("harmonic", "0.000000"), ("{power: 2}", "64.549722"), ("ratio", nil),
        ])
    func aggregates(_ name: String, _ expected: String?) throws {
        var method = SampleMethod()
        method.nodes = ["transparency: {aggregate: \(name)}"]
        var answers = SampleAnswers()
        for (question, rating) in [("a", "full"), ("b", "partial"), ("c", "evaded")] {
            answers.ask(question, ratings: ["ada": rating])
        }
        let value = try answers.sample(method).vendor().node("transparency")?.score?.value
        if let expected {
            #expect(value?.fixed(6) == expected)
        } else {
            #expect(value != nil)
        }
    }

    @Test("where exact fractions no longer fit, what comes in is rounded to the grid and the result stays right")
    func overflow() throws {
        // Weights with large coprime denominators: the exact sum has a denominator beyond 127 bits.
        let weights = ["1.0000000000000003", "1.0000000000000007", "1.0000000000000013", "1.0000000000000019"]
        var method = SampleMethod()
        method.scales += ["number: {kind: numeric, minimum: 0, maximum: 1000003, points: [0, 100]}"]
        method.nodes = ["top: {aggregate: mean, children: {\((0..<8).map { "n\($0): 1" }.joined(separator: ", "))}}"]
        method.indices = "[top]"
        var answers = SampleAnswers()
        var expected = 0.0
        for node in 0..<8 {
            method.nodes.append("n\(node): {aggregate: weighted mean}")
            var sum = 0.0
            var total = 0.0
            for (index, weight) in weights.enumerated() {
                let longer = weight.dropLast(2) + "\(11 + node * 7 + index)"
                let rating = 100_003 * (index + 1) + 7919 * node
                answers.ask(
                    "q\(node)\(index)", under: "n\(node)", scale: "number", weight: String(longer),
                    ratings: ["ada": "\(rating)"])
                sum += (Double(longer) ?? .nan) * Double(rating) / 10_000.03
                total += Double(longer) ?? .nan
            }
            expected += sum / total / 8
        }
        let top = try #require(try answers.sample(method).vendor().node("top")?.score)
        #expect(top.isExact)
        #expect(abs(try #require(top.value).double() - expected) < 1e-9)
    }

    @Test("lower ≤ score ≤ upper under means, whatever is missing", arguments: 0..<20)
    func ordered(_ seed: Int) throws {
        let vendor = try Self.random(seed, unrated: ["minimum", "exclude"][seed % 2]).vendor()
        for node in vendor.nodes {
            guard let score = node.score else { continue }
            let bounds = try #require(score.bounds)
            #expect(bounds.lower <= bounds.upper)
            guard let value = score.value else { continue }
            #expect(bounds.lower <= value, "\(node.node)")
            #expect(value <= bounds.upper, "\(node.node)")
        }
    }

    @Test("an unresolved answer counts as the lowest of the tied ratings, so that the score stays within its bounds")
    func unresolvedLeftOut() throws {
        var method = SampleMethod()
        method.missing = "{unrated: exclude}"
        method.scales.append("kinds: {kind: nominal, labels: {a: 100, b: 60, c: 0}}")
        var answers = SampleAnswers()
        answers.ask("tied", scale: "kinds", ratings: ["ada": "a", "ben": "b"])
        answers.ask("low", ratings: ["ada": "evaded"])
        let score = try #require(try answers.sample(method).vendor().node("transparency")?.score)
        #expect(score.lower == 30)
        let value = try #require(score.value)
        #expect(value >= 30)
    }

    @Test("a score lies within its bounds when an unrated answer on a smaller scale is left out of it")
    func smallerScale() throws {
        var method = SampleMethod()
        method.missing = "{unrated: exclude}"
        method.scales.append("small: {a: 10, b: 0, lost: unrated}")
        var answers = SampleAnswers()
        answers.ask("open", scale: "small", ratings: ["ada": "lost"])
        answers.ask("high", ratings: ["ada": "full"])
        let score = try #require(try answers.sample(method).vendor().node("transparency")?.score)
        let value = try #require(score.value)
        let upper = try #require(score.upper)
        #expect(value == upper)
    }

    @Test("the bounds are the extremes over every completion of what is not rated", arguments: 0..<10)
    func bruteForce(_ seed: Int) throws {
        let sample = Self.random(seed, unrated: "minimum", questions: 7)
        let scored = try sample.score()
        let vendor = try #require(scored.vendor("v"))
        let open = vendor.leaves.indices.filter { vendor.leaves[$0].status == .unrated }
        for node in scored.graph.nodes.indices {
            var least = Double.infinity
            var most = -Double.infinity
            for completion in 0..<(1 << open.count) {
                var values = vendor.leaves.map { $0.lower?.double() }
                for (bit, leaf) in open.enumerated() { values[leaf] = completion >> bit & 1 == 1 ? 100 : 0 }
                guard let value = Self.value(scored.graph, node, values) else { continue }
                least = min(least, value)
                most = max(most, value)
            }
            guard let score = vendor.nodes[node].score else {
                #expect(least == .infinity)
                continue
            }
            let bounds = try #require(score.bounds)
            #expect(abs(bounds.lower.double() - least) < 1e-9)
            #expect(abs(bounds.upper.double() - most) < 1e-9)
        }
    }

    /// A weighted mean in floating point, straight from the graph.
    private static func value(_ graph: NodeGraph, _ node: Int, _ leaves: [Double?]) -> Double? {
        var sum = 0.0
        var total = 0.0
        for (child, weight) in graph.nodes[node].children {
            let value: Double? =
                switch child {
                case .node(let index): value(graph, index, leaves)
                case .leaf(let index): leaves[index]
                }
            guard let value else { continue }
            sum += weight.double() * value
            total += weight.double()
        }
        return total > 0 ? sum / total : nil
    }

    /// A vendor with random answers under weighted means two floors high.
    private static func random(_ seed: Int, unrated: String, questions: Int = 12) -> Sample {
        var random = SplitMix(seed: UInt64(seed) &+ 77)
        var method = SampleMethod()
        method.missing = "{nonresponse: minimum, unrated: \(unrated)}"
        method.nodes = [
            "top: {aggregate: weighted mean, children: {one: \(Int.random(in: 1...5, using: &random)), two: 2, three: 1}}",
            "one: {aggregate: weighted mean}", "two: {aggregate: weighted mean, children: {three: 3}}",
            "three: {aggregate: weighted mean}",
        ]
        method.indices = "[top]"
        let ratings = ["full", "partial", "evaded", "refused", "not applicable", "pending", "lost", "lost"]
        var answers = SampleAnswers()
        for question in 0..<questions {
            answers.ask(
                "q\(question)",
                under: question < 3
                    ? ["one", "two", "three"][question]
                    : ["one", "two", "three", "one;three"].randomElement(using: &random) ?? "one",
                weight: "\(Int.random(in: 1...9, using: &random)).5",
                ratings: ["ada": ratings.randomElement(using: &random) ?? "full"])
        }
        return answers.sample(method)
    }
}
