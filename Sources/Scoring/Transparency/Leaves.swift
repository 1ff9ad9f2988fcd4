import Dataset
import Statistics

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

    /// The leaves of a vendor.
    ///
    /// - Parameters:
    ///   - requests: what the vendor was asked by the quarter's end.
    ///   - ratings: the ratings of its answers in the quarter.
    ///   - isFolded: whether a question, by its place, is rated part by part.
    func of(
        requests: [RequestRow], ratings: [ResponseRow], isFolded: (Int) -> Bool
    ) throws(ArithmeticError) -> VendorLeaves {
        let asked = Dictionary(requests.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        let rated = Dictionary(grouping: ratings) { Answer(subject: $0.subject, question: $0.question) }
        var whole: [Leaf] = []
        for (index, question) in questions.enumerated() {
            let request = asked[question.question]
            if isFolded(index) {
                whole.append(try leaf(question, nil, ratings: [], otherwise: "rated part by part"))
            } else {
                let ratings = rated[Answer(subject: nil, question: question.question)] ?? []
                let words = hasRequests && request == nil ? "not asked" : nil
                whole.append(try leaf(question, request, ratings: ratings, otherwise: words))
            }
        }
        var parts: [(subject: Identifier, leaves: [Leaf])] = []
        for subject in Set(ratings.compactMap(\.subject)).sorted() {
            var leaves: [Leaf] = []
            for question in questions {
                let ratings = rated[Answer(subject: subject, question: question.question)] ?? []
                let words = ratings.isEmpty ? "not rated for this part" : nil
                leaves.append(try leaf(question, asked[question.question], ratings: ratings, otherwise: words))
            }
            parts.append((subject, leaves))
        }
        return VendorLeaves(whole: whole, parts: parts)
    }

    private struct Answer: Hashable {
        let subject: Identifier?
        let question: Identifier
    }

    /// One leaf; where `otherwise` says why, the question is not applicable.
    func leaf(
        _ question: QuestionRow, _ request: RequestRow?, ratings: [ResponseRow], otherwise: String?
    ) throws(ArithmeticError) -> Leaf {
        guard let scale = scales[question.scale] else { throw ArithmeticError.outOfDomain }
        let range = scale.points(isReversed: question.isReversed)
        func leaf(_ status: LeafStatus, _ lower: Rational?, _ value: Rational?, _ upper: Rational?, _ words: String)
            -> Leaf
        {
            Leaf(
                question: question.question, status: status, lower: lower, value: value, upper: upper, range: range,
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
            return try measured(question, scale, ratings, unrated: unrated, leaf: leaf)
        }
        let (outcome, words) = try Consensus.outcome(ratings, on: scale, range: range) {
            rating throws(ArithmeticError) in try scale.points(of: rating, isReversed: question.isReversed)
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
        _ question: QuestionRow, _ scale: Scale, _ ratings: [ResponseRow], unrated: (String) -> Leaf,
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
