import Statistics
import Testing

@testable import Dataset

@Suite("Scales")
struct ScaleTests {
    private func scale(_ text: String) throws -> Scale {
        let reading = TestMethod.read("scales:\n  s: \(text)\n")
        #expect(reading.diagnostics == [])
        return try #require(reading.method?.scale("s"))
    }

    @Test("The short form is ordinal, its range that of its points")
    func short() throws {
        let scale = try scale("{full: 100, partial: 37.5, evaded: -10, refused: nonresponse, no answer: pending}")
        #expect(scale.kind == .ordinal)
        #expect(scale.consensus == .median)
        #expect(scale.labels.map(\.text) == ["full", "partial", "evaded", "refused", "no answer"])
        #expect(scale.ratings == -10...100)
        #expect(scale.points == -10...100)
        #expect(scale.meaning(of: "partial") == .points(try Rational(75, over: 2)))
        #expect(scale.meaning(of: "refused") == .nonresponse)
        #expect(scale.meaning(of: "no answer") == .pending)
        #expect(scale.meaning(of: "Partial") == nil)
        #expect(scale.meaning(of: "100") == nil)
    }

    @Test("The long form states how labels are ordered and how coders agree")
    func long() throws {
        let nominal = try scale("{kind: nominal, labels: {yes: 1, no: 0, none: not_applicable, lost: unrated}}")
        #expect(nominal.kind == .nominal)
        #expect(nominal.consensus == .majority)
        #expect(nominal.meaning(of: "none") == .notApplicable)
        #expect(nominal.meaning(of: "lost") == .unrated)
        let mean = try scale("{labels: {yes: 1, no: 0}, consensus: mean}")
        #expect(mean.kind == .ordinal)
        #expect(mean.consensus == .mean)
    }

    @Test("A numeric scale takes numbers within its range, and labels beside them")
    func numeric() throws {
        let scale = try scale("{kind: numeric, minimum: 0, maximum: 10, labels: {refused: nonresponse}}")
        #expect(scale.meaning(of: "7.25") == .points(try Rational(29, over: 4)))
        #expect(scale.meaning(of: "10") == .points(10))
        #expect(scale.meaning(of: "10.01") == nil)
        #expect(scale.meaning(of: "-0.01") == nil)
        #expect(scale.meaning(of: "1e1") == nil)
        #expect(scale.meaning(of: "refused") == .nonresponse)
        #expect(scale.points == 0...10)
        #expect(try scale.points(of: 7) == 7)
        #expect(scale.expectation == "a number from 0 to 10, or refused")
    }

    @Test("A numeric scale may lay its range upon points")
    func points() throws {
        let scale = try scale("{kind: numeric, minimum: 1, maximum: 5, points: [0, 100]}")
        #expect(scale.ratings == 1...5)
        #expect(scale.points == 0...100)
        #expect(try scale.points(of: 1) == 0)
        #expect(try scale.points(of: 2) == 25)
        #expect(try scale.points(of: 5) == 100)
    }

    @Test("Goalposts may clip what lies beyond them, and run along a logarithm")
    func goalposts() throws {
        let scale = try scale("{kind: numeric, minimum: 1, maximum: 100, points: [0, 1], logarithm: true, clip: true}")
        #expect(scale.meaning(of: "1000") == .points(100))
        #expect(scale.meaning(of: "0.5") == .points(1))
        #expect(try scale.points(of: 10) == Rational(1, over: 2))
    }

    @Test(
        "A numeric scale without ends takes every number, and has no bounds; a pinned mean and deviation standardise it"
    )
    func unbounded() throws {
        let open = try scale("{kind: numeric}")
        #expect(open.meaning(of: "-12.5") == .points(try Rational(-25, over: 2)))
        #expect(open.points == nil)
        let pinned = try scale("{kind: numeric, mean: 10, deviation: 4}")
        #expect(try pinned.points(of: 12) == Rational(1, over: 2))
        #expect(pinned.points == nil)
    }

    @Test("A label is the bytes that it is written in")
    func bytes() throws {
        let scale = try scale("{\"caf\\u00E9\": 1, no: 0}")
        #expect(scale.meaning(of: "caf\u{E9}") == .points(1))
        #expect(scale.meaning(of: "cafe\u{301}") == nil)
    }

    @Test(
        "Each fault is found at its line and column",
        arguments: [
            ("{kind: numeric, minimum: 0, maximum: 5, logarithm: true}", "4:6 method.scale-without-range"),
            ("{kind: numeric, mean: 3}", "4:6 method.scale-without-range"),
            ("{kind: numeric, mean: 3, deviation: 0}", "4:6 method.scale-without-range"),
            ("{kind: numeric, clip: maybe}", "4:28 method.not-yes-or-no"),
            ("{a: 1}", "4:6 method.scale-without-range"),
            ("{a: 1, b: 1}", "4:6 method.scale-without-range"),
            ("{a: nonresponse}", "4:6 method.scale-without-range"),
            ("{kind: nominal}", "4:6 method.missing-key"),
            ("{kind: cardinal, labels: {a: 0, b: 1}}", "4:13 method.unknown-word"),
            ("{labels: {a: 0, b: 1}, consensus: loudest}", "4:40 method.unknown-word"),
            ("{labels: {a: 0, b: 1}, maximum: 4}", "4:38 method.stray-key"),
            ("{labels: {a: 0, b: 1}, size: 4}", "4:29 method.unknown-key"),
            ("{labels: [a, b]}", "4:15 method.not-a-mapping"),
            ("{kind: numeric, minimum: 0}", "4:6 method.scale-without-range"),
            ("{kind: numeric, minimum: 5, maximum: 5}", "4:6 method.scale-without-range"),
            ("{kind: numeric, minimum: 0, maximum: 5, points: [0]}", "4:54 method.scale-without-range"),
            ("{kind: numeric, minimum: 0, maximum: 5, points: [9, 1]}", "4:54 method.scale-without-range"),
        ])
    func faults(text: String, fault: String) {
        #expect(TestMethod.faults("scales:\n  s: \(text)").first == fault)
    }
}
