import Dataset
import Statistics

/// How several coders' ratings of one answer become one (design: method, "Coders to one rating").
///
/// Ratings are compared by what they say of openness: as points, turned round on a reversed question. So a lower median
/// is the less open one, and nothing given ranks below every answer, on any question.
enum Consensus {
    /// What the coders' ratings come to; points are those of the leaf.
    enum Outcome: Hashable {
        case settled(Scale.Meaning)
        /// No winner: the lowest and the highest points that the tied ratings allow; nil where nothing bounds them.
        case unresolved(ClosedRange<Rational>?)
    }

    /// What ``outcome(_:_:on:range:points:)`` is of a rating that has no other beside it, as most have none.
    ///
    /// - Parameter points: the points of a rating, turned round on a reversed question.
    static func meaning(
        ofOnly rating: ResponseRow, on scale: SharedScale, points: (Rational) throws(ArithmeticError) -> Rational
    ) throws(ArithmeticError) -> (Scale.Meaning, String) {
        let words = words(ofOnly: rating.coder)
        switch scale.meaning(of: rating.rating) {
        case .points(let rating): return (.points(try points(rating)), words)
        case let meaning?: return (meaning, words)
        case nil: return (.unrated, "one coder")
        }
    }

    /// How a rating that has no other beside it came to be the answer's.
    static func words(ofOnly coder: Identifier) -> String {
        coder == ResponseRow.settled ? "settled rating" : "one coder"
    }

    /// The outcome for the ratings of one answer, and how it came about in words.
    ///
    /// - Parameters:
    ///   - ratings: those of a vendor's answers; each is on the scale.
    ///   - rated: where those of this answer stand, at least one.
    ///   - range: the lowest and the highest points of an answer; nil where nothing bounds them.
    ///   - points: the points of a rating, turned round on a reversed question.
    static func outcome(
        _ ratings: ArraySlice<ResponseRow>, _ rated: Range<Int>, on scale: SharedScale, range: ClosedRange<Rational>?,
        points: (Rational) throws(ArithmeticError) -> Rational
    ) throws(ArithmeticError) -> (Outcome, String) {
        // By place: a copy of each row would cost more than what is done with it.
        func meaning(_ place: Int) throws(ArithmeticError) -> Scale.Meaning? {
            let meaning = scale.meaning(of: ratings[place].rating)
            guard case .points(let rating) = meaning else { return meaning }
            return .points(try points(rating))
        }
        if let settled = rated.first(where: { ratings[$0].coder == ResponseRow.settled }),
            let meaning = try meaning(settled)
        {
            return (.settled(meaning), "settled rating")
        }
        var meanings: [Scale.Meaning] = []
        for place in rated {
            if let meaning = try meaning(place) { meanings.append(meaning) }
        }
        guard meanings.count > 1 else {
            return (.settled(meanings.first ?? .unrated), "one coder")
        }
        if Set(meanings).count == 1 { return (.settled(meanings[0]), "\(meanings.count) coders agree") }
        let standings = meanings.map(Standing.init)
        guard let standing = majority(of: standings) else {
            return (
                .unresolved(range), "\(meanings.count) coders, no majority on whether there is an answer to rate"
            )
        }
        let counted = meanings.filter { Standing($0) == standing }
        guard standing == .rated else { return (.settled(counted[0]), "majority of \(meanings.count) coders") }
        return try ranked(counted, on: scale.scale, range)
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

    private static func ranked(
        _ meanings: [Scale.Meaning], on scale: Scale, _ range: ClosedRange<Rational>?
    ) throws(ArithmeticError) -> (Outcome, String) {
        // Nothing given ranks below the worst answer given, so that a median can fall on either.
        let ordered = meanings.sorted { rank($0, range) < rank($1, range) }
        switch scale.consensus {
        case .median:
            return (.settled(ordered[(ordered.count - 1) / 2]), "lower median of \(ordered.count) coders")
        case .majority:
            if let winner = majority(of: ordered) { return (.settled(winner), "majority of \(ordered.count) coders") }
            let tied = mostFrequent(ordered).compactMap { points($0, range) }
            let words = "\(ordered.count) coders without a majority"
            guard let lowest = tied.min(), let highest = tied.max() else { return (.unresolved(nil), words) }
            return (.unresolved(lowest...highest), words)
        case .mean:
            let given = ordered.compactMap { points($0, range) }
            guard !given.isEmpty else { return (.settled(.nonresponse), "\(ordered.count) coders, nothing given") }
            let mean = try Rational.sum(given) / Rational(given.count)
            return (.settled(.points(mean)), "mean of \(given.count) coders")
        }
    }

    /// The rating as a number; nothing given is the lowest, where the scale has a lowest.
    private static func points(_ meaning: Scale.Meaning, _ range: ClosedRange<Rational>?) -> Rational? {
        if case .points(let points) = meaning { points } else { range?.lowerBound }
    }

    /// Orders ratings by points; nothing given comes before an answer of as many points.
    private static func rank(_ meaning: Scale.Meaning, _ range: ClosedRange<Rational>?) -> Rank {
        Rank(points: points(meaning, range), isGiven: meaning != .nonresponse)
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
