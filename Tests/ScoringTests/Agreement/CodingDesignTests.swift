import Dataset
import Scoring
import Statistics
import Testing

/// How many coders or questions a score would need.
@Suite("Generalisability")
struct CodingDesignTests {
    private static let labels = ["full", "partial", "evaded"]

    /// Six vendors, four questions and three coders, who mostly give the same; without what `gaps` names.
    private static func scored(without gaps: Set<String> = []) throws -> ScoredPeriod {
        var answers = SampleAnswers()
        for vendor in 0..<6 {
            for question in 0..<4 {
                var ratings: [String: String] = [:]
                for (place, coder) in ["ada", "ben", "chi"].enumerated()
                where !gaps.contains("v\(vendor) q\(question) \(coder)") {
                    let differs = (vendor * 5 + question * 3 + place * 2) % 7 == 0 ? 1 : 0
                    ratings[coder] = labels[(vendor / 2 + (question == vendor % 4 ? 1 : 0) + differs) % 3]
                }
                answers.ask("q\(question)", ratings: ratings, vendor: "v\(vendor)")
            }
        }
        var sample = answers.sample()
        sample.files["vendors"] = "vendor,name\n" + (0..<6).map { "v\($0),Vendor \($0)\n" }.joined()
        return try sample.score()
    }

    @Test("a full table is studied whole, with the components of its points")
    func whole() throws {
        let scored = try Self.scored()
        let design = try CodingDesign(scored)
        #expect(design.vendors.count == 6 && design.questions.count == 4 && design.coders.count == 3)
        let points: [String: Rational] = ["full": 100, "partial": 50, "evaded": 0]
        let codes = scored.vendors.map { vendor in
            vendor.leaves.map { leaf in leaf.ratings.compactMap { points[$0.rating] } }
        }
        #expect(try design.study == VarianceStudy(codes))
        let now = try #require(design.decision(questions: 4, coders: 3))
        #expect(now.dependability > 0 && now.dependability <= 1)
        let needed = try #require(design.questionsNeeded(coders: 3))
        #expect(try #require(design.decision(questions: needed, coders: 3)).dependability >= CodingDesign.wanted)
        if needed > 1 {
            #expect(try #require(design.decision(questions: needed - 1, coders: 3)).dependability < CodingDesign.wanted)
        }
    }

    @Test("what has gaps is left out, and counted")
    func gaps() throws {
        let design = try CodingDesign(try Self.scored(without: ["v2 q0 ada", "v2 q1 chi", "v2 q3 ben", "v4 q3 ada"]))
        #expect(design.all == (6, 4, 3))
        #expect(!design.vendors.contains("v2") && design.vendors.count * design.questions.count >= 16)
        #expect(design.coders.count == 3)
    }

    @Test("too little is refused with a reason")
    func tooLittle() throws {
        var answers = SampleAnswers()
        answers.ask("q", ratings: ["ada": "full", "ben": "partial"])
        let scored = try answers.sample().score()
        #expect(throws: NotShown("not available: no two coders rated two questions of two vendors without a gap")) {
            try CodingDesign(scored)
        }
    }
}
