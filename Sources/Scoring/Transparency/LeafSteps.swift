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
        var entries: [Identifier: [Entry]] = [:]
        for (member, entry) in members.enumerated() {
            for (spot, leaf) in entry.leaves.spots where leaf.measurement != nil {
                entries[leaf.question, default: []].append(Entry(member: member, spot: spot, leaf: leaf))
            }
        }
        let wanted = questions.filter { entries[$0.question] != nil }
        let gathered = entries
        let standing = members.map { ($0.vendor, $0.isOfQuarter) }
        let done = try concurrentMap(wanted.count, threads: threads) {
            index throws(ScoringFault) -> Outcome in
            let question = wanted[index]
            guard let scale = scales[question.scale], let entries = gathered[question.question] else {
                return Outcome()
            }
            return try outcome(of: question, on: scale, entries) { entry, vendor in
                entry.spot.isWhole && standing[entry.member].1 && standing[entry.member].0 == vendor
            }
        }
        var record = StepRecord()
        for (question, outcome) in zip(wanted, done) {
            record.notTaken += outcome.record.notTaken
            for (place, entry) in (entries[question.question] ?? []).enumerated() {
                guard place < outcome.leaves.count else { continue }
                members[entry.member].leaves[entry.spot] = outcome.leaves[place]
                if members[entry.member].isOfQuarter, let step = outcome.step {
                    record.add(outcome.leaves[place], at: entry.spot, of: members[entry.member], by: step)
                }
            }
        }
        return record
    }

    private struct Entry: Sendable {
        let member: Int
        let spot: LeafValues.Spot
        let leaf: Leaf
    }

    private struct Outcome: Sendable {
        var leaves: [Leaf] = []
        var record = StepRecord()
        var step: TreatedPoint.Step?
    }

    private static func outcome(
        of question: QuestionRow, on scale: Scale, _ entries: [Entry], isReference: (Entry, Identifier) -> Bool
    ) throws(ScoringFault) -> Outcome {
        var outcome = Outcome(leaves: entries.map(\.leaf))
        var numbers = entries.compactMap { $0.leaf.measurement?.number }
        if scale.treatsOutliers {
            let treatment = try takingStep("treat", of: question.question, &outcome.record) {
                () throws(NotAvailable) -> OutlierTreatment in try OutlierTreatment(of: numbers)
            }
            numbers = treatment?.values ?? numbers
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
        let points = try self.points(of: numbers, question, scale, &outcome.record) { vendor in
            entries.firstIndex { isReference($0, vendor) }
        }
        for place in outcome.leaves.indices {
            outcome.leaves[place].measurement?.treated = numbers[place]
            // No bounds: what the others could be decides as much as what this vendor could be.
            outcome.leaves[place].value = points?[place]
            if points == nil, let reason = outcome.record.notTaken.last?.reason {
                outcome.leaves[place].consensus += "; not normalised: \(reason)"
            }
        }
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

extension StepRecord {
    /// Keeps what treatment did to an answer, where it did anything.
    fileprivate mutating func add(
        _ leaf: Leaf, at spot: LeafValues.Spot, of member: CohortMember, by step: TreatedPoint.Step
    ) {
        guard let measurement = leaf.measurement, measurement.treated != measurement.number else { return }
        var subject: Identifier?
        if case .part(let part, _) = spot { subject = member.leaves.parts[part].subject }
        treated.append(
            TreatedPoint(
                vendor: member.vendor, subject: subject, question: leaf.question, from: measurement.number,
                to: measurement.treated, step: step))
    }
}
