public import Dataset
public import Statistics

/// How much of the variance of ratings comes from vendors, questions and coders, and how many of these a score would
/// need (design: statistics, section 1, generalisability).
///
/// A study needs every coder's rating of every question for every vendor, so it is of the largest such part that is
/// found: for the two coders with most ratings, the three with most and so on, vendors and questions with the largest
/// share of gaps are left out until none is left, and the part with most ratings is taken.
public struct CodingDesign: Sendable {
    /// The vendors, questions and coders of the part, each in order.
    public let vendors: [Identifier]
    /// The questions of the part.
    public let questions: [Identifier]
    /// The coders of the part.
    public let coders: [Identifier]
    /// How many of each the quarter's comparable ratings have.
    public let all: (vendors: Int, questions: Int, coders: Int)
    /// The study of what the ratings are worth in a score, in points.
    public let study: VarianceStudy

    /// The Φ that is asked for.
    public static let wanted: Rational = (try? Rational(4, over: 5)) ?? 1
    /// The most questions and the most coders that are tried.
    public static let mostQuestions = 1_000
    /// The most coders that are tried.
    public static let mostCoders = 50

    /// The design of a quarter's ratings; of a vendor rated part by part only what is rated as a whole.
    ///
    /// - Throws: `NotShown` where no part of two vendors, two questions and two coders is without gaps, or the study
    ///   can't be computed.
    public init(_ scored: ScoredPeriod) throws(NotShown) {
        let table = RatingTable(scored)
        all = (table.vendors.count, table.questions.count, table.coders.count)
        guard let part = table.balancedPart() else {
            throw NotShown("not available: no two coders rated two questions of two vendors without a gap")
        }
        vendors = part.vendors.map { table.vendors[$0] }
        questions = part.questions.map { table.questions[$0] }
        coders = part.coders.map { table.coders[$0] }
        let codes = part.vendors.map { vendor in
            part.questions.map { question in part.coders.compactMap { table.points[vendor][question][$0] } }
        }
        do {
            study = try VarianceStudy(codes)
        } catch {
            throw NotShown(error)
        }
    }

    /// What a score from so many questions and coders can be expected to be worth; nil where it can't be computed.
    public func decision(questions: Int, coders: Int) -> VarianceStudy.Decision? {
        try? study.decision(items: questions, coders: coders)
    }

    /// The fewest questions with which so many coders reach the Φ wanted; nil where none up to the most tried do.
    public func questionsNeeded(coders: Int) -> Int? {
        CodingDesign.fewest(CodingDesign.mostQuestions) { decision(questions: $0, coders: coders) }
    }

    /// The fewest coders with which so many questions reach the Φ wanted; nil where none up to the most tried do.
    public func codersNeeded(questions: Int) -> Int? {
        CodingDesign.fewest(CodingDesign.mostCoders) { decision(questions: questions, coders: $0) }
    }

    /// Φ grows with either number, so the fewest is found by halving.
    private static func fewest(_ most: Int, _ decision: (Int) -> VarianceStudy.Decision?) -> Int? {
        func isReached(_ number: Int) -> Bool { decision(number).map { $0.dependability >= wanted } ?? false }
        guard isReached(most) else { return nil }
        var (low, high) = (1, most)
        while low < high {
            let middle = (low + high) / 2
            if isReached(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What each coder's rating of each answer is worth.
private struct RatingTable {
    let vendors: [Identifier]
    let questions: [Identifier]
    let coders: [Identifier]
    /// By vendor, question and coder.
    private(set) var points: [[[Rational?]]]

    init(_ scored: ScoredPeriod) {
        let rated = RatedAnswers(scored)
        // Parts of a vendor are no vendors.
        let wholes = rated.answers.filter { answer in
            !scored.graph.isFolded(answer.question)
        }
        let vendorPlaces = Set(wholes.map(\.vendor)).sorted()
        let questionPlaces = Set(wholes.map(\.question)).sorted()
        vendors = vendorPlaces.map { scored.vendors[$0].vendor }
        questions = questionPlaces.map { scored.rows.questions[$0].question }
        coders = rated.coders
        let row = [Rational?](repeating: nil, count: rated.coders.count)
        points = vendorPlaces.map { _ in questionPlaces.map { _ in row } }
        let vendorIndex = Dictionary(uniqueKeysWithValues: zip(vendorPlaces, vendorPlaces.indices))
        let questionIndex = Dictionary(uniqueKeysWithValues: zip(questionPlaces, questionPlaces.indices))
        for answer in wholes {
            guard let vendor = vendorIndex[answer.vendor], let question = questionIndex[answer.question] else {
                continue
            }
            for coder in rated.coders.indices {
                points[vendor][question][coder] = answer.number(coder, isScored: true)
            }
        }
    }

    typealias Part = (vendors: [Int], questions: [Int], coders: [Int])

    /// The largest part without gaps that is found; nil where none has two of each.
    func balancedPart() -> Part? {
        let byRatings = coders.indices
            .map { coder in (coder, points.reduce(0) { $0 + $1.count { $0[coder] != nil } }) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
        var best: Part?
        for count in 2..<max(3, byRatings.count + 1) where count <= byRatings.count {
            guard let part = withoutGaps(byRatings.prefix(count).sorted()) else { continue }
            func size(_ part: Part) -> Int { part.vendors.count * part.questions.count * part.coders.count }
            if best.map({ size(part) >= size($0) }) ?? true { best = part }
        }
        return best
    }

    /// Leaves out vendors and questions with the largest share of gaps, later ones first, until there is no gap.
    private func withoutGaps(_ coders: [Int]) -> Part? {
        var vendors = Array(self.vendors.indices)
        var questions = Array(self.questions.indices)
        let isGap = points.map { $0.map { cell in coders.contains { cell[$0] == nil } } }
        var ofVendor = vendors.map { vendor in isGap[vendor].count { $0 } }
        var ofQuestion = questions.map { question in isGap.count { $0[question] } }
        while vendors.count >= 2, questions.count >= 2 {
            guard let vendor = vendors.max(by: { (ofVendor[$0], $0) < (ofVendor[$1], $1) }),
                let question = questions.max(by: { (ofQuestion[$0], $0) < (ofQuestion[$1], $1) })
            else { return nil }
            if ofVendor[vendor] == 0 && ofQuestion[question] == 0 { return (vendors, questions, coders) }
            // Shares of gaps, compared without a division.
            if ofVendor[vendor] * vendors.count >= ofQuestion[question] * questions.count {
                vendors.removeAll { $0 == vendor }
                for question in questions where isGap[vendor][question] { ofQuestion[question] -= 1 }
            } else {
                questions.removeAll { $0 == question }
                for vendor in vendors where isGap[vendor][question] { ofVendor[vendor] -= 1 }
            }
        }
        return nil
    }
}
