import Dataset
import Statistics

extension NodeGraph {
    /// The part of the weight under each node that is known, 0 to 1: of a leaf 1 when it is rated or nothing was given,
    /// 0 when it is not coded. What is not asked or not yet due does not count; nil where nothing does.
    ///
    /// Silence counts as known, so that it never buys an exit from the ranking.
    func knownShares(_ leaves: VendorLeaves, _ own: OwnWeights = [:]) throws(ScoringFault) -> [Rational?] {
        let isWeighed = nodes.map(\.rule.aggregate.usesWeights)
        let known: (LeafStatus) -> Rational? = { status in
            switch status {
            case .scored, .nonresponse: 1
            case .unrated, .unresolved: 0
            case .notApplicable, .pending: nil
            }
        }
        var shares: [Rational?] = []
        for (index, node) in nodes.enumerated() {
            var values: [Rational] = []
            var weights: [Rational] = []
            for (place, (child, stated)) in node.children.enumerated() {
                let weight = own[index]?[place] ?? stated
                let below: [Rational] =
                    switch child {
                    case .node(let index): shares[index].map { [$0] } ?? []
                    case .leaf(let leaf):
                        ([leaves.whole] + leaves.parts.map(\.leaves)).compactMap { known($0.status(leaf)) }
                    }
                values += below
                weights += below.map { _ in isWeighed[index] ? weight : 1 }
            }
            let share = try computing("what is known under node '\(node.rule.name)'") {
                () throws(ArithmeticError) -> Rational? in
                guard weights.contains(where: { $0 > 0 }) else { return nil }
                return try Grid.rational(WeightedMean().value(of: values, weights: weights))
            }
            shares.append(share)
        }
        return shares
    }
}
