import Dataset
import Scoring
import Statistics
import Testing

/// A node that is limited while another node is low.
@Suite("Caps and gates")
struct CapTests {
    private static func vendor(
        _ limit: String, consistency: String, clarity: String = "full", third: String? = nil
    ) throws -> ScoredVendor {
        var method = SampleMethod()
        method.nodes = [
            "transparency: {aggregate: mean, children: [clarity, consistency], \(limit)}",
            "clarity: {aggregate: mean}", "consistency: {aggregate: mean}",
        ]
        method.indices = "[transparency]"
        var answers = SampleAnswers()
        answers.ask("a", under: "clarity", ratings: ["ada": clarity])
        answers.ask("b", under: "consistency", ratings: ["ada": consistency])
        if let third { answers.ask("c", under: "clarity", ratings: ["ada": third]) }
        return try answers.sample(method).vendor()
    }

    @Test("a cap holds below its threshold and not at it")
    func threshold() throws {
        let cap = "cap: {node: consistency, below: 50, at_most: 30}"
        let low = try Self.vendor(cap, consistency: "evaded")
        #expect(low.node("transparency")?.score == Score(exactly: 30))
        #expect(low.node("transparency")?.caps.map(\.atMost) == [30])
        let atThreshold = try Self.vendor(cap, consistency: "partial")
        #expect(atThreshold.node("transparency")?.score == Score(exactly: 75))
        #expect(atThreshold.node("transparency")?.caps.isEmpty == true)
    }

    @Test("a gate leaves nothing, and of several limits the lowest counts")
    func several() throws {
        #expect(
            try Self.vendor("gate: {node: consistency, below: 50}", consistency: "evaded").node("transparency")?.score
                == Score(exactly: 0))
        let two =
            "cap: [{node: consistency, below: 50, at_most: 40}, {node: consistency, below: 10, at_most: 20}]"
        #expect(try Self.vendor(two, consistency: "evaded").node("transparency")?.score == Score(exactly: 20))
        #expect(try Self.vendor(two, consistency: "partial").node("transparency")?.score == Score(exactly: 75))
    }

    @Test("bounds are exact: what is missing may bring the limit on, or off")
    func bounds() throws {
        let cap = "cap: {node: consistency, below: 50, at_most: 30}"
        // Consistency is anything from 0 to 100: with 0 the limit holds, with 100 it doesn't.
        let open = try Self.vendor(cap, consistency: "lost")
        #expect(open.node("transparency")?.score == Score(lower: 30, value: 30, upper: 100))
        // Clarity is anything from 0 to 100 and the limit holds for certain.
        let held = try Self.vendor(cap, consistency: "evaded", clarity: "lost")
        #expect(held.node("transparency")?.score == Score(lower: 0, value: 0, upper: 30))
    }

    @Test("a node above sees the limited value")
    func above() throws {
        var method = SampleMethod()
        method.nodes = [
            "top: {aggregate: mean, children: [transparency]}",
            "transparency: {aggregate: mean, cap: {node: gate, below: 50, at_most: 30}}", "gate: {aggregate: mean}",
        ]
        method.indices = "[top]"
        var answers = SampleAnswers()
        answers.ask("a", under: "transparency", ratings: ["ada": "full"])
        answers.ask("b", under: "gate", ratings: ["ada": "evaded"])
        #expect(try answers.sample(method).vendor().node("top")?.score == Score(exactly: 30))
    }

    @Test("a node can't limit one that stands under it, and not be limited by itself")
    func faults() throws {
        func errors(_ nodes: [String]) throws -> [String] {
            var method = SampleMethod()
            method.nodes = nodes
            method.indices = "[transparency]"
            var answers = SampleAnswers()
            answers.ask("a", under: "below", ratings: ["ada": "full"])
            return try answers.sample(method).errors()
        }
        let top = "transparency: {aggregate: mean, children: [below]}"
        let cap = "cap: {node: transparency, below: 50, at_most: 30}"
        #expect(try errors([top, "below: {aggregate: mean, \(cap)}"]) == ["method.circle"])
        #expect(
            try errors([top, "below: {aggregate: mean, cap: {node: below, below: 5, at_most: 3}}"]) == [
                "method.unknown-node"
            ])
        #expect(
            try errors([top, "below: {aggregate: mean, cap: {node: transparency, below: 5}}"]) == [
                "method.missing-key"
            ])
    }

    @Test("a floor keeps a zero from deciding a geometric mean")
    func floor() throws {
        var method = SampleMethod()
        method.nodes = ["transparency: {aggregate: harmonic, floor: 25}"]
        var answers = SampleAnswers()
        answers.ask("a", ratings: ["ada": "full"])
        answers.ask("b", ratings: ["ada": "evaded"])
        // 2 / (1/100 + 1/25) = 40.
        #expect(try answers.sample(method).vendor().node("transparency")?.score == Score(exactly: 40))
        method.nodes = ["transparency: {aggregate: mean, floor: 25}"]
        #expect(try answers.sample(method).errors() == ["method.stray-key"])
    }
}
