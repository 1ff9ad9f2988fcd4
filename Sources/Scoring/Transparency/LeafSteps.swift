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
        let standing = members.map { ($0.vendor, $0.isOfQuarter) }
        let done = try concurrentMap(questions.count, threads: threads) {
            index throws(ScoringFault) -> Outcome in
            let question = questions[index]
            let numbers = cohort.numbers(of: index)
            guard !numbers.isEmpty, let scale = scales[question.scale] else { return Outcome() }
            return try outcome(of: question, on: scale, numbers) { vendor in
                cohort.firstPlace(of: index) { member, spot in
                    spot.isWhole && standing[member].1 && standing[member].0 == vendor
                }
            }
        }
        var record = StepRecord()
        for (number, outcome) in done.enumerated() {
            record.notTaken += outcome.record.notTaken
            guard let step = outcome.step else { continue }
            cohort.forEach(of: number) { member, spot, place, measured in
                guard standing[member].1, measured != outcome.treated[place] else { return }
                var subject: Identifier?
                if case .part(let part, _) = spot { subject = members[member].leaves.parts[part].subject }
                record.treated.append(
                    TreatedPoint(
                        vendor: standing[member].0, subject: subject, question: questions[number].question,
                        from: measured, to: outcome.treated[place], step: step))
            }
        }
        concurrentUpdate(&members, threads: threads) { index, member in
            for item in cohort.items[index] {
                let outcome = done[item.question]
                guard item.place < outcome.treated.count else { continue }
                var leaf = member.leaves[item.spot]
                leaf.measurement?.treated = outcome.treated[item.place]
                // No bounds: what the others could be decides as much as what this vendor could be.
                leaf.value = outcome.points?[item.place]
                if outcome.points == nil, let reason = outcome.record.notTaken.last?.reason {
                    leaf.consensus += "; not normalised: \(reason)"
                }
                member.leaves[item.spot] = leaf
            }
        }
        return record
    }

    /// What became of the numbers of a question, in their order.
    private struct Outcome: Sendable {
        var treated: [Rational] = []
        /// Nil where they can't be normalised.
        var points: [Rational]?
        var record = StepRecord()
        var step: TreatedPoint.Step?
    }

    private static func outcome(
        of question: QuestionRow, on scale: Scale, _ measured: [Rational], reference: (Identifier) -> Int?
    ) throws(ScoringFault) -> Outcome {
        var outcome = Outcome(treated: measured)
        if scale.treatsOutliers {
            let treatment = try takingStep("treat", of: question.question, &outcome.record) {
                () throws(NotAvailable) -> OutlierTreatment in try OutlierTreatment(of: measured)
            }
            outcome.treated = treatment?.values ?? measured
            switch treatment?.outcome {
            case .winsorised: outcome.step = .winsorised
            case .logarithm: outcome.step = .logarithm
            case .beyondTreatment:
                outcome.record.notTaken.append(
                    StepNotTaken(
                        what: question.question, step: "treat",
                        reason: "neither moving points nor a logarithm brings the values within the limits"))
            case .withinLimits, nil: break
            }
        }
        outcome.points = try points(of: outcome.treated, question, scale, &outcome.record, reference: reference)
        return outcome
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

extension LeafValues.Spot {
    /// Whether it is an answer of the vendor as a whole.
    var isWhole: Bool {
        if case .whole = self { true } else { false }
    }
}
