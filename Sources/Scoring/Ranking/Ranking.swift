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
    /// By score, then by upper bound, none being the highest, then by identifier.
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
        var vendors: [Identifier] = []
        var scored: [Score] = []
        var notRanked: [(vendor: Identifier, reason: String)] = []
        for (vendor, standing) in Ranking.inOrderOfVendors(scores) {
            switch standing {
            case .scored(let score) where score.value != nil:
                vendors.append(vendor)
                scored.append(score)
            case .scored: notRanked.append((vendor, "no answer rated"))
            case .notScored(let reason): notRanked.append((vendor, reason))
            }
        }
        let marks = ScoreMarks(scored.map { score in decimals.map { score.rounded(to: $0) } ?? score })
        let order = Ranking.order(marks)
        let groups = Ranking.groups(order.map { marks.bounds[$0] })
        places = order.enumerated().map { offset, place in
            Place(
                vendor: vendors[place], score: scored[place], rank: marks.rank(of: place), best: marks.best(of: place),
                worst: marks.worst(of: place), group: groups[offset])
        }
        self.order = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element.vendor, $0.offset) })
        self.notRanked = notRanked.sorted { $0.vendor < $1.vendor }
    }

    private static func inOrderOfVendors(
        _ scores: [(vendor: Identifier, standing: NodeScore.Standing)]
    ) -> [(vendor: Identifier, standing: NodeScore.Standing)] {
        let isInOrder = scores.indices.dropFirst().allSatisfy { scores[$0 - 1].vendor < scores[$0].vendor }
        return isInOrder ? scores : scores.sorted { $0.vendor < $1.vendor }
    }

    /// The places of the scores from first to last, those that are level in the order in which they stand. What nothing
    /// bounds could be higher than any bound.
    private static func order(_ marks: ScoreMarks) -> [Int] {
        orderOfKeys(
            marks.values.indices.map { place in
                let upper = marks.bounds[place]?.upper ?? Int(UInt32.max)
                return ~(UInt64(marks.values[place]) << 32 | UInt64(upper))
            })
    }

    /// A new group begins where every vendor before lies above every vendor after, for certain.
    ///
    /// - Parameter bounds: of the vendors from first to last; nil for one that nothing bounds.
    private static func groups(_ bounds: [ScoreMarks.Bounds?]) -> [Int] {
        // The highest that any vendor from a place on can be; one without bounds could be anything.
        var highest: [Int?] = Array(repeating: nil, count: bounds.count)
        var reached = Int.min
        for offset in bounds.indices.reversed() {
            guard let upper = bounds[offset]?.upper else { break }
            reached = max(reached, upper)
            highest[offset] = reached
        }
        var groups: [Int] = []
        var group = 0
        var lowest = Int.max
        for offset in bounds.indices {
            if offset > 0, let above = highest[offset], lowest > above { group += 1 }
            groups.append(group)
            guard let lower = bounds[offset]?.lower else {
                // Nothing after it can be certainly below, so no group begins any more.
                return groups + Array(repeating: group, count: bounds.count - offset - 1)
            }
            lowest = min(lowest, lower)
        }
        return groups
    }

    public func place(of vendor: Identifier) -> Place? { order[vendor].map { places[$0] } }
}
