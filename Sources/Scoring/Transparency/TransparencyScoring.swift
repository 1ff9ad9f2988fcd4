import Dataset
import Parallel
import Statistics

/// Scores the answers of a quarter: every vendor's leaves, and its score at every node.
struct TransparencyScoring {
    /// The answers of each vendor, in the order of the quarter's vendors.
    let answers: [VendorLeaves]
    /// The nodes' scores of each vendor, then the copies that are published beside them.
    let nodes: [[NodeScore]]
    /// What the steps did that depend on several vendors.
    let record: StepRecord

    /// - Parameters:
    ///   - quarter: the quarter that is scored.
    ///   - others: the other quarters of the panel that it is normalised over; none without a panel.
    init(
        _ method: Method, _ quarter: QuarterAnswers, others: [QuarterAnswers], threads: Int
    ) throws(ScoringFault) {
        let isRelative = quarter.graph.hasRelativeSteps
        let quarters = [quarter] + (isRelative ? others : [])
        let places = quarters.indices.flatMap { place in quarters[place].vendors.map { (place, $0) } }
        var members = try concurrentMap(places.count, threads: threads) {
            index throws(ScoringFault) -> CohortMember in
            let (place, vendor) = places[index]
            return CohortMember(
                period: quarters[place].period, vendor: vendor, graph: quarters[place].graph,
                leaves: try quarters[place].answers(of: vendor), isOfQuarter: place == 0)
        }
        var record = StepRecord()
        if isRelative {
            record = try LeafSteps.apply(
                to: &members, questions: TransparencyScoring.questions(of: quarters),
                scales: Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
                threads: threads)
        }
        let sideBySide = members
        let evaluations = try concurrentMap(members.count, threads: threads) {
            index throws(ScoringFault) -> NodeEvaluation in
            let member = sideBySide[index]
            let weights = quarters[places[index].0].weights(of: member.vendor)
            var evaluation = try NodeEvaluation(
                member.graph, member.leaves, weights: weights, leavesOutUnrated: method.missing.unrated == .exclude)
            if !isRelative { try evaluation.advance(to: member.graph.nodes.count) }
            return evaluation
        }
        var steps = RelativeSteps(members, evaluations, threads: threads)
        var copies: [(node: Int, copy: PublishedCopy, values: [Rational?])] = []
        if isRelative {
            try steps.run()
            copies = try steps.copies()
        }
        record.add(steps.record)
        let own = 0..<quarter.vendors.count
        nodes = own.map { member in
            let scores = steps.evaluations[member].scores()
            return scores
                + copies.map { PublishedCopies.copy(of: scores[$0.node], $0.copy, $0.values[member]) }
        }
        answers = own.map { members[$0].leaves }
        self.record = record
    }

    /// Every question of some quarters, once, in the order of their identifiers.
    private static func questions(of quarters: [QuarterAnswers]) -> [QuestionRow] {
        var seen: Set<Identifier> = []
        return quarters.flatMap(\.questions).filter { seen.insert($0.question).inserted }
            .sorted { $0.question < $1.question }
    }
}
