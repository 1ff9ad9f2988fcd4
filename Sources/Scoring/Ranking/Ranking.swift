public import Dataset
import Statistics

/// A vendor's place in an index.
public struct Place: Hashable, Sendable {
    public let vendor: Identifier
    public let score: Score
    /// Competition rank on the score, exact or rounded ("1, 2, 2, 4"); nil where the score is not known or order isn't given.
    public let rank: Int?
    /// The ranks that the bounds allow: 1 + the vendors certainly above, and the vendors possibly above.
    public let best: Int
    public let worst: Int
    /// Consecutive vendors whose bounds overlap share a group, counted from 0: no order holds within it for certain.
    public let group: Int
}

/// The vendors of an index from first to last, with the ranks that the facts support.
public struct Ranking: Sendable {
    public let index: Identifier
    /// By score, then by upper bound, then by identifier.
    public let places: [Place]
    /// Where each vendor stands in `places`.
    private let order: [Identifier: Int]
    /// Vendors without a score, and why, in the order of their identifiers.
    public let notRanked: [(vendor: Identifier, reason: String)]

    /// Ranks vendors by what they have in an index or at a node.
    ///
    /// A rank says "of those that are ranked"; ties share the best rank. With `best` = 1 + #{k : lower_k > upper_v} and
    /// `worst` = 1 + #{k ≠ v : upper_k > lower_v} (design: statistics, section 0).
    ///
    /// - Parameter decimals: what scores and bounds are rounded to, half to even, before they are compared; nil compares
    ///   them exactly. Places keep the exact scores.
    public init(
        _ index: Identifier, _ scores: [(vendor: Identifier, standing: NodeScore.Standing)], _ decimals: Int? = nil
    ) {
        self.index = index
        var scored: [(vendor: Identifier, exact: Score, score: Score)] = []
        var notRanked: [(vendor: Identifier, reason: String)] = []
        for (vendor, standing) in scores {
            switch standing {
            case .scored(let score) where score.value != nil:
                scored.append((vendor, score, decimals.map { score.rounded(to: $0) } ?? score))
            case .scored: notRanked.append((vendor, "no answer rated"))
            case .notScored(let reason): notRanked.append((vendor, reason))
            }
        }
        let order = Ranking.order(of: scored.map(\.score), vendors: scored.map(\.vendor))
        scored = order.map { scored[$0] }
        let counter = RankCounter(scored.map(\.score))
        let groups = Ranking.groups(scored.map(\.score))
        places = scored.enumerated().map { offset, entry in
            Place(
                vendor: entry.vendor, score: entry.exact, rank: counter.rank(of: entry.score),
                best: counter.best(of: entry.score), worst: counter.worst(of: entry.score), group: groups[offset])
        }
        self.order = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element.vendor, $0.offset) })
        self.notRanked = notRanked.sorted { $0.vendor < $1.vendor }
    }

    /// By score, then by upper bound, then by identifier: places are sorted, which are smaller than scores.
    private static func order(of scores: [Score], vendors: [Identifier]) -> [Int] {
        let values = scores.map { $0.value ?? 0 }
        return scores.indices.sorted { left, right in
            if values[left] != values[right] { return values[left] > values[right] }
            if let upper = scores[left].upper, let rival = scores[right].upper, upper != rival { return upper > rival }
            return vendors[left] < vendors[right]
        }
    }

    /// A new group begins where every vendor before lies above every vendor after, for certain.
    private static func groups(_ scores: [Score]) -> [Int] {
        // The highest that any vendor from a place on can be; one without bounds could be anything.
        var highest: [Rational?] = Array(repeating: nil, count: scores.count)
        var isOpen = false
        var reached: Rational?
        for offset in scores.indices.reversed() {
            guard let upper = scores[offset].upper else {
                isOpen = true
                continue
            }
            reached = reached.map { max($0, upper) } ?? upper
            highest[offset] = isOpen ? nil : reached
        }
        var groups: [Int] = []
        var group = 0
        var lowest: Rational?
        for offset in scores.indices {
            if offset > 0, let lowest, let above = highest[offset], lowest > above { group += 1 }
            groups.append(group)
            guard let lower = scores[offset].lower else {
                // Nothing after it can be certainly below, so no group begins any more.
                return groups + Array(repeating: group, count: scores.count - offset - 1)
            }
            lowest = lowest.map { min($0, lower) } ?? lower
        }
        return groups
    }

    public func place(of vendor: Identifier) -> Place? { order[vendor].map { places[$0] } }
}

/// Counts how many vendors lie above one: by score, for certain, and possibly; from sorted ends, so that many vendors
/// are ranked in little more than the time it takes to sort them.
private struct RankCounter {
    private let values: [Rational]
    private let lowers: [Rational]
    private let uppers: [Rational]
    /// The vendors without bounds: they could be anywhere.
    private let unbounded: Int

    init(_ scores: [Score]) {
        values = scores.compactMap(\.value).sorted()
        lowers = scores.compactMap(\.lower).sorted()
        uppers = scores.compactMap(\.upper).sorted()
        unbounded = scores.count { $0.bounds == nil }
    }

    func rank(of score: Score) -> Int? { score.value.map { 1 + RankCounter.count(in: values, above: $0) } }

    /// 1 + the vendors whose lower bound lies above its upper one.
    func best(of score: Score) -> Int { score.upper.map { 1 + RankCounter.count(in: lowers, above: $0) } ?? 1 }

    /// 1 + the others whose upper bound lies above its lower one.
    func worst(of score: Score) -> Int {
        guard let bounds = score.bounds else { return uppers.count + unbounded }
        let above = RankCounter.count(in: uppers, above: bounds.lower)
        return 1 + above - (bounds.upper > bounds.lower ? 1 : 0) + unbounded
    }

    /// How many of the sorted values are above a limit.
    private static func count(in sorted: [Rational], above limit: Rational) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] > limit { high = middle } else { low = middle + 1 }
        }
        return sorted.count - low
    }
}
