import Dataset
import Scoring
import Statistics
import Testing

/// Steps over the vendors of several quarters, and ranks by the rounded score.
@Suite("Panels and the basis of ranks")
struct PanelTests {
    private static func sample(_ top: [String], nodes: String = "{aggregate: mean}") -> Sample {
        var method = SampleMethod()
        method.top = top
        method.scales += ["number: {kind: numeric, normalise: min-max}"]
        method.nodes = ["transparency: \(nodes)"]
        method.indices = "[transparency]"
        let numbers: [(period: String, vendor: String, question: String, rating: String)] = [
            ("2021-Q1", "v", "q", "40"), ("2021-Q2", "v", "q", "2"), ("2021-Q2", "w", "q", "4"),
            ("2021-Q3", "v", "q", "4"), ("2021-Q3", "w", "q", "10"), ("2021-Q3", "x", "q", "0"),
            ("2021-Q2", "v", "r", "1"), ("2021-Q2", "w", "r", "3"), ("2021-Q3", "v", "r", "1"),
            ("2021-Q3", "w", "r", "5"), ("2021-Q3", "x", "r", "0"), ("2021-Q1", "v", "r", "7"),
        ]
        var sample = Sample(method: method)
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\nx,X\n"
        sample.files["questions"] =
            "question,under,scale\nq,transparency,number\n"
            + (nodes.contains("weights") ? "r,transparency,number\n" : "r,other,number\n")
        if !nodes.contains("weights") { sample.method.nodes.append("other: {aggregate: mean}") }
        sample.files["responses"] = Sample.table(
            numbers.map {
                [
                    "period": $0.period, "vendor": $0.vendor, "question": $0.question, "coder": "ada in \($0.period)",
                    "rating": $0.rating,
                ]
            })
        return sample
    }

    private func value(_ scored: ScoredPeriod, _ vendor: Identifier) -> Rational? {
        scored.vendor(vendor)?.node("transparency")?.score?.value
    }

    @Test("a number has the same points in each quarter of the panel, from the least to the greatest of all of them")
    func comparable() throws {
        let panel = Self.sample(["panel: [2021-Q3, 2021-Q2]"])
        let second = try panel.score("2021-Q2")
        let third = try panel.score("2021-Q3")
        // Over 2, 4, 4, 10 and 0, whichever quarter is scored; without the 40 of the quarter outside.
        #expect(try value(second, "w") == Rational("0.4"))
        #expect(try value(third, "v") == Rational("0.4"))
        #expect(try value(second, "v") == Rational("0.2"))
        #expect(value(third, "w") == 1)
        #expect(second.vendors.map(\.vendor) == ["v", "w"])
        let alone = Self.sample([])
        #expect(value(try alone.score("2021-Q2"), "w") == 1)
        #expect(try value(alone.score("2021-Q3"), "v") == Rational("0.4"))
    }

    @Test("the inputs of a run are the panel's answers and those of the quarter before, and select themselves again")
    func inputs() throws {
        let second = try #require(Period("2021-Q2"))
        func quarters(_ tables: DatasetTables) -> [String] { tables.periods.map(\.description) }
        let dataset = try Self.sample(["panel: [2021-Q2, 2021-Q3]"]).read()
        let inputs = PeriodSelection.used(of: dataset, for: second)
        #expect(quarters(inputs) == ["2021-Q1", "2021-Q2", "2021-Q3"])
        #expect(quarters(PeriodSelection.scored(inputs, for: second)) == ["2021-Q2"])
        #expect(quarters(PeriodSelection.used(of: try Self.sample([]).read(), for: second)) == ["2021-Q1", "2021-Q2"])
        // One set of pseudonyms over all of them.
        #expect(Set(inputs.responses.map(\.coder.text)) == ["coder-01", "coder-02", "coder-03"])
        let outside = PeriodSelection.used(of: dataset, for: try #require(Period("2021-Q1")))
        #expect(quarters(outside) == ["2021-Q1"])
    }

    @Test("the quarter before is normalised over the panel too")
    func before() throws {
        let third = try Self.sample(["panel: [2021-Q2, 2021-Q3]"]).score("2021-Q3")
        let second = try #require(try Scorer.answersBefore(third, threads: 1))
        #expect(try value(second, "w") == Rational("0.4"))
    }

    @Test("computed weights are the same from each run of the panel")
    func weights() throws {
        let panel = Self.sample(
            ["panel: [2021-Q2, 2021-Q3]"], nodes: "{aggregate: weighted mean, weights: critic}")
        let second = try panel.score("2021-Q2").steps.weights
        let third = try panel.score("2021-Q3").steps.weights
        #expect(second.map(\.weights).map { $0.map(\.weight) } == third.map(\.weights).map { $0.map(\.weight) })
        #expect(second.first?.vendors == 5)
        #expect(try panel.score("2021-Q1").steps.notTaken.map(\.step) == ["normalise", "normalise", "weights"])
    }

    @Test("what is no quarter, a quarter twice, and a vendor as reference are errors")
    func faults() throws {
        #expect(try Self.sample(["panel: [2021Q3]"]).errors() == ["method.not-a-quarter"])
        #expect(try Self.sample(["panel: [2021-Q3, 2021-Q3]"]).errors() == ["method.named-twice"])
        var sample = Self.sample(["panel: [2021-Q2, 2021-Q3]"])
        sample.method.nodes[0] =
            "transparency: {aggregate: mean, normalise: {by: distance to reference, reference: v}}"
        #expect(try sample.errors() == ["method.reference-in-panel"])
    }

    @Test("ranked by the rounded score, vendors that print alike tie")
    func basis() throws {
        func ranks(_ basis: String) throws -> [Int?] {
            var sample = NormaliseTests.sample(
                scale: "minimum: 0, maximum: 100", [("q", "transparency", "", ["50.04", "50.01", "49"])])
            sample.method.top = ["basis: \(basis)"]
            let scored = try sample.score()
            return ["a", "b", "c"].map { scored.ranking("transparency")?.place(of: $0)?.rank }
        }
        #expect(try ranks("exact") == [1, 2, 3])
        #expect(try ranks("rounded") == [1, 1, 3])
    }
}
