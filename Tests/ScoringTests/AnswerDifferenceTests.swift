import Dataset
import Scoring
import Statistics
import Testing

/// The answers that two vendors give differently, and what each makes of the first's index.
@Suite("Answers that differ")
struct AnswerDifferenceTests {
    /// Two vendors, of which both answer alike only the last question.
    private static func sample(_ method: SampleMethod = SampleMethod(), changed: [String: String] = [:]) -> Sample {
        var answers = SampleAnswers()
        let first = ["a": "full", "b": "partial", "c": "refused", "d": "not applicable", "e": "lost", "f": "full"]
            .merging(changed) { _, new in new }
        let second = ["a": "evaded", "b": "full", "c": "evaded", "d": "partial", "e": "full", "f": "full"]
        for question in first.keys.sorted() {
            let weight = method.nodes[0].contains("weighted") ? (question == "a" ? "3" : "1") : ""
            answers.ask(question, weight: weight, ratings: ["ada": first[question] ?? ""])
            answers.rate(question, ["ada": second[question] ?? ""], vendor: "w")
        }
        var sample = answers.sample(method)
        sample.files["vendors"] = "vendor,name\nv,Vendor V\nw,Vendor W\n"
        return sample
    }

    private static func list(_ sample: Sample, _ one: Identifier = "v", _ other: Identifier = "w") throws
        -> [AnswerDifference]
    {
        let scored = try sample.score()
        return AnswerDifferences.list(
            try #require(scored.vendor(one)), try #require(scored.vendor(other)), index: "transparency", in: scored)
    }

    @Test(
        "what an answer is worth is what the dataset gives where the first vendor answers as the second does",
        arguments: ["mean", "weighted mean", "min", "median"])
    func worth(_ aggregate: String) throws {
        var method = SampleMethod()
        method.nodes = ["transparency: {aggregate: \(aggregate)}"]
        let differences = try Self.list(Self.sample(method))
        // Nothing given has the points of an evasion, and is another answer all the same.
        #expect(Set(differences.map(\.first.question)) == ["a", "b", "c", "d", "e"])
        let score = try #require(try Self.sample(method).vendor("v").node("transparency")?.score?.value)
        let seconds = ["a": "evaded", "b": "full", "c": "evaded", "d": "partial", "e": "full"]
        for difference in differences {
            let question = difference.first.question.text
            let changed = Self.sample(method, changed: [question: try #require(seconds[question])])
            let other = try #require(try changed.vendor("v").node("transparency")?.score?.value)
            #expect(try difference.effect.get() == score - other, "\(question)")
        }
        let sizes = try differences.map { try $0.effect.get().magnitude }
        #expect(sizes == sizes.sorted(by: >))
    }

    @Test("the other way round, other answers are exchanged, in the second vendor's score")
    func turned() throws {
        let one = try Self.list(Self.sample())
        let other = try Self.list(Self.sample(), "w", "v")
        #expect(Set(one.map(\.first.question)) == Set(other.map(\.first.question)))
        let first = try #require(one.first { $0.first.question == "a" })
        let second = try #require(other.first { $0.first.question == "a" })
        #expect(first.first.value == second.second.value && first.second.value == second.first.value)
        // Five answers of the one are in its average, six of the other: 100 / 5 and −100 / 6.
        #expect(try first.effect.get() == 20)
        #expect(try second.effect.get() == Rational(-50, over: 3))
    }

    @Test("parts that both have are compared, a part that only one has is not")
    func parts() throws {
        var sample = Self.sample()
        sample.method.nodes = ["transparency: {aggregate: mean, fold: [services]}"]
        sample.files["questions"] = "question,under,scale\na,transparency,answer\n"
        sample.files["responses"] = """
            period,vendor,subject,question,coder,rating
            2021-Q3,v,services/mobile,a,ada,full
            2021-Q3,v,services/fixed,a,ada,partial
            2021-Q3,w,services/mobile,a,ada,evaded

            """
        sample.files["subjects"] = """
            vendor,subject,label
            v,services/mobile,Mobile
            v,services/fixed,Fixed
            w,services/mobile,Mobile

            """
        let differences = try Self.list(sample)
        #expect(differences.map(\.subject) == ["services/mobile"])
        // (100 + 50) / 2 less (0 + 50) / 2.
        #expect(try differences.map { try $0.effect.get() } == [50])
    }

    @Test("of an index that depends on other vendors no worth is given, and the answers are listed all the same")
    func relative() throws {
        var method = SampleMethod()
        method.nodes = [
            "transparency: {aggregate: mean, children: [part]}", "part: {aggregate: mean, normalise: min-max}",
        ]
        var sample = Self.sample(method)
        sample.files["questions"] = try #require(sample.files["questions"]).replacing("transparency", with: "part")
        let differences = try Self.list(sample)
        #expect(differences.count == 5)
        for difference in differences {
            #expect(throws: NotShown("not available: the index depends on other vendors")) {
                try difference.effect.get()
            }
        }
    }
}
