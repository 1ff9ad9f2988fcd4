import Dataset
import Statistics

/// The answers of a vendor, or of one part of it, to every question of a quarter, in the order of the questions.
///
/// There is one for every vendor and question, so each is kept in few bytes and becomes a ``Leaf`` when it is asked for.
public struct LeafList: RandomAccessCollection, Sendable {
    private let questions: [AskedQuestion]
    /// The ratings of the vendor's answers.
    private let ratings: ArraySlice<ResponseRow>
    private var kept: [KeptLeaf] = []
    /// For each question whose points depend on the other vendors, what became of all numbers; empty before that is known.
    private var columns: [MeasuredColumn?] = []
    /// For each answer its place in the column of its question; empty likewise.
    private var places: [Int32] = []

    /// No leaf yet.
    ///
    /// - Parameters:
    ///   - questions: those of the leaves to come.
    ///   - ratings: of all of the vendor's answers.
    init(_ questions: [AskedQuestion], ratings: ArraySlice<ResponseRow>) {
        self.questions = questions
        self.ratings = ratings
        kept.reserveCapacity(questions.count)
    }

    /// Adds the leaf of the next question.
    mutating func append(_ leaf: KeptLeaf) { kept.append(leaf) }

    public var startIndex: Int { 0 }
    public var endIndex: Int { kept.count }

    /// The leaf of a question.
    public subscript(place: Int) -> Leaf {
        let leaf = kept[place]
        let question = questions[place]
        return Leaf(
            question: question.question, status: leaf.status, lower: leaf.lower, value: leaf.value,
            upper: leaf.upper, range: question.range, ratings: ratings[leaf.ratings], consensus: leaf.consensus,
            request: leaf.request?.row, measurement: measurement(place))
    }

    /// States, before measured answers get their points, for each question what became of all numbers; nil where it has none.
    mutating func refer(to columns: [MeasuredColumn?]) {
        self.columns = columns
        places = Array(repeating: -1, count: kept.count)
    }

    /// Gives a measured answer its points.
    ///
    /// - Parameters:
    ///   - column: where its number stands in the column of its question.
    ///   - points: nil, and why, where the numbers can't be brought to points.
    mutating func settle(_ place: Int, column: Int, points: Rational?, reason: String?) {
        places[place] = Int32(column)
        kept[place].settle(points, reason: reason)
    }
}

extension LeafList {
    /// The question of an answer.
    func question(_ place: Int) -> Identifier { questions[place].question }

    /// What was measured, where an answer is a number that other vendors' decide about.
    func measurement(_ place: Int) -> Leaf.Measurement? {
        if let number = kept[place].number { return Leaf.Measurement(number: number, treated: number) }
        guard kept[place].isMeasured, let column = columns[place] else { return nil }
        let place = Int(places[place])
        return Leaf.Measurement(number: column.numbers[place], treated: column.treated[place])
    }

    /// The number of a measured answer that has no points yet.
    func number(_ place: Int) -> Rational? { kept[place].number }

    /// Where an answer stands.
    func status(_ place: Int) -> LeafStatus { kept[place].status }

    /// Whether nothing is missing that could be read in several ways: every answer is rated or not applicable.
    var isSettled: Bool { kept.allSatisfy { $0.status == .scored || $0.status == .notApplicable } }

    /// For each answer which readings of it may differ from the published one.
    var readingsApart: [ReadingsApart] { kept.map { ReadingsApart($0.status, hasOneValue: $0.hasOneValue) } }

    // In what follows no leaf is taken out: what it refers to would be counted as used.
    /// Whether an answer is missing and nothing bounds what it could be.
    func isUnbounded(_ place: Int) -> Bool {
        switch kept[place].status {
        case .scored, .notApplicable, .pending: return false
        case .nonresponse, .unrated, .unresolved:
            return questions[place].range == nil && (value(place, .lower) == nil || value(place, .upper) == nil)
        }
    }

    /// What stands for an answer in one reading of what is missing; nil leaves the average.
    func value(_ place: Int, _ reading: NodeEvaluation.Reading) -> Rational? {
        switch reading {
        case .lower: if let aside = kept[place].aside { aside.lower } else { settled(place) }
        case .upper: if let aside = kept[place].aside { aside.upper } else { settled(place) }
        case .published: value(place)
        case .silenceOut: kept[place].status == .nonresponse ? nil : value(place)
        case .pendingIn: kept[place].status == .pending ? questions[place].range?.lowerBound : value(place)
        }
    }

    /// What stands in the average of the score.
    private func value(_ place: Int) -> Rational? { kept[place].origin == .waiting ? nil : kept[place].figure }

    /// The bounds of an answer that has nothing beside it.
    private func settled(_ place: Int) -> Rational? { kept[place].origin == .own ? kept[place].figure : nil }
}

/// A request, of which leaves keep a reference instead of a copy.
final class SharedRequest: Sendable {
    let row: RequestRow

    init(_ row: RequestRow) { self.row = row }
}

/// What is kept of a leaf that its question doesn't say.
struct KeptLeaf: Sendable {
    /// How the points of an answer come about.
    fileprivate enum Origin: UInt8 {
        /// From its own ratings.
        case own
        /// From all vendors' numbers, which are not known yet.
        case waiting
        /// From all vendors' numbers.
        case beside
    }

    // In an order that leaves no gaps.
    /// What stands in the average of the score; of an answer that waits, its number.
    fileprivate private(set) var figure: Rational?
    let status: LeafStatus
    fileprivate private(set) var origin: Origin
    private let ratingCount: Int32
    private let firstRating: Int
    /// How the ratings became one, in words.
    private(set) var consensus: String
    /// What few leaves have; nil where the bounds are the score, and there is nothing else.
    fileprivate let aside: Aside?

    /// What stands beside a leaf, so that those without take little room.
    fileprivate final class Aside: Sendable {
        let lower: Rational?
        let upper: Rational?
        let request: SharedRequest?

        init(lower: Rational?, upper: Rational?, request: SharedRequest?) {
            self.lower = lower
            self.upper = upper
            self.request = request
        }
    }

    /// - Parameter ratings: where the answer's ratings stand among the vendor's.
    init(
        status: LeafStatus, lower: Rational?, value: Rational?, upper: Rational?, ratings: Range<Int>,
        consensus: String, request: SharedRequest?
    ) {
        self.status = status
        figure = value
        origin = .own
        self.consensus = consensus
        firstRating = ratings.lowerBound
        ratingCount = Int32(clamping: ratings.count)
        let isPlain = lower == value && upper == value && request == nil
        aside = isPlain ? nil : Aside(lower: lower, upper: upper, request: request)
    }

    /// A leaf with points and one rating.
    init(scored points: Rational, rating: Int, consensus: String, request: SharedRequest?) {
        status = .scored
        figure = points
        origin = .own
        self.consensus = consensus
        firstRating = rating
        ratingCount = 1
        aside = request.map { Aside(lower: points, upper: points, request: $0) }
    }

    /// A leaf whose points are worked out once every vendor's number is known. It has no bounds: what the others could be
    /// decides as much as what this vendor could be.
    init(
        _ status: LeafStatus, measured number: Rational, ratings: Range<Int>, consensus: String,
        request: SharedRequest?
    ) {
        self.status = status
        figure = number
        origin = .waiting
        self.consensus = consensus
        firstRating = ratings.lowerBound
        ratingCount = Int32(clamping: ratings.count)
        aside = request.map { Aside(lower: nil, upper: nil, request: $0) }
    }

    /// Gives a leaf that waits its points; nil, and why, where the numbers can't be brought to points.
    mutating func settle(_ points: Rational?, reason: String?) {
        figure = points
        origin = .beside
        if points == nil, let reason { consensus += "; not normalised: \(reason)" }
    }

    var ratings: Range<Int> { firstRating..<(firstRating + Int(ratingCount)) }
    var request: SharedRequest? { aside?.request }

    /// What stands in the average of the score; nil leaves the average.
    var value: Rational? { origin == .waiting ? nil : figure }
    /// What stands in the average of the lower bound; nil leaves the average.
    var lower: Rational? { if let aside { aside.lower } else { isMeasured ? nil : figure } }
    /// What stands in the average of the upper bound; nil leaves the average.
    var upper: Rational? { if let aside { aside.upper } else { isMeasured ? nil : figure } }

    /// Whether the points come from all vendors' numbers.
    var isMeasured: Bool { origin != .own }
    /// The number that the points will come from.
    var number: Rational? { origin == .waiting ? figure : nil }

    /// Whether no reading differs from the score for what the bounds are: they are the score, or there are none.
    var hasOneValue: Bool { isMeasured || (aside.map { $0.lower == figure && $0.upper == figure } ?? true) }
}
