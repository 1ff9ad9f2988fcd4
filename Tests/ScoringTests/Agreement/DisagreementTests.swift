import Dataset
import Scoring
import Statistics
import Testing

/// What coders rated differently, on a small index worked by hand.
@Suite("Disagreements")
struct DisagreementTests {
    private static func list(_ others: (inout SampleAnswers) -> Void) throws -> [Disagreement] {
        Disagreements.list(try CoderAgreementTests.sample(others).score(), threads: 2)
    }

    @Test("the effect is what the ratings given do to the headline index of the vendor")
    func effect() throws {
        let list = try Self.list { answers in
            answers.ask("p", ratings: ["ada": "full"], vendor: "v1")
            answers.ask("s", ratings: ["ada": "full"], vendor: "v1")
        }
        #expect(list.count == 1)
        let only = try #require(list.first)
        #expect(only.vendor == "v1" && only.question == "q" && only.standing == .byRule)
        #expect(only.ratings.map(\.rating) == ["full", "partial"])
        // The mean of 100, 100 and either 50 or 100.
        #expect(try only.index.get().lower == Rational(250, over: 3))
        #expect(try only.effect.get() == Rational(50, over: 3))
    }

    @Test("unresolved ones come first, settled ones last, and within these the largest effect")
    func order() throws {
        let list = try Self.list { answers in
            answers.ask("k", scale: "kinds", ratings: ["ada": "own", "ben": "none"], vendor: "v2")
            answers.ask("q", ratings: ["ada": "full", "ben": "evaded", "final": "full"], vendor: "v4")
            answers.ask("q", ratings: ["ada": "full", "ben": "evaded"], vendor: "v5")
        }
        #expect(list.map(\.vendor) == ["v2", "v5", "v1", "v4"])
        #expect(list.map(\.standing) == [.unresolved, .byRule, .byRule, .settled])
        #expect(list.last?.settled?.rating == "full")
    }

    @Test("an answer against none and against 'not applicable' is a disagreement too")
    func standings() throws {
        let list = try Self.list { answers in
            answers.ask("q", ratings: ["ada": "evaded", "ben": "refused"], vendor: "v4")
            answers.ask("q", ratings: ["ada": "evaded", "ben": "not applicable"], vendor: "v5")
        }
        let refused = try #require(list.first { $0.vendor == "v4" })
        #expect(try refused.effect.get() == 0)
        // Left out, this answer leaves no index at all.
        let outside = try #require(list.first { $0.vendor == "v5" })
        #expect(throws: NotShown("not available: without this answer there is no index")) { try outside.effect.get() }
    }
}
