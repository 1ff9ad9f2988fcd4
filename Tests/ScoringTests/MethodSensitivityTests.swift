import Dataset
import Statistics
import Testing

@testable import Scoring

@Suite("What a method's own choices could do")
struct MethodSensitivityTests {
    @Test("two parts, of which one vendor is ahead in each: the shares of weights follow from the scores")
    func worked() throws {
        // v has 100 and 0, w has 0 and 50: v is ahead where its weight a fulfils 100 a > 50 (1 − a), that is a > 1/3.
        let choices = try #require(try Self.analysis(Self.sample(sensitivity: "{draws: 4000, points: 64}")))
        let any = try choices.anyWeights.get()
        #expect(any.tally.runs == 4000 && any.failed == 0)
        let share = Double(any.firsts[0]) / 4000
        #expect((share - 2.0 / 3).magnitude < 0.03)
        let central = try #require(choices.central.any[0])
        // The mean of a where it is above 1/3.
        #expect((central[0] - 2.0 / 3).magnitude < 0.02)
        // Within a quarter of equal weights a is at least 3/8, so v is always first.
        let near = try choices.nearWeights.get()
        #expect(near.firsts == [4000, 0] && choices.published == [1, 2])
        #expect(try near.tally.expectedRank(1) == 2)
        #expect(choices.weighed.map(\.child) == ["one", "two"])
    }

    @Test("the same for any number of threads")
    func invariant() throws {
        let sample = Self.sample(sensitivity: "{draws: 500, points: 64}")
        let one = try #require(try Self.analysis(sample))
        let several = try #require(try Self.analysis(sample, threads: 3))
        #expect(try one.anyWeights.get().tally == several.anyWeights.get().tally)
        #expect(try one.nearWeights.get().tally == several.nearWeights.get().tally)
        #expect(one.ranks == several.ranks && one.runs == 128)
        for (left, right) in zip(one.influences, several.influences) {
            #expect((try? left.shares.get()) == (try? right.shares.get()))
            #expect(left.errors == right.errors)
        }
    }

    @Test("every choice that can be made otherwise is a factor, and one that can't says why")
    func factors() throws {
        let choices = try #require(try Self.analysis(Self.sample(sensitivity: "{draws: 100, points: 64}")))
        let kinds = choices.factors.map(\.identifier)
        #expect(
            kinds == ["weight of one", "weight of two", "normalisation", "aggregation", "missing answers", "questions"])
        #expect(choices.leftOut.map(\.name) == ["the rule for several coders"])
        let fewer = try #require(
            try Self.analysis(Self.sample(sensitivity: "{draws: 100, points: 64, vary: [aggregation]}")))
        #expect(fewer.factors.map(\.identifier) == ["aggregation"])
        #expect((try? fewer.anyWeights.get()) == nil)
        #expect(try Self.analysis(Self.sample(sensitivity: "off")) == nil)
    }

    @Test("with one choice that alone decides, the whole variance is its own")
    func decisive() throws {
        // As published v leads with 50 over 25; by the geometric mean its zero puts it last.
        let choices = try #require(
            try Self.analysis(Self.sample(sensitivity: "{draws: 100, points: 64, vary: [aggregation]}", second: 20)))
        let ranks = try #require(choices.influences.first { $0.output == .ranks })
        let shares = try ranks.shares.get()
        #expect((shares[0].firstOrder - 1).magnitude < 0.2 && (shares[0].total - 1).magnitude < 0.2)
        #expect(choices.ranks.count(of: 0, at: 1) > 0 && choices.ranks.count(of: 0, at: 2) > 0)
        #expect(choices.meanShift.map { $0 > 0.3 && $0 < 0.7 } == true)
    }

    @Test("with one vendor there is nothing to rank")
    func single() throws {
        var answers = SampleAnswers()
        answers.ask("a", ratings: ["ada": "full"])
        #expect(try Self.analysis(answers.sample()) == nil)
    }

    @Test("raw numbers that are normalised over the vendors are varied too, but for rules that would change all of them")
    func normalised() throws {
        var method = SampleMethod()
        method.scales.append("raw: {kind: numeric, normalise: min-max}")
        method.nodes = ["top: {aggregate: mean}"]
        method.indices = "[top]"
        method.sensitivity = "{draws: 100, points: 64}"
        var answers = SampleAnswers()
        for (vendor, first, second) in [("v", "7", "0.2"), ("w", "3", "0.9"), ("x", "5", "0.1")] {
            answers.ask("a", under: "top", scale: "raw", ratings: ["ada": first], vendor: vendor)
            answers.ask("b", under: "top", scale: "raw", ratings: ["ada": second], vendor: vendor)
        }
        var sample = answers.sample(method)
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\nx,X\n"
        let choices = try #require(try Self.analysis(sample))
        #expect(choices.published == [1, 2, 3])
        #expect(choices.factors.map(\.identifier).contains("weight of a"))
        #expect(choices.leftOut.map(\.name).contains("the rule for missing answers"))
    }

    @Test("a step that the fast evaluation does not have is named, and nothing is said of the ranks")
    func obstacle() throws {
        var sample = Self.sample(sensitivity: "{draws: 100, points: 64}")
        sample.method.nodes[0] = "top: {aggregate: geometric, floor: 1, children: {one: 1, two: 1}}"
        #expect(throws: MethodSensitivity.Unavailable(words: "not available: 'top' has a floor")) {
            try Self.analysis(sample)
        }
    }

    private static func analysis(_ sample: Sample, threads: Int = 1) throws -> MethodSensitivity? {
        let scored = try sample.score()
        return try MethodSensitivity(scored, index: scored.method.indices[0], threads: threads)
    }

    /// Two vendors and two parts; `second` is what w has in the first part.
    private static func sample(sensitivity: String, second: Int = 0) -> Sample {
        var method = SampleMethod()
        method.scales.append("number: {kind: numeric, minimum: 0, maximum: 100, labels: {none: nonresponse}}")
        method.nodes = [
            "top: {aggregate: mean, children: {one: 1, two: 1}}", "one: {aggregate: mean}", "two: {aggregate: mean}",
        ]
        method.indices = "[top]"
        method.contracts = []
        var answers = SampleAnswers()
        answers.ask("a", under: "one", scale: "number", ratings: ["ada": "100"])
        answers.ask("b", under: "two", scale: "number", ratings: ["ada": "none"])
        answers.ask("a", under: "one", scale: "number", ratings: ["ada": "\(second)"], vendor: "w")
        answers.ask("b", under: "two", scale: "number", ratings: ["ada": "50"], vendor: "w")
        var sample = answers.sample(method)
        sample.method.sensitivity = sensitivity
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\n"
        return sample
    }
}
