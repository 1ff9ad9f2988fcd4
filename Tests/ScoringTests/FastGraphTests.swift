import Dataset
import Foundation
import Statistics
import Testing

@testable import Scoring

@Suite("The fast evaluation of the node graph")
struct FastGraphTests {
    @Test("agrees with the exact one on random graphs, with parts, needs and several parents", arguments: 0..<60)
    func agrees(_ seed: Int) throws {
        let scored = try Self.random(seed).score()
        let graph = scored.graph
        let leaves = FastLeaves(scored.vendors.map(\.answers), questions: scored.rows.questions.count)
        for headline in graph.nodes.indices {
            let fast = try #require(
                FastGraph(graph, headline: headline, leavesOutUnrated: scored.method.missing.unrated == .exclude))
            var evaluation = FastEvaluation(fast, leaves: leaves)
            evaluation.evaluate(leaves, FastChoices(weights: graph.weights))
            #expect(!evaluation.hasFailed)
            for (place, vendor) in scored.vendors.enumerated() {
                let exact = vendor.nodes[headline].score?.value?.double()
                let found = evaluation.scores[place]
                guard let exact else {
                    #expect(found != found, "\(graph.nodes[headline].rule.name): \(found), and exactly nothing")
                    continue
                }
                #expect(
                    (found - exact).magnitude <= 1e-9 * max(1, exact.magnitude),
                    "\(graph.nodes[headline].rule.name): \(found), and exactly \(exact)")
            }
        }
    }

    @Test("has every aggregate that a method can name")
    func everyAggregate() {
        for rule in Aggregates.all { #expect(FastAggregate(rule) != nil, "\(rule.name)") }
        #expect(FastAggregate(PowerMean(power: 2)) != nil)
    }

    @Test("agrees with the exact normalisations, and gives nothing where all values are equal")
    func normalisations() throws {
        let values: [Rational] = [3, 10, 3, 7, 0]
        let doubles = values.map { $0.double() }
        func compare(_ fast: [Double], _ exact: [Rational]) {
            for (one, other) in zip(fast, exact) { #expect((one - other.double()).magnitude < 1e-9) }
        }
        compare(FastNormalisation.minMax(0, 1).values(of: doubles), try MinMax().values(of: values))
        compare(FastNormalisation.zScore(mean: 0, deviation: 1).values(of: doubles), try ZScore().values(of: values))
        compare(FastNormalisation.rank.values(of: doubles), try RankScore().values(of: values))
        for rule in [FastNormalisation.minMax(1, 100), .zScore(mean: 50, deviation: 10)] {
            #expect(rule.values(of: [0.1 + 0.2, 0.3, 0.3]).allSatisfy { $0.isNaN })
        }
        let gaps = FastNormalisation.rank.values(of: [5, .nan, 5, 1])
        #expect(gaps[0] == 2 && gaps[1].isNaN && gaps[2] == 2 && gaps[3] == 1)
    }

    @Test("says that it has failed where a rule is not defined, and of nothing else")
    func fails() throws {
        let node = FastGraph.Node(aggregate: .geometric, children: [.leaf(0), .leaf(1)])
        let graph = try #require(FastGraph(nodes: [node], headline: 0))
        func scores(_ columns: [[Double?]]) -> [Double]? {
            let leaves = FastLeaves(columns: columns)
            var evaluation = FastEvaluation(graph, leaves: leaves)
            evaluation.evaluate(leaves, FastChoices(weights: [1, 3]))
            return evaluation.hasFailed ? nil : evaluation.scores
        }
        #expect(scores([[1, 4], [-1, 4]]) == nil)
        let known = try #require(scores([[16, 0, nil], [1, 5, nil]]))
        #expect((known[0] - 2).magnitude < 1e-14 && known[1] == 0 && known[2].isNaN)
    }

    /// Four vendors with random answers under random nodes.
    private static func random(_ seed: Int) -> Sample {
        var random = SplitMix(seed: UInt64(seed) &+ 4711)
        let aggregates = [
            "mean", "weighted mean", "sum", "weighted sum", "geometric", "harmonic", "min", "max", "median", "product",
            "ratio", "{power: 2}", "{power: -2}",
        ]
        var method = SampleMethod()
        let unrated = ["minimum", "exclude"].randomElement(using: &random) ?? "minimum"
        let nonresponse = ["minimum", "exclude"].randomElement(using: &random) ?? "minimum"
        method.missing = "{nonresponse: \(nonresponse), unrated: \(unrated)}"
        method.scales.append("small: {good: 4, fair: 3, poor: 1, refused: nonresponse, lost: unrated}")
        let isFolded = seed.isMultiple(of: 3)
        let weighted = ["weighted mean", "weighted sum", "geometric", "harmonic"]
        let top = weighted.randomElement(using: &random) ?? "weighted mean"
        func needs() -> String { Int.random(in: 0..<3, using: &random) == 0 ? ", needs: 0.6" : "" }
        var weighs: [String: Bool] = [:]
        func rule(_ node: String) -> String {
            let rule = aggregates.randomElement(using: &random) ?? "mean"
            weighs[node] = Aggregates.all.first { $0.name == rule }?.usesWeights ?? true
            return rule
        }
        let fold = isFolded ? ", fold: [services, company]" : ""
        method.nodes = [
            "top: {aggregate: \(top), children: {one: 3, two: 2.5, three: 0}\(needs())}",
            "one: {aggregate: \(rule("one"))\(needs())}",
            "two: {aggregate: weighted mean, children: {three: 3, four: 1}\(needs())}",
            "three: {aggregate: \(rule("three"))\(isFolded ? fold : needs())}",
            "four: {aggregate: \(rule("four"))\(needs())}",
        ]
        // Without an index of answers nothing is asked, which would go beyond what exact fractions hold.
        method.indices = "[involvement]"
        let ratings = ["full", "partial", "evaded", "refused", "not applicable", "lost", "full", "partial"]
        let small = ["good", "fair", "poor", "refused", "lost", "good"]
        var answers = SampleAnswers()
        let places = ["one", "two", "three", "four", "one;four"]
        let levels = ["company", "services/mobile/prepaid", "services/mobile/postpaid", "services/fixed"]
        var subjects: [[String: String]] = []
        for vendor in ["v", "w", "x", "y"] {
            for level in levels { subjects.append(["vendor": vendor, "subject": level, "label": level]) }
            for question in 0..<12 {
                let under = question < 5 ? places[question] : places[(question * 7 + seed) % places.count]
                let isSmall = question.isMultiple(of: 4)
                let rating = (isSmall ? small : ratings).randomElement(using: &random) ?? "full"
                let isWeighed = under.split(separator: ";").allSatisfy { weighs[String($0)] ?? true }
                let weight = isWeighed ? "\(1 + (question * 5 + seed) % 7).5" : ""
                guard isFolded, under == "three" else {
                    answers.ask(
                        "q\(question)", under: under, scale: isSmall ? "small" : "answer", weight: weight,
                        ratings: ["ada": rating], vendor: vendor)
                    continue
                }
                answers.ask("q\(question)", under: under, scale: isSmall ? "small" : "answer", weight: weight)
                for level in levels where Int.random(in: 0..<4, using: &random) > 0 {
                    answers.responses.append([
                        "period": "2021-Q3", "vendor": vendor, "question": "q\(question)", "coder": "ada",
                        "rating": (isSmall ? small : ratings).randomElement(using: &random) ?? "full", "subject": level,
                    ])
                }
            }
        }
        var sample = answers.sample(method)
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\nx,X\ny,Y\n"
        if isFolded { sample.files["subjects"] = Sample.table(subjects) }
        return sample
    }
}
