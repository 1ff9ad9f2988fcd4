public import Dataset
import Parallel
public import Statistics

/// An answer that coders rated differently, and what that is worth.
public struct Disagreement: Sendable {
    /// Where it stands.
    public enum Standing: String, CaseIterable, Sendable {
        /// No rule gives it one rating: it counts as unrated.
        case unresolved
        /// The method's rule gives it one, and nobody has settled it.
        case byRule = "by rule"
        /// A settled rating is on record.
        case settled
    }

    /// The vendor that is scored.
    public let vendor: Identifier
    /// The part of it that is rated; nil: the vendor itself.
    public let subject: Identifier?
    /// The question.
    public let question: Identifier
    /// Where it stands.
    public let standing: Standing
    /// The independent ratings, in the order of the coders.
    public let ratings: [ResponseRow]
    /// The settled rating.
    public let settled: ResponseRow?
    /// How the ratings became one, in words.
    public let consensus: String
    /// The headline index with the rating that makes it lowest, and with that which makes it highest, all else as it is.
    public let index: Result<Interval, NotShown>

    /// How far the index moves between the two.
    public var effect: Result<Rational, NotShown> {
        index.flatMap { ends in
            (try? ends.width).map { .success($0) } ?? .failure(NotShown("not available: too many digits"))
        }
    }
}

/// The answers of a quarter that coders rated differently.
public enum Disagreements {
    /// Every disagreement among independent ratings: unresolved ones first, then those that a rule decides, then those
    /// that are settled; among these the largest effect first, then in the order of vendor, part and question.
    ///
    /// Ratings differ where their meaning does: full points against half, but also an answer against none, or against
    /// "not applicable".
    public static func list(_ scored: ScoredPeriod, threads: Int) -> [Disagreement] {
        let headline = scored.method.indices.first { $0 != Method.involvement }.flatMap(scored.graph.index)
        let scales = Dictionary(scored.method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let work = DisagreementWork(
            scored: scored, headline: headline, scales: scales,
            leaves: Leaves(method: scored.method, period: scored.period, tables: scored.rows))
        let lists = concurrentMap(scored.vendors.count, threads: threads) { work.list(scored.vendors[$0]) }
        let order = Disagreement.Standing.allCases
        func rank(_ item: Disagreement) -> (Int, Rational) {
            // What has no effect on record comes after those that have one.
            (order.firstIndex(of: item.standing) ?? 0, (try? item.effect.get()).map { -$0 } ?? 1)
        }
        return lists.flatMap { $0 }.enumerated()
            .sorted { left, right in
                let (first, second) = (rank(left.element), rank(right.element))
                return (first.0, first.1, left.offset) < (second.0, second.1, right.offset)
            }
            .map(\.element)
    }
}

/// What is worked out once for all vendors.
private struct DisagreementWork: Sendable {
    let scored: ScoredPeriod
    let headline: Int?
    let scales: [Identifier: Scale]
    let leaves: Leaves

    func list(_ vendor: ScoredVendor) -> [Disagreement] {
        var values = vendor.answers.values(\.value)
        let weights = scored.graph.weights(of: vendor.nodes)
        var list: [Disagreement] = []
        for (spot, leaf) in vendor.answers.spots {
            let settled = leaf.ratings.first { $0.coder == ResponseRow.settled }
            let ratings = leaf.ratings.filter { $0.coder != ResponseRow.settled }
            let place: Int
            var subject: Identifier?
            switch spot {
            case .whole(let question): place = question
            case .part(let part, let question):
                place = question
                subject = vendor.answers.parts[part].subject
            }
            let question = scored.rows.questions[place]
            guard let scale = scales[question.scale] else { continue }
            let meanings = ratings.map { scale.meaning(of: $0.rating) }
            guard meanings.contains(where: { $0 != meanings[0] }) else { continue }
            list.append(
                Disagreement(
                    vendor: vendor.vendor, subject: subject, question: leaf.question,
                    standing: settled != nil ? .settled : leaf.status == .unresolved ? .unresolved : .byRule,
                    ratings: ratings, settled: settled, consensus: leaf.consensus,
                    index: index(with: ratings, of: question, leaf, spot, &values, weights)))
        }
        return list
    }

    /// The least and the greatest that the headline index comes to with each of the ratings alone.
    private func index(
        with ratings: [ResponseRow], of question: QuestionRow, _ leaf: Leaf, _ spot: LeafValues.Spot,
        _ values: inout LeafValues, _ weights: OwnWeights
    ) -> Result<Interval, NotShown> {
        guard let headline else { return .failure(NotShown("not applicable: no index of answers")) }
        guard !scored.graph.dependsOnOthers[headline] else {
            return .failure(NotShown("not available: the index depends on other vendors"))
        }
        let stands = values[spot]
        defer { values[spot] = stands }
        var results: [Rational] = []
        for rating in ratings {
            guard let alone = try? leaves.leaf(question, leaf.request, ratings: [rating]) else {
                return .failure(NotShown("not available: too many digits"))
            }
            values[spot] = alone.value
            guard let index = (try? scored.graph.values(values, weights: weights))?[headline] else {
                return .failure(NotShown("not available: without this answer there is no index"))
            }
            results.append(index)
        }
        guard let lowest = results.min(), let highest = results.max() else { return .failure(.noComparison) }
        return .success(Interval(lowest, highest))
    }
}
