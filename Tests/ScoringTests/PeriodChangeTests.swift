import Dataset
import Scoring
import Statistics
import Testing

/// What moved since the quarter before, and what made it move.
@Suite("Changes between quarters")
struct PeriodChangeTests {
    private static func change(_ sample: UncertainSample, _ vendor: Identifier = "a") throws -> Available<VendorChange>
    {
        let changes = try sample.uncertainty().changes(of: "transparency")
        return try #require(changes?.change(of: vendor))
    }

    @Test("a change is split into answers that both quarters have and questions that one has")
    func split() throws {
        var sample = UncertainSample.domain([:])
        sample.quarters = ["2021-Q2": ["a": "ef"], "2021-Q3": ["a": "ffe"]]
        let change = try #require(Self.change(sample).value)
        // 50 before; 200/3 now. On q1 and q2: 50 before, 100 now.
        #expect(change.before == 50)
        #expect(change.after.fixed(6) == "66.666667")
        #expect(change.matched == 50)
        #expect(change.questionSet.fixed(6) == "-33.333333")
        #expect(change.coders == 0 && change.weights == 0)
        #expect(change.total == (try change.matched + change.questionSet))
        #expect(change.questions == 2 && change.changedAnswers == 1)
        #expect(change.dropped == ["q3"])
        #expect(change.p == .value(1), "one answer changed: both ways to exchange it are as far apart")
    }

    @Test("six answers that all rise are as far apart in two of the 64 exchanges")
    func tested() throws {
        var sample = UncertainSample.domain([:])
        sample.quarters = ["2021-Q2": ["a": "eeeeee", "b": "fpefpe"], "2021-Q3": ["a": "ffffff", "b": "fpefpe"]]
        let change = try #require(Self.change(sample).value)
        #expect(change.p == .value(try Rational(1, over: 32)))
        #expect(change.basis == .exact)
        #expect(change.holm == (try Rational(1, over: 16)))
        #expect(try Self.change(sample, "b").value?.p == .value(1))
    }

    @Test("what only a new coder moved is the coders' part, and no news")
    func coders() throws {
        var answers = SampleAnswers()
        answers.ask("q1", ratings: ["ada": "full", "ben": "evaded", "chi": "evaded"])
        answers.ask("q2", ratings: ["ada": "partial"])
        var sample = answers.sample()
        let earlier = ["q1": "full", "q2": "evaded"].sorted { $0.key < $1.key }.map { question, rating in
            ["period": "2021-Q2", "vendor": "v", "question": question, "coder": "ada", "rating": rating]
        }
        sample.files["responses"] = Sample.table(answers.responses + earlier)
        let uncertainty = try Uncertainty(try sample.score(), threads: 1)
        let change = try #require(uncertainty.changes(of: "transparency")?.change(of: "v")?.value)
        // Before: 100 and 0. Now the lower median of q1 is 0, and q2 is 50; by ada alone q1 would still be 100.
        #expect(change.before == 50 && change.after == 25)
        #expect(change.matched == 25)
        #expect(change.coders == -50)
        #expect(change.questionSet == 0)
        #expect(change.p == .none("not applicable: target this questionnaire"))
    }

    @Test("a vendor that one of the quarters does not score is not compared, and the reason is given")
    func missing() throws {
        var sample = UncertainSample.domain([:])
        sample.quarters = ["2021-Q2": ["a": "ef"], "2021-Q3": ["a": "ff", "b": "fe"]]
        #expect(try Self.change(sample, "b").reason == "not available: not scored in 2021-Q2")
    }

    @Test("the first quarter has nothing to compare with, and a later one the last before it")
    func previous() throws {
        var sample = UncertainSample.domain([:])
        sample.quarters = ["2020-Q1": ["a": "ee"], "2021-Q1": ["a": "ef"], "2021-Q3": ["a": "ff"]]
        #expect(try sample.uncertainty("2020-Q1").changes.isEmpty)
        let changes = try #require(sample.uncertainty().changes(of: "transparency"))
        #expect(changes.previous == Period("2021-Q1"))
        #expect(changes.change(of: "a")?.value?.before == 50)
    }

    @Test(
        "the rows that a run uses are those of its quarter and of the one before, and selecting again changes nothing")
    func rows() throws {
        var sample = UncertainSample.domain([:])
        sample.quarters = ["2020-Q1": ["a": "ee"], "2021-Q1": ["a": "ef"], "2021-Q3": ["a": "ff-"]]
        sample.coders = ["2020-Q1": ["zoe"], "2021-Q1": ["ben"], "2021-Q3": ["ada"]]
        let scored = try Scorer.score(try sample.read(), period: try #require(Period("2021-Q3")), threads: 1)
        #expect(Set(scored.inputs.responses.map(\.period)) == [Period("2021-Q1"), Period("2021-Q3")])
        #expect(scored.rows.responses.map(\.coder) == ["coder-01", "coder-01"])
        #expect(Set(scored.inputs.responses.map(\.coder)) == ["coder-01", "coder-02"])
        #expect(PeriodSelection.previous(of: scored.period, in: scored.inputs) == Period("2021-Q1"))
    }
}
