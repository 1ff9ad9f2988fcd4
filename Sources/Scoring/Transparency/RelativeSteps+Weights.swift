import Dataset
import Statistics

extension RelativeSteps {
    /// Computes what the children of a node weigh, from the vendors that have a value in each; or, for the benefit of the
    /// doubt, the node's value itself.
    ///
    /// Weights come from the published scores and hold for every reading of what is missing.
    mutating func weigh(_ index: Int, _ weighting: NodeWeighting) throws(ScoringFault) {
        let name = evaluations[0].graph.nodes[index].rule.name
        let criteria = self.criteria(index)
        guard let rule = weighting.rule else { return try giveDoubt(index, criteria, name) }
        let rows = evaluations.map { values($0, index, criteria, .published) }
        let complete = rows.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } }
        var notes = StepRecord()
        let weights = try takingStep("weights", of: name, &notes) { () throws(NotAvailable) -> [Rational] in
            try rule.weights(of: criteria.indices.map { criterion in complete.map { $0[criterion] } })
        }
        record.notTaken += notes.notTaken
        guard let weights else { return fail(index, "weights not available", notes) }
        record.weights.append(
            ComputedWeights(node: name, weights: Array(zip(criteria, weights)), vendors: complete.count))
        let byName = Dictionary(uniqueKeysWithValues: zip(criteria, weights))
        for member in evaluations.indices {
            evaluations[member].weigh(index, evaluations[member].childNames(index).map { byName[$0] ?? 0 })
        }
    }

    /// The value of each vendor under the weights that suit it best. What it has no value in adds nothing.
    private mutating func giveDoubt(
        _ index: Int, _ criteria: [Identifier], _ name: Identifier
    ) throws(ScoringFault) {
        var found: [[NodeEvaluation.Reading: Rational]] = evaluations.map { _ in [:] }
        for reading in NodeEvaluation.Reading.scores where evaluations[0].isOfItsOwn(reading) {
            let rows = evaluations.map { values($0, index, criteria, reading) }
            let scored = rows.indices.filter { rows[$0].contains { $0 != nil } }
            guard !scored.isEmpty else { continue }
            var notes = StepRecord()
            let results = try takingStep("weights", of: name, &notes) { () throws(NotAvailable) -> [Rational] in
                try benefitOfTheDoubt(scored.map { rows[$0].map { $0 ?? 0 } })
            }
            guard let results else {
                guard reading == .published else { continue }
                record.notTaken += notes.notTaken
                return fail(index, "weights not available", notes)
            }
            for (place, member) in scored.enumerated() { found[member][reading] = results[place] }
        }
        for member in evaluations.indices { evaluations[member].settle(index, found[member]) }
    }

    private mutating func fail(_ index: Int, _ what: String, _ notes: StepRecord) {
        let reason = notes.notTaken.last.map { what + ": " + $0.reason } ?? what
        for member in evaluations.indices { evaluations[member].fail(index, reason) }
    }

    /// What stands under a node in any of the quarters: nodes in the method's order, then questions by identifier.
    private func criteria(_ index: Int) -> [Identifier] {
        var nodes: [Identifier] = []
        var questions: Set<Identifier> = []
        var seen: Set<Period> = []
        for member in members.indices where seen.insert(members[member].period).inserted {
            let children = evaluations[member].childNames(index)
            for (child, name) in zip(members[member].graph.nodes[index].children, children) {
                if case .leaf = child.child {
                    questions.insert(name)
                } else if !nodes.contains(name) {
                    nodes.append(name)
                }
            }
        }
        return nodes + questions.sorted()
    }

    /// What a member has in each criterion; nil where it has nothing.
    private func values(
        _ evaluation: NodeEvaluation, _ index: Int, _ criteria: [Identifier], _ reading: NodeEvaluation.Reading
    ) -> [Rational?] {
        let names = evaluation.childNames(index)
        let below = evaluation.below(index, reading)
        return criteria.map { name in names.firstIndex(of: name).flatMap { below[$0] } }
    }
}
