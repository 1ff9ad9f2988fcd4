import Dataset
import Statistics

/// Works out where each answer of a vendor stands, and what stands for it in the averages.
struct Leaves {
    private let method: Method
    private let period: Period
    private let questions: [AskedQuestion]
    private let hasRequests: Bool
    private let scales: [Identifier: Scale]

    /// A question with all that its leaves need, the same for every vendor.
    private final class AskedQuestion: Sendable {
        let row: QuestionRow
        /// Nil where the method has no such scale.
        let scale: Scale?
        let range: ClosedRange<Rational>?

        init(_ row: QuestionRow, _ scale: Scale?) {
            self.row = row
            self.scale = scale
            range = scale?.points(isReversed: row.isReversed)
        }
    }

    init(method: Method, period: Period, tables: DatasetTables) {
        self.method = method
        self.period = period
        let scales = Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        questions = tables.questions.map { AskedQuestion($0, scales[$0.scale]) }
        hasRequests = tables.hasRequests
        self.scales = scales
    }

    /// The leaves of a vendor.
    ///
    /// - Parameters:
    ///   - requests: what the vendor was asked by the quarter's end.
    ///   - ratings: the ratings of its answers in the quarter.
    ///   - isFolded: whether a question, by its place, is rated part by part.
    func of(
        requests: [RequestRow], ratings: ArraySlice<ResponseRow>, isFolded: (Int) -> Bool
    ) throws(ArithmeticError) -> VendorLeaves {
        let asked = Dictionary(requests.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        let ratings = Leaves.inOrderOfAnswers(ratings)
        var walk = AnswerWalk(ratings)
        var whole: [Leaf] = []
        whole.reserveCapacity(questions.count)
        for (index, question) in questions.enumerated() {
            let rated = walk.ratings(of: question.row.question, subject: nil)
            if isFolded(index) {
                whole.append(try leaf(question, nil, ratings: [], otherwise: "rated part by part"))
            } else {
                let request = asked.isEmpty ? nil : asked[question.row.question]
                let words = hasRequests && request == nil ? "not asked" : nil
                whole.append(try leaf(question, request, ratings: rated, otherwise: words))
            }
        }
        var parts: [(subject: Identifier, leaves: [Leaf])] = []
        while let subject = walk.nextSubject() {
            var leaves: [Leaf] = []
            leaves.reserveCapacity(questions.count)
            for question in questions {
                let rated = walk.ratings(of: question.row.question, subject: subject)
                let words = rated.isEmpty ? "not rated for this part" : nil
                leaves.append(try leaf(question, asked[question.row.question], ratings: rated, otherwise: words))
            }
            parts.append((subject, leaves))
        }
        return VendorLeaves(whole: whole, parts: parts)
    }

    /// Ratings by part, the whole first, and by question; those of one answer as they come.
    ///
    /// Those of one company stand in this order already.
    private static func inOrderOfAnswers(_ ratings: ArraySlice<ResponseRow>) -> ArraySlice<ResponseRow> {
        var isInOrder = true
        for place in ratings.indices.dropFirst() where isInOrder {
            isInOrder = !isBefore(ratings[place], ratings[place - 1])
        }
        // Sorting keeps the order of equals.
        return isInOrder ? ratings : ratings.sorted(by: isBefore)[...]
    }

    private static func isBefore(_ one: ResponseRow, _ other: ResponseRow) -> Bool {
        if one.subject == other.subject { return one.question < other.question }
        guard let subject = one.subject else { return true }
        return other.subject.map { subject < $0 } ?? false
    }

    /// One leaf; where `otherwise` says why, the question is not applicable.
    func leaf(
        _ question: QuestionRow, _ request: RequestRow?, ratings: ArraySlice<ResponseRow>, otherwise: String?
    ) throws(ArithmeticError) -> Leaf {
        try leaf(AskedQuestion(question, scales[question.scale]), request, ratings: ratings, otherwise: otherwise)
    }

    private func leaf(
        _ asked: AskedQuestion, _ request: RequestRow?, ratings: ArraySlice<ResponseRow>, otherwise: String?
    ) throws(ArithmeticError) -> Leaf {
        guard let scale = asked.scale else { throw ArithmeticError.outOfDomain }
        let range = asked.range
        func leaf(_ status: LeafStatus, _ lower: Rational?, _ value: Rational?, _ upper: Rational?, _ words: String)
            -> Leaf
        {
            Leaf(
                question: asked.row.question, status: status, lower: lower, value: value, upper: upper, range: range,
                ratings: ratings, consensus: words, request: request)
        }
        func unrated(_ words: String) -> Leaf {
            let value = method.missing.unrated == .exclude ? nil : range?.lowerBound
            return leaf(.unrated, range?.lowerBound, value, range?.upperBound, words)
        }
        if let otherwise { return leaf(.notApplicable, nil, nil, nil, otherwise) }
        guard !ratings.isEmpty else {
            if let due = request?.due, due.lastDay > period.lastDay {
                return leaf(.pending, nil, nil, nil, "asked, due on \(due)")
            }
            return unrated("asked, and not rated")
        }
        if scale.dependsOnOthers {
            return try measured(asked.row, scale, ratings, unrated: unrated, leaf: leaf)
        }
        let (outcome, words) = try Consensus.outcome(ratings, on: scale, range: range) {
            rating throws(ArithmeticError) in try scale.points(of: rating, isReversed: asked.row.isReversed)
        }
        switch outcome {
        case .settled(.points(let points)): return leaf(.scored, points, points, points, words)
        case .settled(.nonresponse):
            let silence = method.missing.nonresponse == .minimum ? range?.lowerBound : nil
            return leaf(.nonresponse, silence, silence, silence, words)
        case .settled(.notApplicable): return leaf(.notApplicable, nil, nil, nil, words)
        case .settled(.pending): return leaf(.pending, nil, nil, nil, words)
        case .settled(.unrated): return unrated(words)
        case .unresolved(nil): return leaf(.unresolved, nil, nil, nil, words)
        case .unresolved(let tied?):
            // Never left out: the mean of the others could lie outside of what the tied ratings allow.
            return leaf(.unresolved, tied.lowerBound, tied.lowerBound, tied.upperBound, words)
        }
    }

    /// A leaf whose points are worked out once every vendor's number is known; until then it has none.
    ///
    /// Coders' numbers are compared as they are, with their sign changed where less is better.
    private func measured(
        _ question: QuestionRow, _ scale: Scale, _ ratings: ArraySlice<ResponseRow>, unrated: (String) -> Leaf,
        leaf: (LeafStatus, Rational?, Rational?, Rational?, String) -> Leaf
    ) throws(ArithmeticError) -> Leaf {
        func turned(_ number: Rational) -> Rational { question.isReversed ? -number : number }
        let limits = scale.ratings.map {
            question.isReversed ? -$0.upperBound ... -$0.lowerBound : $0
        }
        let (outcome, words) = try Consensus.outcome(ratings, on: scale, range: limits) {
            rating throws(ArithmeticError) in turned(rating)
        }
        func number(_ status: LeafStatus, _ number: Rational) -> Leaf {
            var leaf = leaf(status, nil, nil, nil, words)
            leaf.measurement = Leaf.Measurement(number: turned(number), treated: turned(number))
            return leaf
        }
        switch outcome {
        case .settled(.points(let settled)): return number(.scored, settled)
        case .settled(.nonresponse):
            let least = scale.points(isReversed: question.isReversed)?.lowerBound
            let silence = method.missing.nonresponse == .minimum ? least : nil
            return leaf(.nonresponse, silence, silence, silence, words)
        case .settled(.notApplicable): return leaf(.notApplicable, nil, nil, nil, words)
        case .settled(.pending): return leaf(.pending, nil, nil, nil, words)
        case .settled(.unrated): return unrated(words)
        case .unresolved(nil): return leaf(.unresolved, nil, nil, nil, words)
        case .unresolved(let tied?): return number(.unresolved, tied.lowerBound)
        }
    }
}
