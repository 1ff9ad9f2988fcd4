import Dataset
import Parallel
import Statistics

/// Scores the answers of a quarter: every vendor's leaves, and its score at every node.
struct TransparencyScoring {
    /// What each vendor has, in the order of the quarter's vendors: its answers, and its nodes' scores, then the copies that
    /// are published beside them.
    let vendors: [(answers: VendorLeaves, nodes: [NodeScore])]
    /// What the steps did that depend on several vendors.
    let record: StepRecord

    /// - Parameters:
    ///   - quarter: the quarter that is scored.
    ///   - others: the other quarters of the panel that it is normalised over; none without a panel.
    init(
        _ method: Method, _ quarter: QuarterAnswers, others: [QuarterAnswers], threads: Int
    ) throws(ScoringFault) {
        guard quarter.graph.hasRelativeSteps else {
            // Nobody waits for anybody, so that a vendor is scored while its answers are at hand.
            vendors = try concurrentMap(quarter.vendors.count, threads: threads) {
                index throws(ScoringFault) -> (answers: VendorLeaves, nodes: [NodeScore]) in
                let vendor = quarter.vendors[index]
                let answers = try quarter.answers(of: vendor)
                var alone = try NodeEvaluation(
                    quarter.graph, answers, weights: quarter.weights(of: vendor),
                    leavesOutUnrated: method.missing.unrated == .exclude, isSettled: answers.isSettled)
                try alone.advance(to: quarter.graph.nodes.count)
                return (answers, alone.scores())
            }
            record = StepRecord()
            return
        }
        let quarters = [quarter] + others
        let places = quarters.indices.flatMap { place in quarters[place].vendors.map { (place, $0) } }
        var members = try concurrentMap(places.count, threads: threads) {
            index throws(ScoringFault) -> CohortMember in
            let (place, vendor) = places[index]
            return CohortMember(
                period: quarters[place].period, vendor: vendor, graph: quarters[place].graph,
                leaves: try quarters[place].answers(of: vendor), isOfQuarter: place == 0)
        }
        var record = try LeafSteps.apply(
            to: &members, questions: TransparencyScoring.questions(of: quarters),
            scales: Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
            threads: threads)
        let cohort = members
        let leavesOutUnrated = method.missing.unrated == .exclude
        @Sendable func evaluation(_ index: Int, isSettled: Bool) throws(ScoringFault) -> NodeEvaluation {
            let member = cohort[index]
            return try NodeEvaluation(
                member.graph, member.leaves, weights: quarters[places[index].0].weights(of: member.vendor),
                leavesOutUnrated: leavesOutUnrated, isSettled: isSettled)
        }
        // The quarter that is scored stands first.
        guard quarter.graph.hasStepsAtNodes else {
            vendors = try concurrentMap(quarter.vendors.count, threads: threads) {
                index throws(ScoringFault) -> (answers: VendorLeaves, nodes: [NodeScore]) in
                var alone = try evaluation(index, isSettled: cohort[index].leaves.isSettled)
                try alone.advance(to: quarter.graph.nodes.count)
                return (cohort[index].leaves, alone.scores())
            }
            self.record = record
            return
        }
        let areAllSettled = members.allSatisfy(\.leaves.isSettled)
        let evaluations = try concurrentMap(members.count, threads: threads) {
            index throws(ScoringFault) -> NodeEvaluation in try evaluation(index, isSettled: areAllSettled)
        }
        var steps = RelativeSteps(members, evaluations, threads: threads)
        try steps.run()
        let copies = try steps.copies()
        record.add(steps.record)
        let evaluated = steps.evaluations
        vendors = concurrentMap(quarter.vendors.count, threads: threads) { member in
            let scores = evaluated[member].scores()
            let beside = copies.map { PublishedCopies.copy(of: scores[$0.node], $0.copy, $0.values[member]) }
            return (cohort[member].leaves, scores + beside)
        }
        self.record = record
    }

    /// Every question of some quarters, once, in the order of their identifiers.
    private static func questions(of quarters: [QuarterAnswers]) -> [QuestionRow] {
        var seen: Set<Identifier> = []
        return quarters.flatMap(\.questions).filter { seen.insert($0.question).inserted }
            .sorted { $0.question < $1.question }
    }
}
