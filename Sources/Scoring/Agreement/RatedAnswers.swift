import Dataset
import Statistics

/// An answer that two coders or more rated independently.
struct RatedAnswer: Sendable {
    /// The vendor's place among the quarter's vendors.
    let vendor: Int
    /// The question's place among the quarter's questions.
    let question: Int
    let scale: Scale
    let isReversed: Bool
    /// What each coder of the quarter rated it, nil where a coder did not.
    let meanings: [Scale.Meaning?]

    /// The answer as two of the coders rated it; nil unless both did.
    func pair(_ first: Int, _ second: Int) -> RatedAnswer? {
        guard meanings[first] != nil, meanings[second] != nil else { return nil }
        return RatedAnswer(
            vendor: vendor, question: question, scale: scale, isReversed: isReversed,
            meanings: [meanings[first], meanings[second]])
    }

    /// A rating as one of the scale's steps: its number or points, and for nothing given one below the lowest.
    func category(_ coder: Int) -> Rational? {
        switch meanings[coder] {
        case .points(let points): points
        case .nonresponse: scale.ratings.flatMap { try? $0.lowerBound - 1 }
        default: nil
        }
    }

    /// The rating itself as a number, or where `isScored` what it is worth in a score; nothing given is the lowest.
    func number(_ coder: Int, isScored: Bool) -> Rational? {
        let rating: Rational?
        switch meanings[coder] {
        case .points(let points): rating = points
        case .nonresponse: rating = scale.ratings?.lowerBound
        default: rating = nil
        }
        guard isScored, let rating else { return rating }
        return try? scale.points(of: rating, isReversed: isReversed)
    }
}

/// The answers of a quarter on which coders can be compared.
struct RatedAnswers {
    /// In the order of vendors, and of each vendor's leaves.
    let answers: [RatedAnswer]
    /// In the order of their identifiers.
    let coders: [Identifier]

    init(_ scored: ScoredPeriod) {
        let scales = Dictionary(scored.method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let questions = scored.rows.questions
        let coders = Set(scored.vendors.flatMap(\.leaves).flatMap { $0.ratings.map(\.coder) })
            .subtracting([ResponseRow.settled]).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(coders, coders.indices))
        var answers: [RatedAnswer] = []
        for (vendor, scoredVendor) in scored.vendors.enumerated() {
            let leaves = [scoredVendor.answers.whole] + scoredVendor.answers.parts.map(\.leaves)
            for leaves in leaves {
                for (question, leaf) in leaves.enumerated() where leaf.ratings.count > 1 {
                    guard let scale = scales[questions[question].scale] else { continue }
                    var meanings = [Scale.Meaning?](repeating: nil, count: coders.count)
                    for row in leaf.ratings {
                        guard let place = places[row.coder], let meaning = scale.meaning(of: row.rating) else {
                            continue
                        }
                        switch meaning {
                        case .points, .nonresponse: meanings[place] = meaning
                        case .notApplicable, .pending, .unrated: continue
                        }
                    }
                    guard meanings.count(where: { $0 != nil }) > 1 else { continue }
                    answers.append(
                        RatedAnswer(
                            vendor: vendor, question: question, scale: scale,
                            isReversed: questions[question].isReversed, meanings: meanings))
                }
            }
        }
        self.answers = answers
        self.coders = coders
    }

    /// Everything that agreement is worked out for, with its answers.
    func scopes(_ scored: ScoredPeriod) -> [(scope: CoderAgreement.Scope, answers: [RatedAnswer])] {
        let byQuestion = Dictionary(grouping: answers.indices, by: { answers[$0].question })
        func rated(_ questions: [Int]) -> [RatedAnswer] {
            let places: [Int] = questions.flatMap { byQuestion[$0] ?? [] }
            return places.sorted().map { answers[$0] }
        }
        var scopes: [(scope: CoderAgreement.Scope, answers: [RatedAnswer])] = []
        for (index, question) in scored.rows.questions.enumerated() {
            scopes.append((.question(question.question), rated([index])))
        }
        for rule in scored.method.nodes {
            guard let node = scored.graph.index(of: rule.name) else { continue }
            scopes.append((.node(rule.name), rated(scored.graph.leaves(under: node))))
        }
        for scale in scored.method.scales {
            let questions = scored.rows.questions.indices.filter { scored.rows.questions[$0].scale == scale.name }
            scopes.append((.scale(scale.name), rated(questions)))
        }
        for first in coders.indices {
            for second in coders.indices where second > first {
                scopes.append((.coders(coders[first], coders[second]), answers.compactMap { $0.pair(first, second) }))
            }
        }
        return scopes.filter { !$0.answers.isEmpty }
    }
}
