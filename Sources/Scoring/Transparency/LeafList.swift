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

    /// The leaf of a question; what replaces one has the same question, ratings and request.
    public internal(set) subscript(place: Int) -> Leaf {
        get {
            let leaf = kept[place]
            let question = questions[place]
            return Leaf(
                question: question.question, status: leaf.status, lower: leaf.lower, value: leaf.value,
                upper: leaf.upper, range: question.range, ratings: ratings[leaf.ratings], consensus: leaf.consensus,
                request: leaf.aside?.request?.row, measurement: leaf.aside?.measurement)
        }
        set {
            kept[place] = KeptLeaf(
                status: newValue.status, lower: newValue.lower, value: newValue.value, upper: newValue.upper,
                ratings: kept[place].ratings, consensus: newValue.consensus, request: kept[place].aside?.request,
                measurement: newValue.measurement)
        }
    }
}

extension LeafList {
    /// The question of an answer.
    func question(_ place: Int) -> Identifier { questions[place].question }

    /// What was measured, where an answer is a number that other vendors' decide about.
    func measurement(_ place: Int) -> Leaf.Measurement? { kept[place].aside?.measurement }

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
            return questions[place].range == nil && (kept[place].lower == nil || kept[place].upper == nil)
        }
    }

    /// What stands for an answer in one reading of what is missing; nil leaves the average.
    func value(_ place: Int, _ reading: NodeEvaluation.Reading) -> Rational? {
        switch reading {
        case .lower: kept[place].lower
        case .upper: kept[place].upper
        case .published: kept[place].value
        case .silenceOut: kept[place].status == .nonresponse ? nil : kept[place].value
        case .pendingIn: kept[place].status == .pending ? questions[place].range?.lowerBound : kept[place].value
        }
    }
}

/// A request, of which leaves keep a reference instead of a copy.
final class SharedRequest: Sendable {
    let row: RequestRow

    init(_ row: RequestRow) { self.row = row }
}

/// What is kept of a leaf that its question doesn't say.
struct KeptLeaf: Sendable {
    // In an order that leaves no gaps.
    /// What stands in the average of the score.
    let value: Rational?
    let status: LeafStatus
    private let ratingCount: Int32
    private let firstRating: Int
    /// How the ratings became one, in words.
    let consensus: String
    /// What few leaves have; nil where the bounds are the score, and there is nothing else.
    let aside: Aside?

    /// What stands beside a leaf, so that those without take little room.
    final class Aside: Sendable {
        let lower: Rational?
        let upper: Rational?
        let request: SharedRequest?
        let measurement: Leaf.Measurement?

        init(lower: Rational?, upper: Rational?, request: SharedRequest?, measurement: Leaf.Measurement?) {
            self.lower = lower
            self.upper = upper
            self.request = request
            self.measurement = measurement
        }
    }

    /// - Parameter ratings: where the answer's ratings stand among the vendor's.
    init(
        status: LeafStatus, lower: Rational?, value: Rational?, upper: Rational?, ratings: Range<Int>,
        consensus: String, request: SharedRequest?, measurement: Leaf.Measurement? = nil
    ) {
        self.status = status
        self.value = value
        self.consensus = consensus
        firstRating = ratings.lowerBound
        ratingCount = Int32(clamping: ratings.count)
        let isPlain = lower == value && upper == value && request == nil && measurement == nil
        aside = isPlain ? nil : Aside(lower: lower, upper: upper, request: request, measurement: measurement)
    }

    /// A leaf with points and one rating.
    init(scored points: Rational, rating: Int, consensus: String, request: SharedRequest?) {
        status = .scored
        value = points
        self.consensus = consensus
        firstRating = rating
        ratingCount = 1
        aside = request.map { Aside(lower: points, upper: points, request: $0, measurement: nil) }
    }

    var ratings: Range<Int> { firstRating..<(firstRating + Int(ratingCount)) }
    var lower: Rational? { if let aside { aside.lower } else { value } }
    var upper: Rational? { if let aside { aside.upper } else { value } }

    /// Whether its bounds and its score are one.
    var hasOneValue: Bool { aside.map { $0.lower == value && $0.upper == value } ?? true }
}
