internal import Dataset
internal import Statistics

/// Works out where each answer of a vendor stands, and what stands for it in the averages.
struct Leaves {
    private let method: Method
    private let period: Period
    private let questions: [QuestionRow]
    private let hasRequests: Bool
    private let scales: [Identifier: Scale]

    init(method: Method, period: Period, tables: DatasetTables) {
        self.method = method
        self.period = period
        questions = tables.questions
        hasRequests = tables.hasRequests
        scales = Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The leaf of each question, in the order of the questions.
    ///
    /// - Parameters:
    ///   - requests: what the vendor was asked by the quarter's end.
    ///   - ratings: the ratings of its answers in the quarter.
    func of(requests: [RequestRow], ratings: [ResponseRow]) throws(ArithmeticError) -> [Leaf] {
        let asked = Dictionary(requests.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        let rated = Dictionary(grouping: ratings, by: \.question)
        var leaves: [Leaf] = []
        for question in questions {
            leaves.append(
                try leaf(question, request: asked[question.question], ratings: rated[question.question] ?? []))
        }
        return leaves
    }

    private func leaf(
        _ question: QuestionRow, request: RequestRow?, ratings: [ResponseRow]
    ) throws(ArithmeticError) -> Leaf {
        guard let scale = scales[question.scale] else { throw ArithmeticError.outOfDomain }
        let range = scale.pointsRange
        func leaf(_ status: LeafStatus, _ lower: Rational?, _ value: Rational?, _ upper: Rational?, _ words: String)
            -> Leaf
        {
            Leaf(
                question: question.question, status: status, lower: lower, value: value, upper: upper, range: range,
                ratings: ratings, consensus: words, request: request)
        }
        if hasRequests, request == nil { return leaf(.notApplicable, nil, nil, nil, "not asked") }
        guard !ratings.isEmpty else {
            if let due = request?.due, due.lastDay > period.lastDay {
                return leaf(.pending, nil, nil, nil, "asked, due on \(due)")
            }
            return leaf(
                .unrated, range.lowerBound, unrated(range.lowerBound), range.upperBound, "asked, and not rated")
        }
        let (outcome, words) = try Consensus.outcome(ratings, on: scale)
        switch outcome {
        case .settled(.points(let rating)):
            let points = try self.points(rating, on: scale, isReversed: question.isReversed)
            return leaf(.scored, points, points, points, words)
        case .settled(.nonresponse):
            let silence = method.missing.nonresponse == .minimum ? range.lowerBound : nil
            return leaf(.nonresponse, silence, silence, silence, words)
        case .settled(.notApplicable): return leaf(.notApplicable, nil, nil, nil, words)
        case .settled(.pending): return leaf(.pending, nil, nil, nil, words)
        case .settled(.unrated):
            return leaf(.unrated, range.lowerBound, unrated(range.lowerBound), range.upperBound, words)
        case .unresolved(let tied):
            let ends = [
                try points(tied.lowerBound, on: scale, isReversed: question.isReversed),
                try points(tied.upperBound, on: scale, isReversed: question.isReversed),
            ]
            // Never left out: the mean of the others could lie outside of what the tied ratings allow.
            let lowest = min(ends[0], ends[1])
            return leaf(.unresolved, lowest, lowest, max(ends[0], ends[1]), words)
        }
    }

    /// What stands for an answer that is not rated under the method's rule.
    private func unrated(_ lowest: Rational) -> Rational? {
        method.missing.unrated == .exclude ? nil : lowest
    }

    /// The points of a rating: taken to the scale's points, and turned about where much means little openness.
    private func points(_ rating: Rational, on scale: Scale, isReversed: Bool) throws(ArithmeticError) -> Rational {
        let points = try scale.points(of: rating)
        guard isReversed else { return points }
        let range = scale.pointsRange
        return try range.lowerBound + range.upperBound - points
    }
}
