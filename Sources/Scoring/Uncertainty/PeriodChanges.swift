public import Dataset
import Parallel
public import Statistics

/// How far a vendor's score at an index moved since the quarter before, and what moved it.
///
/// The parts add up to the whole: ``matched`` + ``questionSet`` + ``weights`` + ``coders`` = ``total``, each on the grid of
/// 10⁻¹² (design: statistics, section 6).
public struct VendorChange: Sendable {
    /// The score in the quarter before, under the method in force.
    public let before: Rational
    /// The score now.
    public let after: Rational
    /// The score now less that before.
    public let total: Rational
    /// What answers moved that both quarters have, as rated by the coders who rated them in both.
    public let matched: Rational
    /// What came of questions that only one of the quarters has an answer to.
    public let questionSet: Rational
    /// What other weights or points moved: nothing, since both quarters are scored by the method in force.
    public let weights: Rational
    /// What came of coders who rated an answer in one of the quarters only.
    public let coders: Rational
    /// How many questions both quarters have an answer to.
    public let questions: Int
    /// How many answers among them have other points now, by the same coders.
    public let changedAnswers: Int
    /// The questions that only one of the quarters has an answer to.
    public let dropped: [Identifier]
    /// How the p-value was found; nil where there is none.
    public let basis: VendorPair.Basis?
    /// In what part of all ways to exchange the quarters' answers, question by question, the matched change is as large.
    public let p: Available<Rational>
    /// The same after Holm's adjustment for all vendors of the index.
    public internal(set) var holm: Rational?
}

/// The changes of an index's vendors since the quarter before.
public struct IndexChanges: Sendable {
    /// The index.
    public let index: Identifier
    /// The quarter before.
    public let previous: Period
    /// In the order of the vendors' identifiers.
    public let changes: [(vendor: Identifier, change: Available<VendorChange>)]

    /// Where each vendor stands in ``changes``.
    private let places: [Identifier: Int]

    init(index: Identifier, previous: Period, changes: [(vendor: Identifier, change: Available<VendorChange>)]) {
        self.index = index
        self.previous = previous
        self.changes = changes
        places = Dictionary(
            changes.enumerated().map { ($0.element.vendor, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// A vendor's change; nil for a vendor that the quarter does not have.
    public func change(of vendor: Identifier) -> Available<VendorChange>? { places[vendor].map { changes[$0].change } }
}

/// Compares a quarter's scores with those of the quarter before.
struct PeriodComparison: Sendable {
    private let scored: ScoredPeriod
    private let before: ScoredPeriod
    /// For each question its place among those of the quarter before; nil for a new one.
    private let placeBefore: [Int?]
    private let leavesNow: Leaves
    private let leavesBefore: Leaves

    init(_ scored: ScoredPeriod, _ before: ScoredPeriod) {
        self.scored = scored
        self.before = before
        let questions = scored.rows.questions.map(\.question)
        let places = Dictionary(
            before.rows.questions.enumerated().map { ($0.element.question, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        placeBefore = questions.map { places[$0] }
        leavesNow = Leaves(method: scored.method, period: scored.period, tables: scored.rows)
        leavesBefore = Leaves(method: before.method, period: before.period, tables: before.rows)
    }

    /// The changes at an index of answers; nil where one of the quarters does not have it.
    func changes(_ index: Identifier, threads: Int) throws(ScoringFault) -> IndexChanges? {
        guard let node = scored.graph.index(of: index), before.graph.index(of: index) != nil else { return nil }
        let target = scored.method.target
        let questions = scored.rows.questions.map(\.question)
        let exchange =
            target.kind == .questions
            ? AnswerExchange(scored.graph, node: node, questions: questions, target: target) : nil
        let found = try concurrentMap(scored.vendors.count, threads: threads) {
            place throws(ScoringFault) -> Available<VendorChange> in
            try change(scored.vendors[place], index, node, exchange)
        }
        let holm = try computing("the changes of '\(index)'") { () throws(ArithmeticError) -> [Rational?] in
            try MultiplicityAdjustment.holm.adjusted(found.map { $0.value?.p.value })
        }
        let changes = found.enumerated().map { place, change -> (vendor: Identifier, change: Available<VendorChange>) in
            guard var known = change.value else { return (scored.vendors[place].vendor, change) }
            known.holm = holm[place]
            return (scored.vendors[place].vendor, .value(known))
        }
        return IndexChanges(index: index, previous: before.period, changes: changes)
    }

    private func change(
        _ vendor: ScoredVendor, _ index: Identifier, _ node: Int, _ exchange: AnswerExchange?
    ) throws(ScoringFault) -> Available<VendorChange> {
        guard let now = vendor.node(index), let after = now.score?.value else {
            return .none("not available: not scored in \(scored.period)")
        }
        guard let earlier = before.vendor(vendor.vendor), let then = earlier.node(index),
            let score = then.score?.value
        else { return .none("not available: not scored in \(before.period)") }
        guard let nodeBefore = before.graph.index(of: index) else { return .none("not available: no such index") }
        if let obstacle = vendor.resamplingObstacle(node, scored.graph) { return .none(obstacle) }
        let valuesNow = vendor.answers.values(under: node, in: scored.graph)
        let valuesBefore = inOrderOfNow(earlier.answers.values(under: nodeBefore, in: before.graph))
        let all = MatchedAnswers(valuesNow, valuesBefore)
        let common = try byCommonCoders(all, vendor, earlier)
        func value(_ leaves: LeafValues) throws(ScoringFault) -> Rational { try scored.graph.values(leaves)[node] ?? 0 }
        let matchedScores = (after: try value(all.first), before: try value(all.second))
        let commonScores = (after: try value(common.first), before: try value(common.second))
        let gone = goneQuestions(earlier, nodeBefore)
        return try computing("the change of vendor '\(vendor.vendor)' at '\(index)'") {
            () throws(ArithmeticError) -> Available<VendorChange> in
            let (last, first) = (try Grid.rational(after), try Grid.rational(score))
            let matched = try Grid.rational(commonScores.after) - Grid.rational(commonScores.before)
            let rated = try Grid.rational(matchedScores.after) - Grid.rational(matchedScores.before)
            let (p, basis) = test(common, node, exchange)
            return .value(
                VendorChange(
                    before: first, after: last, total: try last - first, matched: matched,
                    questionSet: try last - first - rated, weights: 0, coders: try rated - matched,
                    questions: all.questions.count, changedAnswers: common.changed,
                    dropped: (all.dropped.map { scored.rows.questions[$0].question } + gone).sorted(),
                    basis: basis, p: p, holm: nil))
        }
    }

    private func test(
        _ answers: MatchedAnswers, _ node: Int, _ exchange: AnswerExchange?
    ) -> (Available<Rational>, VendorPair.Basis?) {
        guard let exchange else { return (.none(scored.method.target.notApplicable), nil) }
        let test = Result { () throws(NotAvailable) -> PairedTest in
            try PairedTest(answers, scored.graph, node: node, by: exchange)
        }
        guard let done = try? test.get() else {
            return (
                .none(PairedTest.reason(test, without: "not available: no question was answered in both quarters")), nil
            )
        }
        return (.value(done.twoSided), done.basis)
    }

    /// Questions of the quarter before that this one does not have, and that the vendor had an answer to.
    private func goneQuestions(_ earlier: ScoredVendor, _ node: Int) -> [Identifier] {
        let kept = Set(placeBefore.compactMap { $0 })
        let values = earlier.answers.values(under: node, in: before.graph)
        let had = Set(earlier.answers.spots.filter { values[$0.spot] != nil }.map(\.spot.question))
        return had.subtracting(kept).map { before.rows.questions[$0].question }
    }

    /// Values of the quarter before in the order of this quarter's questions.
    private func inOrderOfNow(_ values: LeafValues) -> LeafValues {
        func ordered(_ row: [Rational?]) -> [Rational?] { placeBefore.map { place in place.flatMap { row[$0] } } }
        return LeafValues(
            whole: ordered(values.whole), parts: values.parts.map { ordered($0) }, paths: values.paths)
    }

    /// The matched answers as rated by the coders who rated them in both quarters; where no coder did, as they are.
    private func byCommonCoders(
        _ matched: MatchedAnswers, _ vendor: ScoredVendor, _ earlier: ScoredVendor
    ) throws(ScoringFault) -> MatchedAnswers {
        var ratingsNow: [ResponseRow] = []
        var ratingsBefore: [ResponseRow] = []
        var changed = false
        let earlierParts = Dictionary(
            earlier.answers.parts.map { ($0.subject, $0.leaves) }, uniquingKeysWith: { first, _ in first })
        for (spot, leaf) in vendor.answers.spots {
            let place = placeBefore[spot.question]
            let other: Leaf? =
                switch spot {
                case .whole: place.map { earlier.answers.whole[$0] }
                case .part(let part, _):
                    place.flatMap { earlierParts[vendor.answers.parts[part].subject]?[$0] }
                }
            guard let other else {
                ratingsNow += leaf.ratings
                continue
            }
            let coders = Set(leaf.ratings.map(\.coder)).intersection(other.ratings.map(\.coder))
            let isSame = coders.count == leaf.ratings.count && coders.count == other.ratings.count
            let isCompared = !coders.isEmpty && !isSame
            changed = changed || isCompared
            ratingsNow += isCompared ? leaf.ratings.filter { coders.contains($0.coder) } : Array(leaf.ratings)
            ratingsBefore += isCompared ? other.ratings.filter { coders.contains($0.coder) } : Array(other.ratings)
        }
        guard changed else { return matched }
        let (one, other) = try computing("the answers of vendor '\(vendor.vendor)' by the coders of both quarters") {
            () throws(ArithmeticError) -> (VendorLeaves, VendorLeaves) in
            (
                try leavesNow.of(
                    requests: vendor.answers.whole.compactMap(\.request), ratings: ratingsNow[...],
                    isFolded: scored.graph.isFolded),
                try leavesBefore.of(
                    requests: earlier.answers.whole.compactMap(\.request), ratings: ratingsBefore[...],
                    isFolded: before.graph.isFolded)
            )
        }
        return matched.revalued(one.values(\.value), inOrderOfNow(other.values(\.value)))
    }
}

extension MatchedAnswers {
    /// How many answers have other values on both sides.
    var changed: Int {
        let whole = zip(first.whole, second.whole).count { $0 != $1 }
        return whole + zip(first.parts, second.parts).reduce(0) { $0 + zip($1.0, $1.1).count { $0 != $1 } }
    }

    /// The same answers with other values; where one of the two has none, both stay as they are.
    func revalued(_ one: LeafValues, _ other: LeafValues) -> MatchedAnswers {
        var (left, right) = (first, second)
        func take(_ spot: LeafValues.Spot, _ place: (Int, Int)?) {
            guard first[spot] != nil else { return }
            let (mine, theirs): (Rational?, Rational?) =
                switch spot {
                case .whole: (one[spot], other[spot])
                case .part(_, let question):
                    (place.map { one.parts[$0.0][question] } ?? nil, place.map { other.parts[$0.1][question] } ?? nil)
                }
            guard let mine, let theirs else { return }
            left[spot] = mine
            right[spot] = theirs
        }
        for question in first.whole.indices { take(.whole(question), nil) }
        for (part, path) in first.paths.enumerated() {
            guard let mine = one.paths.firstIndex(of: path), let theirs = other.paths.firstIndex(of: path) else {
                continue
            }
            for question in first.parts[part].indices { take(.part(part, question), (mine, theirs)) }
        }
        return MatchedAnswers(left, right, questions: questions, dropped: dropped)
    }

    private init(_ first: LeafValues, _ second: LeafValues, questions: [Int], dropped: [Int]) {
        self.first = first
        self.second = second
        self.questions = questions
        self.dropped = dropped
    }
}
