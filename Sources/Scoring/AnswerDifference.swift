public import Dataset
public import Statistics

/// An answer of two vendors, or of one in two editions, that stands differently, and what that makes of an index.
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

/// Finds where two vendors, or two editions of one, answer differently.
public enum AnswerDifferences {
    /// The answers of two vendors that stand differently or have other points: the largest effect first, whichever way it
    /// goes, those without one last; ties in the order of the questions, the whole before its parts.
    ///
    /// A part that only one of them has is left out, and so is a question that only one of their quarters has.
    ///
    /// - Parameters:
    ///   - second: of the same quarter, or of another whose questions may be others.
    ///   - scored: the quarter of the first.
    public static func list(
        _ first: ScoredVendor, _ second: ScoredVendor, index: Identifier, in scored: ScoredPeriod
    ) -> [AnswerDifference] {
        let swap = AnswerSwap(scored, first, index)
        var list: [AnswerDifference] = []
        func compare(
            _ subject: Identifier?, _ own: LeafList, _ others: LeafList, _ spot: (Int) -> LeafValues.Spot
        ) {
            let places = Dictionary(
                others.indices.map { (others.question($0), $0) }, uniquingKeysWith: { first, _ in first })
            for (place, one) in own.enumerated() {
                guard let other = places[one.question].map({ others[$0] }),
                    one.status != other.status || one.value != other.value
                else { continue }
                list.append(
                    AnswerDifference(
                        subject: subject, first: one, second: other,
                        effect: swap.effect(of: other.value, at: spot(place))))
            }
        }
        compare(nil, first.answers.whole, second.answers.whole) { .whole($0) }
        for (part, own) in first.answers.parts.enumerated() {
            guard let others = second.answers.parts.first(where: { $0.subject == own.subject }) else { continue }
            compare(own.subject, own.leaves, others.leaves) { .part(part, $0) }
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
        // A score that is withheld has no worth to give.
        let isScored = vendor.node(index)?.score != nil
        let score = isScored ? (try? scored.graph.values(values, weights: weights))?[node] : nil
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
