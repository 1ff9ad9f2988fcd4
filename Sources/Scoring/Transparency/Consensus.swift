internal import Dataset
internal import Statistics

/// How several coders' ratings of one answer become one (design: method, "Coders to one rating").
enum Consensus {
    /// What the coders' ratings come to.
    enum Outcome: Hashable {
        case settled(Scale.Meaning)
        /// No winner: the lowest and the highest rating that the tied ones allow; nil where nothing bounds them.
        case unresolved(ClosedRange<Rational>?)
    }

    /// The outcome for the ratings of one answer, and how it came about in words.
    ///
    /// `ratings` holds at least one; each is on the scale.
    static func outcome(_ ratings: [ResponseRow], on scale: Scale) throws(ArithmeticError) -> (Outcome, String) {
        if let settled = ratings.first(where: { $0.coder == ResponseRow.settled }),
            let meaning = scale.meaning(of: settled.rating)
        {
            return (.settled(meaning), "settled rating")
        }
        let meanings = ratings.compactMap { scale.meaning(of: $0.rating) }
        guard meanings.count > 1 else {
            return (.settled(meanings.first ?? .unrated), "one coder")
        }
        if Set(meanings).count == 1 { return (.settled(meanings[0]), "\(meanings.count) coders agree") }
        let standings = meanings.map(Standing.init)
        guard let standing = majority(of: standings) else {
            return (.unresolved(scale.ratings), "\(meanings.count) coders, no majority on whether there is an answer to rate")
        }
        let counted = meanings.filter { Standing($0) == standing }
        guard standing == .rated else { return (.settled(counted[0]), "majority of \(meanings.count) coders") }
        return try rated(counted, on: scale)
    }

    /// Whether a rating puts the answer on the scale, or says why it can't be put there.
    private enum Standing: Hashable {
        case rated, notApplicable, pending, unrated

        init(_ meaning: Scale.Meaning) {
            switch meaning {
            case .points, .nonresponse: self = .rated
            case .notApplicable: self = .notApplicable
            case .pending: self = .pending
            case .unrated: self = .unrated
            }
        }
    }

    private static func rated(_ meanings: [Scale.Meaning], on scale: Scale) throws(ArithmeticError) -> (Outcome, String) {
        // Nothing given ranks below the worst answer given, so that a median can fall on either.
        let ordered = meanings.sorted { rank($0, scale) < rank($1, scale) }
        switch scale.consensus {
        case .median:
            return (.settled(ordered[(ordered.count - 1) / 2]), "lower median of \(ordered.count) coders")
        case .majority:
            if let winner = majority(of: ordered) { return (.settled(winner), "majority of \(ordered.count) coders") }
            let tied = mostFrequent(ordered).compactMap { points($0, scale) }
            let words = "\(ordered.count) coders without a majority"
            guard let lowest = tied.min(), let highest = tied.max() else { return (.unresolved(nil), words) }
            return (.unresolved(lowest...highest), words)
        case .mean:
            let given = ordered.compactMap { points($0, scale) }
            guard !given.isEmpty else { return (.settled(.nonresponse), "\(ordered.count) coders, nothing given") }
            let mean = try Rational.sum(given) / Rational(given.count)
            return (.settled(.points(mean)), "mean of \(given.count) coders")
        }
    }

    /// The rating as a number; nothing given is the lowest, where the scale has a lowest.
    private static func points(_ meaning: Scale.Meaning, _ scale: Scale) -> Rational? {
        if case .points(let points) = meaning { points } else { scale.ratings?.lowerBound }
    }

    /// Orders ratings by points; nothing given comes before an answer of as many points.
    private static func rank(_ meaning: Scale.Meaning, _ scale: Scale) -> Rank {
        Rank(points: points(meaning, scale), isGiven: meaning != .nonresponse)
    }

    private struct Rank: Comparable {
        let points: Rational?
        let isGiven: Bool

        static func < (left: Rank, right: Rank) -> Bool {
            guard let one = left.points, let other = right.points, one != other else {
                return !left.isGiven && right.isGiven
            }
            return one < other
        }
    }

    /// What more than half of the values are.
    private static func majority<Value: Hashable>(of values: [Value]) -> Value? {
        values.first { value in values.count(where: { $0 == value }) * 2 > values.count }
    }

    /// The values that occur most often, in the order given.
    private static func mostFrequent(_ values: [Scale.Meaning]) -> [Scale.Meaning] {
        let counts = values.map { value in values.count(where: { $0 == value }) }
        let most = counts.max() ?? 0
        return zip(values, counts).filter { $0.1 == most }.map(\.0)
    }
}
