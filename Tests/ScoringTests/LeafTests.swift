import Dataset
import Scoring
import Statistics
import Testing

/// Where an answer stands, and what stands for it in the averages.
@Suite("Leaves")
struct LeafTests {
    static let requests: [[String: String]] = [
        ["vendor": "v", "question": "q", "asked": "2021-07-01", "due": "2021-08-01"]
    ]

    static func leaf(
        _ rating: String?, missing: String = "{nonresponse: minimum, unrated: minimum}",
        requests: [[String: String]]? = requests
    ) throws -> Leaf {
        var method = SampleMethod()
        method.missing = missing
        var answers = SampleAnswers()
        answers.requests = requests
        answers.ask("q", ratings: rating.map { ["ada": $0] } ?? [:])
        // Without requests the questions rated in the quarter are those that count.
        answers.ask("other", ratings: ["ada": "full"])
        answers.requests?.append(["vendor": "v", "question": "other", "asked": "2021-07-01"])
        let leaves = try answers.sample(method).vendor().leaves
        return try #require(leaves.first { $0.question == "q" })
    }

    static func figures(_ leaf: Leaf) -> [String] {
        [leaf.lower, leaf.value, leaf.upper].map { $0?.description ?? "out" }
    }

    @Test(
        "each status has its three figures",
        arguments: [
            ("full" as String?, LeafStatus.scored, ["100", "100", "100"]), ("evaded", .scored, ["0", "0", "0"]),
            ("refused", .nonresponse, ["0", "0", "0"]), ("no response", .nonresponse, ["0", "0", "0"]),
            ("not applicable", .notApplicable, ["out", "out", "out"]), ("lost", .unrated, ["0", "0", "100"]),
            (nil as String?, .unrated, ["0", "0", "100"]),
        ])
    func status(_ rating: String?, _ status: LeafStatus, _ figures: [String]) throws {
        let leaf = try Self.leaf(rating)
        #expect(leaf.status == status)
        #expect(Self.figures(leaf) == figures)
        #expect(leaf.range == 0...100)
    }

    @Test("'pending' leaves the averages until it is due")
    func pending() throws {
        let open = [["vendor": "v", "question": "q", "asked": "2021-07-01", "due": "2021-10-01"]]
        #expect(try Self.figures(Self.leaf("pending", requests: open)) == ["out", "out", "out"])
        #expect(try Self.leaf("pending", requests: open).status == .pending)
        // Not rated and not yet due is pending too, whoever has coded it or not.
        #expect(try Self.leaf(nil, requests: open).status == .pending)
    }

    @Test("'pending' past its due day is an error to settle")
    func pendingPastDue() throws {
        var answers = SampleAnswers()
        answers.requests = Self.requests
        answers.ask("q", ratings: ["ada": "pending"])
        #expect(try answers.sample().errors() == ["response.pending-past-due"])
    }

    @Test("a question without a request is not applicable; without requests.csv every question counts as asked")
    func neverAsked() throws {
        let other = [["vendor": "v", "question": "other", "asked": "2021-07-01"]]
        var answers = SampleAnswers()
        answers.requests = other
        answers.ask("other", ratings: ["ada": "full"])
        answers.ask("q")
        var sample = answers.sample()
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\n"
        sample.files["requests"] = Sample.table(other + [["vendor": "w", "question": "q", "asked": "2021-07-01"]])
        let vendor = try sample.vendor("v")
        #expect(vendor.leaves.first { $0.question == "q" }?.status == .notApplicable)
        #expect(vendor.node("transparency")?.score == Score(exactly: 100))

        answers.requests = nil
        answers.ask("q", ratings: ["ada": "full"], vendor: "w")
        sample = answers.sample()
        sample.files["vendors"] = "vendor,name\nv,V\nw,W\n"
        #expect(try sample.vendor("v").leaves.first { $0.question == "q" }?.status == .unrated)
    }

    @Test("a question asked after the quarter's end is not of the quarter")
    func askedLater() throws {
        var answers = SampleAnswers()
        answers.requests = [
            ["vendor": "v", "question": "other", "asked": "2021-09-30"],
            ["vendor": "v", "question": "q", "asked": "2021-10-01"],
        ]
        answers.ask("other", ratings: ["ada": "full"])
        answers.ask("q")
        #expect(try answers.sample().vendor().leaves.map(\.question) == ["other"])
        // A date that names only a month or a year has passed by its end.
        answers.requests?[1]["asked"] = "2021"
        #expect(try answers.sample().vendor().leaves.map(\.question) == ["other"])
        answers.requests?[1]["asked"] = "2021-09"
        #expect(try answers.sample().vendor().leaves.map(\.question) == ["other", "q"])
    }

    @Test("nonresponse: exclude leaves silence out")
    func excludedSilence() throws {
        let leaf = try Self.leaf("refused", missing: "{nonresponse: exclude, unrated: minimum}")
        #expect(leaf.status == .nonresponse)
        #expect(Self.figures(leaf) == ["out", "out", "out"])
    }

    @Test("unrated: exclude leaves it out of the score and keeps its bounds")
    func excludedUnrated() throws {
        let leaf = try Self.leaf(nil, missing: "{unrated: exclude}")
        #expect(Self.figures(leaf) == ["0", "out", "100"])
    }

    @Test("unrated: error, the default, scores nothing until every answer due is rated")
    func refusedUnrated() throws {
        var method = SampleMethod()
        method.missing = "{unrated: error}"
        var answers = SampleAnswers()
        answers.requests = Self.requests + [["vendor": "v", "question": "other", "asked": "2021-07-01"]]
        answers.ask("q")
        answers.ask("other", ratings: ["ada": "full"])
        #expect(try answers.sample(method).errors() == ["response.unrated"])
        method.missing = "{}"
        #expect(try answers.sample(method).errors() == ["response.unrated"])
    }

    @Test("the headline has its variants: nonresponse left out, and pending at the minimum")
    func variants() throws {
        var answers = SampleAnswers()
        answers.requests = ["a", "b", "c", "d"].map { ["vendor": "v", "question": $0, "asked": "2021-07-01"] }
        answers.ask("a", ratings: ["ada": "full"])
        answers.ask("b", ratings: ["ada": "refused"])
        answers.ask("c", ratings: ["ada": "pending"])
        answers.ask("d", ratings: ["ada": "not applicable"])
        let node = try #require(try answers.sample().vendor().node("transparency"))
        #expect(node.score == Score(exactly: 50))
        #expect(node.withoutNonresponse == 100)
        #expect(try node.withPendingAtMinimum == Rational(100) / 3)
        let counts = LeafStatus.allCases.map { ($0, node.counts[$0]) }.filter { $0.1 > 0 }
        #expect(counts.map(\.0) == [.scored, .nonresponse, .notApplicable, .pending])
        #expect(counts.allSatisfy { $0.1 == 1 })
        #expect(node.counts.all == 4)
        #expect(node.expected == 3)
        #expect(node.undisclosed == 2)
    }

    @Test("a node with nothing in its average is not scored, for a reason")
    func notScored() throws {
        func reason(_ rating: String, _ missing: String = "{}") throws -> NodeScore.Standing? {
            var method = SampleMethod()
            method.missing = missing
            var answers = SampleAnswers()
            answers.ask("a", ratings: ["ada": rating])
            return try answers.sample(method).vendor().node("transparency")?.standing
        }
        #expect(try reason("pending") == .notScored("pending"))
        #expect(try reason("not applicable") == .notScored("not asked"))
        #expect(try reason("refused", "{nonresponse: exclude}") == .notScored("no answer given"))
        guard case .scored(let score) = try reason("lost", "{unrated: exclude}") else {
            Issue.record("an unrated answer has bounds")
            return
        }
        #expect(score == Score(lower: 0, value: nil, upper: 100))
    }
}
