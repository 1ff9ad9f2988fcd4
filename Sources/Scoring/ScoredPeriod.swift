public import Dataset
import Statistics

/// A dataset scored for a quarter: everything that a run prints.
public struct ScoredPeriod: Sendable {
    /// What was scored.
    public let dataset: Dataset
    /// The quarter that was scored.
    public let period: Period
    /// The rows that the run uses: those of the scores, those of the quarter before that its changes rest on, and those of
    /// the quarters that either is normalised over.
    public let inputs: DatasetTables
    /// The rows that the quarter's own answers, contracts and claims are in, and no others.
    public let rows: DatasetTables
    /// Which vendor each company's rows count for.
    public let units: Units
    /// The method's nodes over the quarter's questions.
    public let graph: NodeGraph
    /// The lowest and the highest value that each node of the graph can have, in the order of its nodes; nil for a
    /// node under which no question of the quarter stands.
    public let ranges: [Interval?]
    /// In the order of the vendors' identifiers.
    public let vendors: [ScoredVendor]
    /// One for each index of the method that the dataset has anything for, in the method's order.
    public let rankings: [Ranking]
    /// What the steps did, and could not do, that set vendors side by side.
    public let steps: StepRecord

    /// The methodology in force.
    public var method: Method { dataset.method }

    /// The vendors stand in the order of their identifiers, so this takes few steps among many.
    public func vendor(_ identifier: Identifier) -> ScoredVendor? {
        var low = 0
        var high = vendors.count
        while low < high {
            let middle = (low + high) / 2
            if vendors[middle].vendor < identifier { low = middle + 1 } else { high = middle }
        }
        return low < vendors.count && vendors[low].vendor == identifier ? vendors[low] : nil
    }

    /// The lowest and the highest value that a node can have, nil where its scales have no ends; involvement runs from
    /// 0 to 100.
    public func range(of node: Identifier) -> Interval? {
        if node == Method.involvement { return Interval(0, 100) }
        return graph.index(of: node).flatMap { ranges[$0] }
    }

    /// The ranking of an index; nil where the dataset has nothing for it.
    public func ranking(_ index: Identifier) -> Ranking? { rankings.first { $0.index == index } }
}

/// A vendor, scored: shared by all that look at it, since it has much.
public final class ScoredVendor: Sendable {
    /// The vendor's identifier.
    public let vendor: Identifier
    /// The vendor's own row.
    public let row: VendorRow
    /// The companies whose rows count for it, itself among them.
    public let companies: [VendorRow]
    /// Its answers, as a whole and part by part.
    public let answers: VendorLeaves
    /// In the order of the graph's nodes, then the scaled copies that are published beside them.
    public let nodes: [NodeScore]
    /// The weights that it has in place of the method's.
    public let weights: [WeightRow]
    /// How deeply its contracts involve it.
    public let involvement: VendorInvolvement
    /// What it says of itself, held against documents; in the order of the claims.
    public let claims: [TestedClaim]
    /// The gap of each contract that a claim speaks of.
    public let gaps: [ContractGap]
    /// The vendor's gap: the largest of its contracts; nil without any.
    public var largestGap: ContractGap? { CandourGap.largest(gaps) }
    /// What to ask it, worth most first.
    public let questions: [QuestionToAsk]

    init(
        vendor: Identifier, row: VendorRow, companies: [VendorRow], answers: VendorLeaves, nodes: [NodeScore],
        weights: [WeightRow], involvement: VendorInvolvement, claims: [TestedClaim], gaps: [ContractGap],
        questions: [QuestionToAsk]
    ) {
        self.vendor = vendor
        self.row = row
        self.companies = companies
        self.answers = answers
        self.nodes = nodes
        self.weights = weights
        self.involvement = involvement
        self.claims = claims
        self.gaps = gaps
        self.questions = questions
    }

    /// Every answer, those of the whole first.
    public var leaves: [Leaf] { answers.all }

    /// What it has at a node; nil for a node that does not exist.
    public func node(_ name: Identifier) -> NodeScore? { nodes.first { $0.node == name } }

    /// What the vendor has in an index: of the contracts, the headline measure with its lower bound as the score.
    public func standing(in index: Identifier, _ method: Method) -> NodeScore.Standing {
        guard index == Method.involvement else { return node(index)?.standing ?? .notScored("not asked") }
        guard involvement.contracts.contains(where: \.counts) else { return .notScored("no contract on record") }
        guard let headline = involvement.headline(method.contracts.rollUp) else {
            return .notScored("no weight is known")
        }
        return .scored(Score(bounds: headline, value: headline.lower))
    }
}
