import Dataset
import Scoring
import Statistics
import Testing

/// Numbers that lie far from the others are treated before they become points.
@Suite("Outlier treatment of a scale")
struct TreatTests {
    private static let numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "100"]

    @Test("the point that lies far out moves to the next, is listed, and the others keep their numbers")
    func winsorised() throws {
        let scored = try NormaliseTests.sample(
            scale: "treat: outliers, normalise: min-max", [("q", "transparency", "", Self.numbers)]
        ).score()
        try #require(scored.treatedPoints.count == 1)
        let point = scored.treatedPoints[0]
        #expect(point.vendor == "j")
        #expect(point.question == "q")
        #expect(point.from == 100)
        #expect(point.to == 9)
        #expect(point.step == .winsorised)
        // 100 counts as 9: (x − 1) / 8.
        let expected = try Self.numbers.map { try (Rational.min(Rational($0), 9) - 1) / 8 }
        #expect(scored.vendors.map { $0.node("transparency")?.score?.value } == expected)
        #expect(scored.vendors[9].answers.whole[0].measurement?.number == 100)
        #expect(scored.vendors[9].answers.whole[0].measurement?.treated == 9)
    }

    @Test("it is treated by the vendors' numbers as they are, whichever way is better")
    func reversed() throws {
        let scored = try NormaliseTests.sample(
            scale: "treat: outliers, normalise: min-max", [("q", "transparency", "yes", Self.numbers)]
        ).score()
        #expect(scored.treatedPoints.map(\.to) == [9])
        #expect(scored.vendors.first?.node("transparency")?.score?.value == 1)
        #expect(scored.vendors.last?.node("transparency")?.score?.value == 0)
    }

    @Test("without a step of its own the scale's points are those of the treated number, and nothing bounds them")
    func alone() throws {
        let scored = try NormaliseTests.sample(
            scale: "treat: outliers, minimum: 0, maximum: 100, points: [0, 1]",
            [("q", "transparency", "", Self.numbers)]
        ).score()
        #expect(try scored.vendors[9].node("transparency")?.score == Score(bounds: nil, value: Rational("0.09")))
    }

    @Test("labels are never treated: the key belongs to numeric scales")
    func labels() throws {
        var method = SampleMethod()
        method.scales += ["words: {kind: ordinal, labels: {yes: 1, no: 0}, treat: outliers}"]
        var answers = SampleAnswers()
        answers.ask("q", scale: "words", ratings: ["ada": "yes"])
        #expect(try answers.sample(method).errors() == ["method.stray-key"])
    }

    @Test("too few numbers are left as they are, and the run says so")
    func few() throws {
        let scored = try NormaliseTests.sample(
            scale: "treat: outliers, normalise: min-max", [("q", "transparency", "", ["1", "2", "100"])]
        ).score()
        #expect(scored.treatedPoints.isEmpty)
        #expect(scored.steps.notTaken.map(\.step) == ["treat"])
        #expect(scored.vendors[2].node("transparency")?.score?.value == 1)
    }
}
