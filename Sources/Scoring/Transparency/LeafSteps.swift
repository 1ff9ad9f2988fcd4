import Dataset
import Parallel
import Statistics

/// Turns numbers into points where that depends on the other vendors: outliers are treated first, then each question is
/// normalised by itself.
///
/// The order is that of the OECD's handbook on composite indicators, steps 3 to 5, and of COINr.
enum LeafSteps {
    /// Gives every leaf with a measurement its points.
    ///
    /// - Parameters:
    ///   - questions: every question of the members' quarters, in the order of their identifiers.
    ///   - scales: the method's, by name.
    static func apply(
        to members: inout [CohortMember], questions: [QuestionRow], scales: [Identifier: Scale], threads: Int
    ) throws(ScoringFault) -> StepRecord {
        let cohort = MeasuredCohort(members, questions, threads: threads)
        let done = try outcomes(cohort, members, questions, scales, threads: threads)
        cohort.settle(&members, done.map { $0?.column }, threads: threads)
        var record = StepRecord()
        for outcome in done { if let outcome { record.add(outcome.record) } }
        return record
    }

    /// What becomes of the numbers of each question; nil where it has none.
    private static func outcomes(
        _ cohort: MeasuredCohort, _ members: [CohortMember], _ questions: [QuestionRow], _ scales: [Identifier: Scale],
        threads: Int
    ) throws(ScoringFault) -> [(column: MeasuredColumn, record: StepRecord)?] {
        try concurrentMap(questions.count, threads: threads) {
            index throws(ScoringFault) -> (column: MeasuredColumn, record: StepRecord)? in
            guard !cohort.numbers[index].isEmpty, let scale = scales[questions[index].scale] else { return nil }
            return try outcome(of: questions[index], on: scale, cohort.numbers[index], cohort.sources[index], members)
        }
    }

    /// What becomes of the numbers of a question.
    private static func outcome(
        of question: QuestionRow, on scale: Scale, _ numbers: [Rational], _ sources: [MeasuredCohort.Source],
        _ members: [CohortMember]
    ) throws(ScoringFault) -> (column: MeasuredColumn, record: StepRecord) {
        var record = StepRecord()
        var treated = numbers
        if scale.treatsOutliers {
            let treatment = try takingStep("treat", of: question.question, &record) {
                () throws(NotAvailable) -> OutlierTreatment in try OutlierTreatment(of: numbers)
            }
            treated = treatment?.values ?? numbers
            switch treatment?.outcome {
            case .winsorised: record.treatments.append((question.question, .winsorised))
            case .logarithm: record.treatments.append((question.question, .logarithm))
            case .beyondTreatment:
                record.notTaken.append(
                    StepNotTaken(
                        what: question.question, step: "treat",
                        reason: "neither moving points nor a logarithm brings the values within the limits"))
            case .withinLimits, nil: break
            }
        }
        let points = try points(of: treated, question, scale, &record) { vendor in
            sources.firstIndex { source in
                let member = members[Int(source.member)]
                return source.isWhole && member.isOfQuarter && member.vendor == vendor
            }
        }
        let column = MeasuredColumn(
            numbers: numbers, treated: treated, points: points,
            reason: points == nil ? record.notTaken.last?.reason : nil)
        return (column, record)
    }

    /// The points of treated numbers; nil where they can't be normalised.
    private static func points(
        of numbers: [Rational], _ question: QuestionRow, _ scale: Scale, _ record: inout StepRecord,
        reference: (Identifier) -> Int?
    ) throws(ScoringFault) -> [Rational]? {
        if case .normalised(let rule) = scale.curve {
            return try takingStep("normalise", of: question.question, &record) {
                () throws(NotAvailable) -> [Rational] in
                var place: Int?
                if case .reference(let vendor) = rule.base { place = reference(vendor) }
                return try rule.values(of: numbers, reference: place, isReversed: question.isReversed)
            }
        }
        return try computing("the points of question '\(question.question)'") {
            () throws(ArithmeticError) -> [Rational] in
            var points: [Rational] = []
            for number in numbers { points.append(try scale.points(of: number, isReversed: question.isReversed)) }
            return points
        }
    }
}
