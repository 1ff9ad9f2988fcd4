import Statistics
import Tables
import Testing

@testable import Dataset

/// What the method file says of what the figures are meant to hold for.
@Suite("Inference target")
struct InferenceTargetTests {
    private static func read(_ target: String) -> (method: Method?, diagnostics: [String]) {
        let text =
            "candour: 1\ntitle: T\nnodes:\n  top: {aggregate: mean, children: [inner]}\n  inner: {aggregate: mean}\n\(target)\n"
        let reading = MethodFile.read(text, file: "m")
        return (reading.method, reading.diagnostics.map(\.identifier))
    }

    @Test("without the key it is this questionnaire")
    func absent() throws {
        #expect(try #require(Self.read("").method).target == InferenceTarget(.questionnaire))
    }

    @Test("the short form is a word", arguments: InferenceTarget.Kind.allCases)
    func short(_ kind: InferenceTarget.Kind) throws {
        #expect(try #require(Self.read("target: \(kind.rawValue)").method).target == InferenceTarget(kind))
    }

    @Test("the long form states strata, confidence, seed and replicates")
    func long() throws {
        let reading = Self.read(
            "target: {for: a domain of questions, strata: [inner], confidence: 0.9, seed: 7, replicates: 999}")
        #expect(reading.diagnostics == [])
        let expected = InferenceTarget(
            .questions, strata: ["inner"], confidence: try Rational(9, over: 10), seed: 7, replicates: 999)
        #expect(try #require(reading.method).target == expected)
    }

    @Test(
        "what can't be is an error with its place",
        arguments: [
            ("target: everything", "method.unknown-word"), ("target: {seed: 1}", "method.missing-key"),
            ("target: {for: other coders, strata: [inner]}", "method.target-without-strata"),
            ("target: {for: a domain of questions, strata: [outer]}", "method.unknown-node"),
            ("target: {for: a domain of questions, confidence: 1}", "method.out-of-range"),
            ("target: {for: a domain of questions, replicates: 10}", "method.not-a-whole-number"),
            ("target: {for: a domain of questions, seed: -1}", "method.not-a-whole-number"),
            ("target: {for: a domain of questions, draws: 99}", "method.unknown-key"),
        ])
    func faults(_ target: String, _ identifier: String) {
        #expect(Self.read(target).diagnostics == [identifier])
    }
}
