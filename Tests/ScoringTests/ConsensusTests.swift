import Dataset
import Scoring
import Statistics
import Testing

/// How several coders' ratings become one.
@Suite("Consensus of coders")
struct ConsensusTests {
    static let mixed =
        "mixed: {kind: ordinal, labels: {full: 100, partial: 50, evaded: 0, refused: nonresponse, out: not_applicable, later: pending, lost: unrated}}"

    /// The leaf that some ratings of one question come to, by coders in the order given.
    static func leaf(_ ratings: [String], scale: String = "answer", reversed: String = "", missing: String? = nil)
        throws
        -> Leaf
    {
        var method = SampleMethod()
        method.scales += [
            mixed,
            "kinds: {kind: nominal, labels: {audited: 100, published: 80, own: 40, none: 0, refused: nonresponse}}",
            "average: {kind: ordinal, consensus: mean, labels: {full: 100, partial: 50, evaded: 0, refused: nonresponse}}",
            "codes: {kind: ordinal, labels: {0: 0, 1: 1, 2: 2}}",
            "codes_nominal: {kind: nominal, labels: {0: 0, 1: 1, 2: 2}}",
            "codes_mean: {kind: ordinal, consensus: mean, labels: {0: 0, 1: 1, 2: 2}}",
            "count: {kind: numeric, minimum: 0, maximum: 10, points: [0, 100], labels: {refused: nonresponse}}",
        ]
        if let missing { method.missing = missing }
        var answers = SampleAnswers()
        var byCoder: [String: String] = [:]
        for (index, rating) in ratings.enumerated() {
            byCoder[rating.hasPrefix("final: ") ? "final" : "coder\(index)"] =
                rating.hasPrefix("final: ") ? String(rating.dropFirst(7)) : rating
        }
        answers.ask("q", scale: scale, reversed: reversed, ratings: byCoder)
        return try answers.sample(method).vendor().leaves[0]
    }

    @Test(
        "an ordinal scale takes the lower median",
        arguments: [
            (["full"], "100"), (["full", "evaded"], "0"), (["full", "partial"], "50"),
            (["full", "partial", "evaded"], "50"), (["full", "full", "evaded"], "100"),
            (["full", "full", "partial", "evaded"], "50"), (["evaded", "full", "full", "partial", "full"], "100"),
        ])
    func median(_ ratings: [String], _ points: String) throws {
        let leaf = try Self.leaf(ratings)
        #expect(leaf.status == .scored)
        #expect(try leaf.value == Rational(points))
        #expect(leaf.lower == leaf.value)
        #expect(leaf.upper == leaf.value)
    }

    @Test("the coder 'final' settles it, whoever else rated")
    func settled() throws {
        let leaf = try Self.leaf(["full", "full", "final: partial"])
        #expect(leaf.value == 50)
        #expect(leaf.consensus == "settled rating")
        #expect(leaf.ratings.count == 3)
    }

    @Test("nothing given ranks below the worst answer given, and counts as nonresponse where the median falls on it")
    func nonresponse() throws {
        #expect(try Self.leaf(["refused", "evaded"]).status == .nonresponse)
        #expect(try Self.leaf(["refused", "evaded", "evaded"]).status == .scored)
        #expect(try Self.leaf(["refused", "full", "no response"]).status == .nonresponse)
        #expect(try Self.leaf(["refused", "full", "full"]).value == 100)
    }

    @Test("a nominal scale takes the strict majority, and without one the answer is unresolved between the tied")
    func majority() throws {
        #expect(try Self.leaf(["audited", "own", "audited"], scale: "kinds").value == 100)
        let tied = try Self.leaf(["audited", "own"], scale: "kinds")
        #expect(tied.status == .unresolved)
        #expect(tied.lower == 40)
        #expect(tied.value == 40)
        #expect(tied.upper == 100)
        // Two of four is no majority; the rarer ratings are not among the tied.
        let plurality = try Self.leaf(["own", "published", "own", "none"], scale: "kinds")
        #expect(plurality.status == .unresolved)
        #expect(plurality.lower == 40)
        #expect(plurality.upper == 40)
        let three = try Self.leaf(["published", "published", "own", "own", "none"], scale: "kinds")
        #expect(three.lower == 40)
        #expect(three.upper == 80)
    }

    @Test("a tie counts as the lowest of the tied ratings, also where the unrated are left out")
    func unresolvedExcluded() throws {
        let tied = try Self.leaf(["audited", "own"], scale: "kinds", missing: "{unrated: exclude}")
        #expect(tied.status == .unresolved)
        #expect(tied.value == 40)
        #expect(tied.upper == 100)
    }

    @Test("the mean is exact")
    func mean() throws {
        let leaf = try Self.leaf(["full", "partial", "partial"], scale: "average")
        #expect(try leaf.value == Rational(200) / 3)
        #expect(try Self.leaf(["refused", "full"], scale: "average").value == 50)
    }

    @Test("whether there is an answer to rate is settled by majority first, and a tie leaves the whole scale open")
    func standing() throws {
        #expect(try Self.leaf(["out", "out", "full"], scale: "mixed").status == .notApplicable)
        #expect(try Self.leaf(["later", "later", "full"], scale: "mixed").status == .pending)
        #expect(try Self.leaf(["full", "partial", "out"], scale: "mixed").value == 50)
        let tied = try Self.leaf(["out", "full"], scale: "mixed")
        #expect(tied.status == .unresolved)
        #expect(tied.lower == 0)
        #expect(tied.upper == 100)
        #expect(try Self.leaf(["lost", "lost"], scale: "mixed").status == .unrated)
    }

    @Test("a numeric scale takes ratings along a line to its points")
    func numeric() throws {
        #expect(try Self.leaf(["7.5"], scale: "count").value == 75)
        #expect(try Self.leaf(["2", "9"], scale: "count").value == 20)
        #expect(try Self.leaf(["refused"], scale: "count").value == 0)
    }

    @Test("a reversed question turns the points about, and nonresponse stays at the minimum")
    func reversed() throws {
        #expect(try Self.leaf(["full"], reversed: "yes").value == 0)
        #expect(try Self.leaf(["evaded"], reversed: "yes").value == 100)
        let silent = try Self.leaf(["refused"], reversed: "yes")
        #expect(silent.status == .nonresponse)
        #expect(silent.value == 0)
        let tied = try Self.leaf(["audited", "own"], scale: "kinds", reversed: "yes")
        #expect(tied.lower == 0)
        #expect(tied.upper == 60)
    }

    @Test(
        "consensus agrees with the oracle: lower median, strict majority, mean",
        .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        var ratings: [String: [String]] = [:]
        for row in try Oracles.rows("consensus/codes") { ratings[row[0], default: []].append(row[2]) }
        var compared = 0
        for row in try Oracles.rows("consensus/expected") {
            guard let codes = ratings[row[2]] else { continue }
            let scale = ["median_low": "codes", "strict_majority": "codes_nominal", "mean": "codes_mean"][row[1]]
            guard let scale else { continue }
            let leaf = try Self.leaf(codes, scale: scale)
            if row[3] == "nan" {
                #expect(leaf.status == .unresolved, "\(row)")
            } else {
                let value = try #require(leaf.value).double()
                #expect(abs(value - (Double(row[3]) ?? .nan)) <= 1e-15, "\(row)")
            }
            compared += 1
        }
        #expect(compared >= 27)
    }
}
