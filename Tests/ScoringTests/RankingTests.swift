import Dataset
import Scoring
import Statistics
import Testing

/// Ranks, and the ranks that the bounds allow.
@Suite("Ranking")
struct RankingTests {
    static func ranking(_ scores: [(Rational, Rational, Rational)]) -> Ranking {
        Ranking(
            "top",
            scores.enumerated().map { index, score in
                (Identifier("v\(index)"), .scored(Score(lower: score.0, value: score.1, upper: score.2)))
            })
    }

    @Test("ties share the best rank: 1, 2, 2, 4")
    func ties() {
        let ranking = Self.ranking([(70, 70, 70), (90, 90, 90), (70, 70, 70), (10, 10, 10)])
        #expect(ranking.places.map(\.rank) == [1, 2, 2, 4])
        #expect(ranking.places.map(\.vendor) == ["v1", "v0", "v2", "v3"])
        #expect(ranking.places.map(\.best) == [1, 2, 2, 4])
        #expect(ranking.places.map(\.worst) == [1, 2, 2, 4])
    }

    @Test("a tie is broken by the upper bound for the order, never for the rank")
    func order() {
        let ranking = Self.ranking([(40, 50, 60), (40, 50, 80)])
        #expect(ranking.places.map(\.vendor) == ["v1", "v0"])
        #expect(ranking.places.map(\.rank) == [1, 1])
    }

    @Test("of equal scores one that nothing bounds comes first, in whatever order the vendors are given")
    func unbounded() {
        let scores: [(vendor: Identifier, standing: NodeScore.Standing)] = [
            ("a", .scored(Score(lower: 40, value: 50, upper: 60))), ("b", .scored(Score(bounds: nil, value: 50))),
            ("c", .scored(Score(lower: 40, value: 50, upper: 80))), ("d", .scored(Score(bounds: nil, value: 50))),
            ("e", .scored(Score(exactly: 70))),
        ]
        let expected: [Identifier] = ["e", "b", "d", "c", "a"]
        #expect(Ranking("top", scores).places.map(\.vendor) == expected)
        #expect(Ranking("top", scores.reversed()).places.map(\.vendor) == expected)
    }

    @Test("vendors whose bounds overlap share a group")
    func groups() {
        let ranking = Self.ranking([(80, 85, 90), (60, 65, 70), (65, 68, 82), (10, 20, 59), (5, 5, 5)])
        #expect(ranking.places.map(\.vendor) == ["v0", "v2", "v1", "v3", "v4"])
        #expect(ranking.places.map(\.group) == [0, 0, 0, 1, 2])
    }

    @Test("vendors without a score are not ranked, and said so with the reason")
    func notRanked() {
        let ranking = Ranking(
            "top",
            [
                ("b", .notScored("pending")), ("a", .scored(Score(lower: 0, value: nil, upper: 100))),
                ("c", .scored(Score(exactly: 3))),
            ])
        #expect(ranking.places.map(\.vendor) == ["c"])
        #expect(ranking.notRanked.map(\.vendor) == ["a", "b"])
        #expect(ranking.notRanked.map(\.reason) == ["no answer rated", "pending"])
        #expect(ranking.place(of: "a") == nil)
        #expect(ranking.place(of: "c")?.rank == 1)
    }

    @Test("best and worst are the extremes over every completion of the bounds", arguments: 0..<12)
    func bruteForce(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let scores = (0..<5).map { _ in
            let ends = [Int.random(in: 0...8, using: &random), Int.random(in: 0...8, using: &random)].sorted()
            return (Rational(ends[0]), Rational(ends[0]), Rational(ends[1]))
        }
        let ranking = Self.ranking(scores)
        for (vendor, score) in scores.enumerated() {
            var best = Int.max
            var worst = 0
            // Each vendor at one of its ends: a rank is 1 and those above.
            for completion in 0..<(1 << scores.count) {
                func value(_ index: Int) -> Rational {
                    completion >> index & 1 == 1 ? scores[index].2 : scores[index].0
                }
                let rank = 1 + scores.indices.count { $0 != vendor && value($0) > value(vendor) }
                best = min(best, rank)
                worst = max(worst, rank)
            }
            let place = ranking.place(of: Identifier("v\(vendor)"))
            #expect(place?.best == best, "\(score)")
            #expect(place?.worst == worst, "\(score)")
        }
    }

    @Test("a dataset's vendors are ranked in each index, involvement by the lower bound")
    func indices() throws {
        var answers = SampleAnswers()
        answers.requests = ["v", "w"].map { ["vendor": $0, "question": "a", "asked": "2021-07-01"] }
        answers.ask("a", ratings: ["ada": "full"], vendor: "v")
        answers.rate("a", ["ada": "partial"], vendor: "w")
        var sample = answers.sample()
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\nx,X\n"
        sample.files["contracts"] = Sample.table([
            ["contract": "c1", "vendor": "v", "roles": "supply", "form": "supply", "signed": "2020"],
            ["contract": "c2", "vendor": "w", "roles": "operate;maintain", "signed": "2020"],
            ["contract": "c3", "vendor": "x", "signed": "2020", "status": "cancelled"],
        ])
        let scored = try sample.score()
        #expect(scored.rankings.map(\.index) == ["transparency", "involvement"])
        #expect(scored.ranking("transparency")?.places.map(\.vendor) == ["v", "w"])
        #expect(scored.ranking("transparency")?.notRanked.map(\.vendor) == ["x"])
        let involvement = try #require(scored.ranking("involvement"))
        #expect(involvement.places.map(\.vendor) == ["w", "v"])
        #expect(involvement.places.allSatisfy { $0.score.value == $0.score.lower })
        #expect(involvement.notRanked.map(\.reason) == ["no contract on record"])
    }

    @Test("a dataset without contracts has no involvement index, and one without answers no transparency index")
    func absent() throws {
        var answers = SampleAnswers()
        answers.ask("a", ratings: ["ada": "full"])
        #expect(try answers.sample().score().rankings.map(\.index) == ["transparency"])
        #expect(try Sample.contract(["roles": "operate"]).score().rankings.map(\.index) == ["involvement"])
    }
}
