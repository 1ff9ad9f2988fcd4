import Dataset
import Parallel
import Statistics

/// Takes every vendor through the graph, side by side where a step depends on the others.
struct RelativeSteps {
    let members: [CohortMember]
    private let threads: Int
    var evaluations: [NodeEvaluation]
    var record = StepRecord()

    /// - Parameter evaluations: one for each member, none of whose nodes has been worked out yet.
    init(_ members: [CohortMember], _ evaluations: consuming [NodeEvaluation], threads: Int) {
        self.members = members
        self.evaluations = evaluations
        self.threads = threads
    }

    /// Works out every node of every member.
    mutating func run() throws(ScoringFault) {
        guard let graph = members.first?.graph else { return }
        for (index, node) in graph.nodes.enumerated() {
            if let weighting = node.rule.weighting {
                try advance(to: index)
                try weigh(index, weighting)
            }
            if let step = node.rule.normalise, step.dependsOnOthers {
                try advance(to: index + 1)
                try normalise(index, step)
            }
        }
        try advance(to: graph.nodes.count)
    }

    /// The copies of nodes that are published beside them: for each node that has one, a value for each member.
    mutating func copies() throws(ScoringFault) -> [(node: Int, copy: PublishedCopy, values: [Rational?])] {
        guard let graph = members.first?.graph else { return [] }
        var copies: [(node: Int, copy: PublishedCopy, values: [Rational?])] = []
        for (index, node) in graph.nodes.enumerated() {
            guard let copy = node.rule.publishedCopy else { continue }
            let values = evaluations.map { $0.score(index) }
            let scaled = try normalised(values, copy.rule, copy.name, keepsNote: true)
            copies.append((index, copy, scaled ?? values.map { _ in nil }))
        }
        return copies
    }

    private mutating func advance(to end: Int) throws(ScoringFault) {
        try concurrentUpdate(&evaluations, threads: threads) { _, evaluation throws(ScoringFault) in
            try evaluation.advance(to: end)
        }
    }

    /// Replaces what the nodes above see of a node, for the score and for each of the other readings by itself.
    private mutating func normalise(_ index: Int, _ rule: NormaliseRule) throws(ScoringFault) {
        let name = evaluations[0].graph.nodes[index].rule.name
        for reading in NodeEvaluation.Reading.scores where evaluations[0].isOfItsOwn(reading) {
            let values = evaluations.map { $0.score(index, reading) }
            let seen = try normalised(values, rule, name, keepsNote: reading == .published)
            for member in evaluations.indices { evaluations[member].show(index, seen?[member], reading) }
        }
    }

    /// The values after a step, in the order of the members; nil where it can't be taken.
    private mutating func normalised(
        _ values: [Rational?], _ rule: NormaliseRule, _ what: Identifier, keepsNote: Bool
    ) throws(ScoringFault) -> [Rational?]? {
        let present = values.indices.filter { values[$0] != nil }
        guard !present.isEmpty else { return nil }
        var reference: Int?
        if case .reference(let vendor) = rule.base {
            reference = present.firstIndex { members[$0].isOfQuarter && members[$0].vendor == vendor }
        }
        var notes = StepRecord()
        let results = try takingStep("normalise", of: what, &notes) { () throws(NotAvailable) -> [Rational] in
            try rule.values(of: values.compactMap { $0 }, reference: reference)
        }
        if keepsNote { record.notTaken += notes.notTaken }
        guard let results else { return nil }
        var scaled: [Rational?] = values.map { _ in nil }
        for (place, member) in present.enumerated() { scaled[member] = results[place] }
        return scaled
    }
}
