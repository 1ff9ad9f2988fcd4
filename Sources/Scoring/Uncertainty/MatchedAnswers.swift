import Dataset
import Statistics

/// The answers that two sides share: two vendors in a quarter, or one vendor in two quarters.
struct MatchedAnswers: Sendable {
    /// The value of each answer that both sides have, in the order of the leaves; nil elsewhere.
    let first: LeafValues
    let second: LeafValues
    /// The questions of which both sides have an answer, by their place.
    let questions: [Int]
    /// The questions of which only one side has an answer.
    let dropped: [Int]

    /// Matches answers: those to the same question, of the whole or of a part of the same name.
    init(_ first: LeafValues, _ second: LeafValues) {
        var one = first
        var other = LeafValues(
            whole: second.whole,
            parts: first.paths.enumerated().map { place, path in
                guard let part = second.paths.firstIndex(of: path) else { return first.parts[place].map { _ in nil } }
                return second.parts[part]
            },
            paths: first.paths)
        var kept: Set<Int> = []
        var left: Set<Int> = []
        func match(_ spot: LeafValues.Spot, _ question: Int) {
            switch (one[spot], other[spot]) {
            case (nil, nil): break
            case (_?, _?): kept.insert(question)
            default:
                one[spot] = nil
                other[spot] = nil
                left.insert(question)
            }
        }
        for question in one.whole.indices { match(.whole(question), question) }
        for part in one.parts.indices {
            for question in one.parts[part].indices { match(.part(part, question), question) }
        }
        for (path, values) in zip(second.paths, second.parts) where !first.paths.contains(path) {
            for (question, value) in values.enumerated() where value != nil { left.insert(question) }
        }
        self.first = one
        self.second = other
        questions = kept.sorted()
        dropped = left.subtracting(kept).sorted()
    }
}

extension VendorLeaves {
    /// The values of the answers that a node's score rests on: those under it, and under no node that is not scored.
    func values(under node: Int, in graph: NodeGraph) -> LeafValues {
        var values = values(\.value)
        let withheld = (try? graph.withheld(self)) ?? []
        let counted = Set(graph.leaves(under: node)).subtracting(withheld.flatMap { graph.leaves(under: $0) })
        for (spot, leaf) in spots where leaf.value != nil && !counted.contains(spot.question) { values[spot] = nil }
        return values
    }
}

extension LeafValues.Spot {
    /// The place of the question.
    var question: Int {
        switch self {
        case .whole(let question): question
        case .part(_, let question): question
        }
    }
}

/// The paired test of two sides on the questions that both have answers to: in how many of all ways to exchange their
/// answers, question by question, their scores would be at least as far apart.
struct PairedTest: Sendable {
    /// How the probability was found.
    let basis: VendorPair.Basis
    /// The score of the first on these questions less that of the second.
    let difference: Rational
    /// The probability.
    let twoSided: Rational

    /// The cell that stands where a test could not be made; empty where it was.
    static func reason(_ test: Result<PairedTest, NotAvailable>, without words: String) -> String {
        guard case .failure(let error) = test else { return "" }
        return error == .tooFew(needed: 1) ? words : error.cell
    }

    /// More steps than this are taken on a coarser grid, and the probability rounded up.
    static let mostSteps = 20_000

    /// Tests matched answers at a node.
    ///
    /// - Parameter exchange: what is exchanged in each draw, for a score that is no mean of means.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` without a question in common; ``NotAvailable``.
    init(_ answers: MatchedAnswers, _ graph: NodeGraph, node: Int, by exchange: AnswerExchange) throws(NotAvailable) {
        guard let one = ScoreProgram(graph, node: node, leaves: answers.first) else { throw .tooFew(needed: 1) }
        // The same answers are there on both sides, so the steps are the same.
        guard let other = ScoreProgram(graph, node: node, leaves: answers.second) else { throw .tooFew(needed: 1) }
        if let gradient = one.gradient() {
            var byQuestion: [Int: Rational] = [:]
            for (place, weight) in gradient.enumerated() {
                guard let question = one.answers[place].question else { continue }
                let gain = try NotAvailable.taking { () throws(ArithmeticError) in
                    try (byQuestion[question] ?? 0) + weight * (one.answers[place].value - other.answers[place].value)
                }
                byQuestion[question] = gain
            }
            let differences = byQuestion.sorted { $0.key < $1.key }.map(\.value)
            let test = try SignFlipTest(differences, steps: PairedTest.mostSteps)
            basis = test.isExact ? .exact : .roundedUp
            difference = test.sum
            twoSided = test.twoSided
            return
        }
        guard let outcome = exchange.outcome(one, other) else { throw .infeasible }
        basis = outcome.isExact ? .exact : .draws
        difference = try NotAvailable.taking { () throws(ArithmeticError) in
            try Rational(exactly: outcome.observed) / Rational(exactly: ScoreProgram.unit)
        }
        twoSided = try NotAvailable.taking { () throws(ArithmeticError) in
            try Rational(Int128(outcome.reached), over: Int128(outcome.ways))
        }
    }
}

extension NotAvailable {
    /// The result of a computation, with its errors as reasons.
    static func taking<Value>(_ work: () throws(ArithmeticError) -> Value) throws(NotAvailable) -> Value {
        do { return try work() } catch { throw .arithmetic(error) }
    }
}
