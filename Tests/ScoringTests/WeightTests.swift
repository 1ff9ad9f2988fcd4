import Dataset
import Scoring
import Statistics
import Testing

/// Weights that are computed from the vendors' values, or that one vendor has for itself.
@Suite("Weights of nodes and of vendors")
struct WeightTests {
    private static func numbers(_ nodes: [String]) -> Sample {
        var sample = NormaliseTests.sample(
            scale: "minimum: 0, maximum: 10", nodes: nodes,
            [
                ("p", "transparency", "", ["1", "4", "9", "2"]),
                ("q", "transparency", "", ["5", "6", "5", nil]),
            ])
        sample.method.missing = "{nonresponse: minimum, unrated: exclude}"
        return sample
    }

    @Test(
        "computed weights are those of the rule over the vendors that have every value",
        arguments: Weightings.all.map(\.name))
    func computed(_ name: String) throws {
        let rule = try #require(Weightings.all.first { $0.name == name })
        let weights = try rule.weights(of: [[1, 4, 9], [5, 6, 5]])
        let scored = try Self.numbers(["transparency: {aggregate: weighted mean, weights: \(name)}"]).score()
        let computed = try #require(scored.steps.weights.first)
        #expect(computed.weights.map(\.weight) == weights)
        #expect(computed.weights.map(\.child) == ["p", "q"])
        #expect(computed.vendors == 3)
        let first = try (weights[0] + 5 * weights[1]) / (weights[0] + weights[1])
        #expect(scored.vendors[0].node("transparency")?.score == Score(bounds: nil, value: first))
        // What has one value alone has that value, whatever it weighs.
        #expect(scored.vendors[3].node("transparency")?.score?.value == 2)
        #expect(scored.vendors[0].node("transparency")?.whyUnbounded == "not available: depends on other vendors")
    }

    @Test("the benefit of the doubt gives each vendor its best weights")
    func doubt() throws {
        let scored = try NormaliseTests.sample(
            scale: "minimum: 0, maximum: 10",
            nodes: ["transparency: {aggregate: weighted sum, weights: benefit of the doubt}"],
            [("p", "transparency", "", ["10", "5", "2", "5"]), ("q", "transparency", "", ["0", "5", "2", nil])]
        ).score()
        // The first is best in p, the second in q; the third has 2/5 of the second, the fourth half of the first.
        let values = scored.vendors.map { $0.node("transparency")?.score?.value }
        #expect(values == [1, 1, try Rational("0.4"), try Rational("0.5")])
    }

    @Test("where nothing varies, there are no weights, no score, and a reason")
    func constant() throws {
        let scored = try NormaliseTests.sample(
            scale: "minimum: 0, maximum: 10", nodes: ["transparency: {aggregate: weighted mean, weights: critic}"],
            [("p", "transparency", "", ["3", "3"]), ("q", "transparency", "", ["1", "2"])]
        ).score()
        #expect(
            scored.vendors[0].node("transparency")?.standing
                == .notScored("weights not available: every vendor has the same value"))
        #expect(scored.steps.notTaken.map(\.step) == ["weights"])
    }

    @Test("computed weights stand beside no others, and only where something weighs")
    func faults() throws {
        #expect(
            try Self.numbers(["transparency: {aggregate: mean, weights: critic}"]).errors() == [
                "method.weights-not-used"
            ])
        #expect(
            try Self.numbers(["transparency: {aggregate: weighted mean, weights: benefit of the doubt}"]).errors() == [
                "method.weights-not-used"
            ])
        #expect(
            try Self.numbers(["transparency: {aggregate: weighted mean, weights: guess}"]).errors() == [
                "method.unknown-word"
            ])
    }

    private static func overridden(_ rows: [[String: String]], aggregate: String = "weighted mean") -> Sample {
        var method = SampleMethod()
        method.nodes = [
            "transparency: {aggregate: \(aggregate), children: [clarity]}", "clarity: {aggregate: \(aggregate)}",
        ]
        var answers = SampleAnswers()
        for vendor in ["v", "w"] {
            answers.ask("a", under: "transparency", ratings: ["ada": "full"], vendor: vendor)
            answers.ask("b", under: "clarity", ratings: ["ada": "evaded"], vendor: vendor)
            answers.ask("c", under: "clarity", ratings: ["ada": "partial"], vendor: vendor)
        }
        var sample = answers.sample(method)
        sample.files["vendors"] = "vendor,name,parent\nv,V,\nw,W,\nx,X,v\n"
        sample.files["weights"] = Sample.table(rows)
        return sample
    }

    private static func row(
        _ child: String, _ weight: String, node: String = "transparency", vendor: String = "v", period: String = ""
    ) -> [String: String] {
        [
            "period": period, "vendor": vendor, "node": node, "child": child, "weight": weight,
            "reason": "it has no such service",
        ]
    }

    @Test("a vendor's own weight counts for it alone, of nodes and of questions")
    func overrides() throws {
        let scored = try Self.overridden([Self.row("clarity", "3"), Self.row("b", "0", node: "clarity")]).score()
        // Clarity is 50 without b; (100 + 3 × 50) / 4.
        #expect(try scored.vendor("v")?.node("transparency")?.score == Score(exactly: Rational("62.5")))
        // Clarity is 25; (100 + 25) / 2.
        #expect(try scored.vendor("w")?.node("transparency")?.score == Score(exactly: Rational("62.5")))
        #expect(scored.vendor("v")?.node("clarity")?.score == Score(exactly: 50))
        #expect(scored.vendor("w")?.node("clarity")?.score == Score(exactly: 25))
        #expect(scored.rows.weights.count == 2)
    }

    @Test("a weight of another quarter does not count, and one of this goes before one of all")
    func quarters() throws {
        let rows = [
            Self.row("clarity", "0", period: "2021-Q3"), Self.row("clarity", "5"),
            Self.row("a", "0", period: "2021-Q4"),
        ]
        let scored = try Self.overridden(rows).score()
        #expect(scored.vendor("v")?.node("transparency")?.score == Score(exactly: 100))
        #expect(scored.rows.weights.count == 2)
    }

    @Test("a weight that can't count is an error")
    func overrideFaults() throws {
        #expect(try Self.overridden([Self.row("b", "2")]).errors() == ["weight.not-under-node"])
        #expect(try Self.overridden([Self.row("clarity", "2", vendor: "x")]).errors() == ["weight.not-a-unit"])
        #expect(try Self.overridden([Self.row("clarity", "2", node: "other")]).errors() == ["reference.unknown-node"])
        #expect(try Self.overridden([Self.row("clarity", "2")], aggregate: "mean").errors() == ["weight.not-used"])
        #expect(
            try Self.overridden([Self.row("clarity", "0"), Self.row("a", "0")]).errors() == ["weight.sum-to-zero"])
    }
}
