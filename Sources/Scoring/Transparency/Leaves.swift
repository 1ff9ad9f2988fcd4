import Dataset
import Statistics

/// Works out where each answer of a vendor stands, and what stands for it in the averages.
struct Leaves {
    private let method: Method
    private let period: Period
    private let questions: [AskedQuestion]
    private let hasRequests: Bool
    private let scales: [Identifier: SharedScale]

    init(method: Method, period: Period, tables: DatasetTables) {
        self.method = method
        self.period = period
        let scales = Dictionary(
            method.scales.map { ($0.name, SharedScale($0)) }, uniquingKeysWith: { first, _ in first })
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
        let asked = Dictionary(
            requests.map { ($0.question, SharedRequest($0)) }, uniquingKeysWith: { first, _ in first })
        let ratings = Leaves.inOrderOfAnswers(ratings)
        var walk = AnswerWalk(ratings)
        var whole = LeafList(questions, ratings: ratings)
        for (index, question) in questions.enumerated() {
            let rated = walk.ratings(of: question.question, subject: nil)
            if isFolded(index) {
                let none = ratings.startIndex..<ratings.startIndex
                whole.append(try leaf(question, nil, ratings, none, otherwise: "rated part by part"))
            } else {
                let request = asked.isEmpty ? nil : asked[question.question]
                let words = hasRequests && request == nil ? "not asked" : nil
                whole.append(try leaf(question, request, ratings, rated, otherwise: words))
            }
        }
        var parts: [(subject: Identifier, leaves: LeafList)] = []
        while let subject = walk.nextSubject() {
            var leaves = LeafList(questions, ratings: ratings)
            for question in questions {
                let rated = walk.ratings(of: question.question, subject: subject)
                let words = rated.isEmpty ? "not rated for this part" : nil
                leaves.append(try leaf(question, asked[question.question], ratings, rated, otherwise: words))
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

    /// A leaf of its own.
    func leaf(
        _ question: QuestionRow, _ request: RequestRow?, ratings: ArraySlice<ResponseRow>
    ) throws(ArithmeticError) -> Leaf {
        let asked = AskedQuestion(question, scales[question.scale])
        var list = LeafList([asked], ratings: ratings)
        list.append(try leaf(asked, request.map(SharedRequest.init), ratings, ratings.indices, otherwise: nil))
        return list[0]
    }

    /// One leaf; where `otherwise` says why, the question is not applicable.
    ///
    /// - Parameter rated: where its ratings stand among `ratings`.
    private func leaf(
        _ asked: AskedQuestion, _ request: SharedRequest?, _ ratings: ArraySlice<ResponseRow>, _ rated: Range<Int>,
        otherwise: String?
    ) throws(ArithmeticError) -> KeptLeaf {
        guard let scale = asked.scale else { throw ArithmeticError.outOfDomain }
        // Most answers have one rating, which puts them on the scale, and nothing else is to be asked of them.
        if otherwise == nil, rated.count == 1,
            case .points(let number)? = scale.meaning(of: ratings[rated.lowerBound].rating)
        {
            let words = Consensus.words(ofOnly: ratings[rated.lowerBound].coder)
            if asked.dependsOnOthers {
                return KeptLeaf(.scored, measured: number, ratings: rated, consensus: words, request: request)
            }
            let points = try scale.points(of: number, isReversed: asked.isReversed)
            return KeptLeaf(scored: points, rating: rated.lowerBound, consensus: words, request: request)
        }
        let range = asked.range
        func leaf(_ status: LeafStatus, _ lower: Rational?, _ value: Rational?, _ upper: Rational?, _ words: String)
            -> KeptLeaf
        {
            KeptLeaf(
                status: status, lower: lower, value: value, upper: upper, ratings: rated, consensus: words,
                request: request)
        }
        func unrated(_ words: String) -> KeptLeaf {
            let value = method.missing.unrated == .exclude ? nil : range?.lowerBound
            return leaf(.unrated, range?.lowerBound, value, range?.upperBound, words)
        }
        if let otherwise { return leaf(.notApplicable, nil, nil, nil, otherwise) }
        guard !rated.isEmpty else {
            if let due = request?.row.due, due.lastDay > period.lastDay {
                return leaf(.pending, nil, nil, nil, "asked, due on \(due)")
            }
            return unrated("asked, and not rated")
        }
        if asked.dependsOnOthers {
            return try measured(asked, request, scale, ratings, rated, unrated: unrated, leaf: leaf)
        }
        func settled(_ meaning: Scale.Meaning, _ words: String) -> KeptLeaf {
            switch meaning {
            case .points(let points): return leaf(.scored, points, points, points, words)
            case .nonresponse:
                let silence = method.missing.nonresponse == .minimum ? range?.lowerBound : nil
                return leaf(.nonresponse, silence, silence, silence, words)
            case .notApplicable: return leaf(.notApplicable, nil, nil, nil, words)
            case .pending: return leaf(.pending, nil, nil, nil, words)
            case .unrated: return unrated(words)
            }
        }
        func points(_ rating: Rational) throws(ArithmeticError) -> Rational {
            try scale.points(of: rating, isReversed: asked.isReversed)
        }
        if rated.count == 1 {
            let (meaning, words) = try Consensus.meaning(ofOnly: ratings[rated.lowerBound], on: scale, points: points)
            return settled(meaning, words)
        }
        let (outcome, words) = try Consensus.outcome(ratings, rated, on: scale, range: range, points: points)
        switch outcome {
        case .settled(let meaning): return settled(meaning, words)
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
        _ question: AskedQuestion, _ request: SharedRequest?, _ scale: SharedScale, _ ratings: ArraySlice<ResponseRow>,
        _ rated: Range<Int>, unrated: (String) -> KeptLeaf,
        leaf: (LeafStatus, Rational?, Rational?, Rational?, String) -> KeptLeaf
    ) throws(ArithmeticError) -> KeptLeaf {
        func turned(_ number: Rational) -> Rational { question.isReversed ? -number : number }
        let limits = scale.scale.ratings.map {
            question.isReversed ? -$0.upperBound ... -$0.lowerBound : $0
        }
        let (outcome, words) = try Consensus.outcome(ratings, rated, on: scale, range: limits) {
            rating throws(ArithmeticError) in turned(rating)
        }
        func number(_ status: LeafStatus, _ number: Rational) -> KeptLeaf {
            KeptLeaf(status, measured: turned(number), ratings: rated, consensus: words, request: request)
        }
        switch outcome {
        case .settled(.points(let settled)): return number(.scored, settled)
        case .settled(.nonresponse):
            let least = scale.scale.points(isReversed: question.isReversed)?.lowerBound
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
