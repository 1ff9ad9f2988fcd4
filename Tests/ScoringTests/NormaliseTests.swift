import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// Steps that take the values of questions and nodes to another scale.
@Suite("Normalise")
struct NormaliseTests {
    /// Vendors `a`, `b`, `c` … with a number each for every question given.
    static func sample(
        scale: String, nodes: [String] = ["transparency: {aggregate: mean}"],
        _ numbers: [(question: String, under: String, reversed: String, values: [String?])]
    ) -> Sample {
        var method = SampleMethod()
        method.scales += ["number: {kind: numeric, labels: {none given: nonresponse}, \(scale)}"]
        method.nodes = nodes
        method.indices = "[\(nodes[0].prefix { $0 != ":" })]"
        var answers = SampleAnswers()
        let names = (0..<(numbers.map(\.values.count).max() ?? 0)).map { String(UnicodeScalar(UInt8(97 + $0))) }
        for (question, under, reversed, values) in numbers {
            for (name, value) in zip(names, values) {
                guard let value else { continue }
                answers.ask(
                    question, under: under, scale: "number", reversed: reversed, ratings: ["ada": value], vendor: name)
            }
        }
        var sample = answers.sample(method)
        sample.files["vendors"] = Sample.table(names.map { ["vendor": $0, "name": $0] })
        return sample
    }

    private func values(_ scored: ScoredPeriod, _ node: Identifier = "transparency") -> [String] {
        scored.vendors.map { $0.node(node)?.score?.value.map(\.description) ?? "none" }
    }

    @Test("a question's numbers run from the least to the greatest of the run")
    func minMax() throws {
        let scored = try Self.sample(
            scale: "normalise: {by: min-max, to: [0, 100]}", [("q", "transparency", "", ["2", "4", "10"])]
        ).score()
        // (4 − 2) / (10 − 2) = 1/4.
        #expect(values(scored) == ["0", "25", "100"])
        #expect(scored.graph.dependsOnOthers == [true])
        for vendor in scored.vendors {
            #expect(vendor.node("transparency")?.score?.bounds == nil)
            #expect(vendor.node("transparency")?.whyUnbounded == "not available: depends on other vendors")
        }
        #expect(scored.range(of: "transparency") == Interval(0, 100))
        #expect(try scored.vendors[1].answers.whole[0].measurement?.number == Rational("4"))
    }

    @Test("of a reversed question the numbers change their sign first")
    func reversed() throws {
        func points(_ rule: String) throws -> [String] {
            try values(
                Self.sample(scale: "normalise: \(rule)", [("q", "transparency", "yes", ["2", "4", "10"])]).score())
        }
        #expect(try points("min-max") == ["1", "3/4", "0"])
        #expect(try points("rank") == ["3", "2", "1"])
        #expect(try points("borda") == ["2", "1", "0"])
        // Less is better, 3 is wanted: (10 − x) / (10 − 3), never above 1.
        #expect(try points("{by: distance to target, target: 3}") == ["1", "6/7", "0"])
        #expect(try points("{by: distance to reference, reference: b}") == ["4/3", "1", "0"])
        #expect(try points("{by: goalposts, minimum: 0, maximum: 20}") == ["9/10", "4/5", "1/2"])
        #expect(try points("{by: z-score, mean: 4, deviation: 2}") == ["1", "0", "-3"])
    }

    @Test(
        "every rule that has only a name can be used, of a question and of a node",
        arguments: Normalisations.all.map(\.name))
    func byName(_ name: String) throws {
        let numbers = ["2", "4", "10", "4", "7"]
        let rule = try #require(Normalisations.all.first { $0.name == name })
        let expected = try rule.values(of: numbers.map { try Rational($0) })
        let ofQuestion = try Self.sample(scale: "normalise: \(name)", [("q", "transparency", "", numbers)]).score()
        #expect(ofQuestion.vendors.map { $0.node("transparency")?.score?.value } == expected)
        let ofNode = try Self.sample(
            scale: "minimum: 0, maximum: 10",
            nodes: [
                "top: {aggregate: mean, children: [below]}", "below: {aggregate: mean, normalise: \(name)}",
            ], [("q", "below", "", numbers)]
        ).score()
        #expect(ofNode.vendors.map { $0.node("top")?.score?.value } == expected)
        #expect(try ofNode.vendors.map { $0.node("below")?.score?.value } == numbers.map { try Rational($0) })
        #expect(ofNode.vendors.map { $0.node("below")?.seen } == expected)
        // The node itself depends on the vendor's own data alone, what stands above it doesn't.
        #expect(ofNode.vendors[0].node("below")?.score?.isExact == true)
        #expect(ofNode.vendors[0].node("top")?.score?.bounds == nil)
    }

    @Test("bounds go through a step on the vendor's own data that never falls")
    func endpoints() throws {
        var method = SampleMethod()
        method.nodes = [
            "top: {aggregate: mean, children: [below]}",
            "below: {aggregate: mean, normalise: {by: goalposts, minimum: 0, maximum: 200, to: [0, 10]}}",
        ]
        method.indices = "[top]"
        var answers = SampleAnswers()
        answers.ask("a", under: "below", ratings: ["ada": "full"])
        answers.ask("b", under: "below", ratings: ["ada": "lost"])
        let vendor = try answers.sample(method).vendor()
        #expect(vendor.node("below")?.score == Score(lower: 50, value: 50, upper: 100))
        // 50 / 200 and 100 / 200 of 10.
        #expect(try vendor.node("top")?.score == Score(lower: Rational("2.5"), value: Rational("2.5"), upper: 5))
    }

    @Test("numbers of size 10⁻⁶ keep their digits")
    func small() throws {
        let scored = try Self.sample(
            scale: "normalise: min-max", [("q", "transparency", "", ["0.000001", "0.000002", "0.000004"])]
        ).score()
        #expect(values(scored) == ["0", "1/3", "1"])
    }

    @Test("where every vendor has the same number, the question leaves the average and the run says so")
    func constant() throws {
        let scored = try Self.sample(
            scale: "normalise: z-score",
            [("q", "transparency", "", ["3", "3", "3"]), ("r", "transparency", "", ["1", "2", "3"])]
        ).score()
        #expect(values(scored) == ["-1", "0", "1"])
        #expect(scored.steps.notTaken.map(\.what) == ["q"])
        #expect(scored.steps.notTaken.map(\.reason) == ["every vendor has the same value"])
    }

    @Test("a vendor without a number is not among those it is normalised over")
    func missing() throws {
        let scored = try Self.sample(
            scale: "normalise: min-max",
            [
                ("q", "transparency", "", ["2", "none given", "10", "4"]),
                ("r", "transparency", "", ["0", "1", "1", "1"]),
            ]
        ).score()
        // Nothing given counts as the least that the step can give.
        #expect(values(scored) == ["0", "1/2", "1", "5/8"])
        #expect(scored.vendors[1].node("transparency")?.withoutNonresponse == 1)
    }

    @Test("one more vendor changes the scores of the others, and threads and the order of rows change nothing")
    func others() throws {
        let few = Self.sample(scale: "normalise: min-max", [("q", "transparency", "", ["2", "4", "10"])])
        let more = Self.sample(scale: "normalise: min-max", [("q", "transparency", "", ["2", "4", "10", "18"])])
        #expect(values(try few.score()) == ["0", "1/4", "1"])
        #expect(values(try more.score()) == ["0", "1/8", "1/2", "1"])
        let dataset = try more.read()
        let period = try #require(Period("2021-Q3"))
        let four = try Scorer.score(dataset, period: period, threads: 4)
        #expect(values(four) == ["0", "1/8", "1/2", "1"])
    }

    @Test("a rule that does not exist, a key of another rule and a missing number are errors")
    func faults() throws {
        func errors(_ scale: String) throws -> [String] {
            try Self.sample(scale: scale, [("q", "transparency", "", ["1"])]).errors()
        }
        #expect(try errors("normalise: minmax") == ["method.unknown-word"])
        #expect(try errors("normalise: {by: rank, mean: 3}") == ["method.stray-key"])
        #expect(try errors("normalise: {by: distance to target}") == ["method.missing-key"])
        #expect(try errors("normalise: {by: z-score, mean: 3, deviation: 0}") == ["method.scale-without-range"])
        #expect(try errors("normalise: {by: goalposts, minimum: 3, maximum: 3}") == ["method.scale-without-range"])
        #expect(try errors("normalise: rank, points: [0, 100]") == ["method.stray-key"])
        #expect(try errors("normalise: {by: min-max, to: [3, 1]}") == ["method.out-of-range"])
        #expect(try errors("normalise: {to: [0, 1]}") == ["method.missing-key"])
    }
}
