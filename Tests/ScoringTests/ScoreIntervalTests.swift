import Dataset
import Scoring
import Statistics
import Testing

/// The intervals of scores, target by target.
@Suite("Intervals of scores")
struct ScoreIntervalTests {
    @Test("a mean of questions has the interval of the ideal bootstrap of its points")
    func ideal() throws {
        let uncertainty = try UncertainSample.domain(["a": "ffpefpfepf"]).uncertainty()
        let interval = try #require(uncertainty.interval(of: "a", at: "transparency").value)
        let points = [100, 100, 50, 0, 100, 50, 100, 0, 50, 100].map { $0 / 50 }
        let expected = try IdealBootstrap(strata: [points]).acceleratedInterval(level: try Rational("0.95"))
        #expect(interval.method == .idealAccelerated)
        #expect(interval.lower == Rational(expected.lower * 5))
        #expect(interval.upper == Rational(expected.upper * 5))
        #expect(interval.items == 10)
        #expect(interval.cautions == [.fewItems])
    }

    @Test("nodes of different sizes under a mean are strata of their own, each weighing the same")
    func nested() throws {
        var sample = UncertainSample.domain(["a": "fefeffpe"])
        sample.method.nodes = [
            "transparency: {aggregate: mean, children: [one, two]}", "one: {aggregate: mean}", "two: {aggregate: mean}",
        ]
        sample.under = ["one", "one", "one", "one", "two", "two", "two", "two"]
        let interval = try #require(sample.uncertainty().interval(of: "a", at: "transparency").value)
        // Each node has half the weight: a full answer of four is worth 12.5 points, or two steps of 6.25.
        let expected = try IdealBootstrap(strata: [[2, 0, 2, 0], [2, 2, 1, 0]]).acceleratedInterval(
            level: try Rational("0.95"))
        #expect(interval.lower == (try Rational("6.25") * Rational(expected.lower)))
        #expect(interval.upper == (try Rational("6.25") * Rational(expected.upper)))
    }

    @Test("answers that are all worth the same give c p to c p + 1 − p with p = α^(1/n)")
    func allEqual() throws {
        let uncertainty = try UncertainSample.domain(["a": "ffff", "b": "rrrr"]).uncertainty()
        let full = try #require(uncertainty.interval(of: "a", at: "transparency").value)
        // 0.05^(1/4) = 0.4728708…
        #expect(full.method == .allEqual)
        #expect(full.lower.fixed(4) == "47.2871" && full.upper == 100)
        let nothing = try #require(uncertainty.interval(of: "b", at: "transparency").value)
        #expect(nothing.lower == 0 && nothing.upper.fixed(4) == "52.7129")
    }

    @Test("a smallest value is resampled by draws, and marked")
    func rough() throws {
        let uncertainty = try UncertainSample.domain(["a": "ffpffpfffp", "b": "ffff"], aggregate: "min").uncertainty()
        let interval = try #require(uncertainty.interval(of: "a", at: "transparency").value)
        #expect(interval.method == .drawsPercentile || interval.method == .drawsAccelerated)
        #expect(interval.lower == 50 && interval.upper == 100)
        #expect(interval.cautions.contains(.rough))
        #expect(
            uncertainty.interval(of: "b", at: "transparency").reason
                == "not available: no answer differs from the others of its node")
    }

    @Test("of this questionnaire nothing has an interval, and every cell says so")
    func questionnaire() throws {
        var sample = UncertainSample.domain(["a": "fpef", "b": "eeee"])
        sample.method.target = "this questionnaire"
        let uncertainty = try sample.uncertainty()
        let none = "not applicable: target this questionnaire"
        for vendor in ["a", "b"] as [Identifier] {
            #expect(uncertainty.interval(of: vendor, at: "transparency").reason == none)
            #expect(uncertainty.interval(of: vendor, at: Method.involvement).reason == none)
        }
        #expect(uncertainty.order(of: "transparency").reason == none)
        #expect(uncertainty.changes.isEmpty)
    }

    @Test("of other coders: t of three coders' own scores, lowest to highest of two, none of one")
    func coders() throws {
        var answers = SampleAnswers()
        for (question, ratings) in [("q1", ["full", "full", "partial"]), ("q2", ["partial", "evaded", "evaded"])] {
            answers.ask(question, ratings: ["ada": ratings[0], "ben": ratings[1], "chi": ratings[2]])
        }
        var method = SampleMethod()
        method.target = "other coders"
        func interval(_ answers: SampleAnswers) throws -> Available<ScoreInterval> {
            let scored = try answers.sample(method).score()
            return try Uncertainty(scored, threads: 1).interval(of: "v", at: "transparency")
        }
        // The coders' own scores are 75, 50 and 25: 50 ± 4.3027 × 25 / √3.
        let three = try #require(interval(answers).value)
        #expect(three.method == .codersStudent)
        #expect(three.lower.fixed(2) == "-12.10" && three.upper.fixed(2) == "112.10")
        answers.responses.removeAll { $0["coder"] == "ben" }
        let two = try #require(interval(answers).value)
        #expect(two.method == .codersRange && two.lower == 25 && two.upper == 75)
        var same = answers
        for place in same.responses.indices { same.responses[place]["rating"] = "partial" }
        #expect(try interval(same).reason == "not available: the coders' own scores are the same")
        answers.responses.removeAll { $0["coder"] == "chi" }
        #expect(try interval(answers).reason == "not available: fewer than two coders rated every answer")
    }

    @Test("of contracts sampled: the typical measure has an interval, the deepest contract none")
    func contracts() throws {
        var sample = Sample.contracts(
            """
            contract,vendor,signed,roles,value,currency
            c1,v,2017,operate,1000000,USD
            c2,v,2018,supply,1000000,USD
            c3,v,2019,design; build,1000000,USD
            c4,v,2020,operate; maintain,1000000,USD

            """)
        sample.method.target = "{for: contracts sampled, replicates: 399}"
        sample.method.indices = "[involvement]"
        sample.method.contracts = ["rollup: typical"]
        func interval() throws -> (Available<ScoreInterval>, Rational) {
            let scored = try sample.score()
            let headline = try #require(
                scored.vendor("v")?.involvement.headline(scored.method.contracts.rollUp))
            return (try Uncertainty(scored, threads: 1).interval(of: "v", at: Method.involvement), headline.lower)
        }
        let (found, score) = try interval()
        let typical = try #require(found.value)
        #expect(typical.items == 4 && typical.cautions == [.fewItems])
        #expect(typical.lower < score && score < typical.upper)
        sample.method.contracts = ["rollup: deepest"]
        #expect(try interval().0.reason == "not available: deepest is no mean or sum over contracts")
    }

    @Test("another vendor, another thread and another order of rows change no interval")
    func stability() throws {
        let vendors = ["a": "ffpefpfepf", "b": "eepffeppee", "c": "fpfpfpfpfp"]
        func ends(_ sample: UncertainSample, _ threads: Int) throws -> [String] {
            let uncertainty = try sample.uncertainty(threads: threads)
            return (["a", "b", "c"] as [Identifier]).map { vendor in
                let interval = uncertainty.interval(of: vendor, at: "transparency").value
                return "\(interval?.lower.fixed(9) ?? "") \(interval?.upper.fixed(9) ?? "")"
            }
        }
        let sample = UncertainSample.domain(vendors, aggregate: "median")
        var more = sample
        more.quarters["2021-Q3"]?["aa"] = "fffffffffe"
        let expected = try ends(sample, 1)
        #expect(expected.allSatisfy { $0.count > 5 })
        #expect(try ends(sample, 3) == expected)
        #expect(try ends(more, 2) == expected)
    }
}
