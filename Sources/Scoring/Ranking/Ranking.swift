public import Dataset
internal import Statistics

/// A vendor's place in an index.
public struct Place: Hashable, Sendable {
    public let vendor: Identifier
    public let score: Score
    /// Competition rank on the exact score ("1, 2, 2, 4"); nil where the score is not known or order isn't given.
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
    /// Vendors without a score, and why, in the order of their identifiers.
    public let notRanked: [(vendor: Identifier, reason: String)]

    /// Ranks vendors by what they have in an index or at a node.
    ///
    /// A rank says "of those that are ranked"; ties share the best rank. With `best` = 1 + #{k : lower_k > upper_v} and
    /// `worst` = 1 + #{k ≠ v : upper_k > lower_v} (design: statistics, section 0).
    public init(_ index: Identifier, _ scores: [(vendor: Identifier, standing: NodeScore.Standing)]) {
        self.index = index
        var scored: [(vendor: Identifier, score: Score)] = []
        var notRanked: [(vendor: Identifier, reason: String)] = []
        for (vendor, standing) in scores {
            switch standing {
            case .scored(let score) where score.value != nil: scored.append((vendor, score))
            case .scored: notRanked.append((vendor, "no answer rated"))
            case .notScored(let reason): notRanked.append((vendor, reason))
            }
        }
        scored.sort { left, right in
            let (one, other) = (left.score, right.score)
            if one.value != other.value { return one.value ?? 0 > other.value ?? 0 }
            if one.upper != other.upper { return one.upper > other.upper }
            return left.vendor < right.vendor
        }
        let groups = Ranking.groups(scored.map(\.score))
        places = scored.enumerated().map { offset, entry in
            let score = entry.score
            return Place(
                vendor: entry.vendor, score: score,
                rank: 1 + scored.count { $0.score.value ?? 0 > score.value ?? 0 },
                best: 1 + scored.count { $0.score.lower > score.upper },
                worst: 1 + scored.count { $0.vendor != entry.vendor && $0.score.upper > score.lower },
                group: groups[offset])
        }
        self.notRanked = notRanked.sorted { $0.vendor < $1.vendor }
    }

    /// A new group begins where every vendor before lies above every vendor after, for certain.
    private static func groups(_ scores: [Score]) -> [Int] {
        var groups: [Int] = []
        var group = 0
        for offset in scores.indices {
            if offset > 0, let lowest = scores[..<offset].map(\.lower).min(),
                let highest = scores[offset...].map(\.upper).max(), lowest > highest
            {
                group += 1
            }
            groups.append(group)
        }
        return groups
    }

    public func place(of vendor: Identifier) -> Place? { places.first { $0.vendor == vendor } }
}
