public import Dataset
public import Statistics

/// An answer of two vendors that stands differently, and what that makes of an index.
public struct AnswerDifference: Sendable {
    /// The part of the vendors that is rated; nil: the vendors themselves.
    public let subject: Identifier?
    /// The first vendor's answer.
    public let first: Leaf
    /// The second's, to the same question.
    public let second: Leaf
    /// How many points of the index the first has with its own answer more than with the second's, all else as it is.
    ///
    /// One answer at a time: these need not add up to the difference of the scores.
    public let effect: Result<Rational, NotShown>
}

public enum AnswerDifferences {
    /// The answers of two vendors that stand differently or have other points: the largest effect first, whichever way it
    /// goes, those without one last; ties in the order of the questions, the whole before its parts.
    ///
    /// A part that only one of them has is left out, and so is a question that was put to neither.
    public static func list(
        _ first: ScoredVendor, _ second: ScoredVendor, index: Identifier, in scored: ScoredPeriod
    ) -> [AnswerDifference] {
        let swap = AnswerSwap(scored, first, index)
        var list: [AnswerDifference] = []
        func add(_ subject: Identifier?, _ spot: LeafValues.Spot, _ one: Leaf, _ other: Leaf) {
            guard one.status != other.status || one.value != other.value else { return }
            list.append(
                AnswerDifference(
                    subject: subject, first: one, second: other, effect: swap.effect(of: other.value, at: spot)))
        }
        for (place, pair) in zip(first.answers.whole, second.answers.whole).enumerated() {
            add(nil, .whole(place), pair.0, pair.1)
        }
        for (part, own) in first.answers.parts.enumerated() {
            guard let others = second.answers.parts.first(where: { $0.subject == own.subject }) else { continue }
            for (place, pair) in zip(own.leaves, others.leaves).enumerated() {
                add(own.subject, .part(part, place), pair.0, pair.1)
            }
        }
        func size(_ difference: AnswerDifference) -> Rational { (try? difference.effect.get())?.magnitude ?? -1 }
        return list.enumerated()
            .sorted { left, right in
                let (one, other) = (size(left.element), size(right.element))
                return one == other ? left.offset < right.offset : one > other
            }
            .map(\.element)
    }
}

/// Scores a vendor with one of its answers exchanged.
private struct AnswerSwap {
    private let scored: ScoredPeriod
    private let values: LeafValues
    private let weights: OwnWeights
    /// The index's place in the graph, and the vendor's score there.
    private let index: Result<(node: Int, score: Rational), NotShown>

    init(_ scored: ScoredPeriod, _ vendor: ScoredVendor, _ index: Identifier) {
        self.scored = scored
        values = vendor.answers.values(\.value)
        weights = scored.graph.weights(of: vendor.nodes)
        guard let node = scored.graph.index(of: index) else {
            self.index = .failure(NotShown("not applicable: no index of answers"))
            return
        }
        guard !scored.graph.dependsOnOthers[node] else {
            self.index = .failure(NotShown("not available: the index depends on other vendors"))
            return
        }
        let score = (try? scored.graph.values(values, weights: weights))?[node]
        self.index = score.map { .success((node, $0)) } ?? .failure(NotShown("not available: not scored"))
    }

    /// The score less what it comes to with other points for one answer; nil leaves the averages.
    func effect(of points: Rational?, at spot: LeafValues.Spot) -> Result<Rational, NotShown> {
        index.flatMap { index in
            var values = values
            values[spot] = points
            guard let other = (try? scored.graph.values(values, weights: weights))?[index.node] else {
                return .failure(NotShown("not available: without this answer there is no index"))
            }
            do throws(ArithmeticError) {
                return .success(try VendorPairs.difference(index.score, other))
            } catch {
                return .failure(NotShown("not available: too many digits"))
            }
        }
    }
}
