import Dataset
import Statistics

/// The answers of a quarter's vendors, and the graph that they are taken up.
struct QuarterAnswers: Sendable {
    let period: Period
    let graph: NodeGraph
    /// In the order of their identifiers.
    let questions: [QuestionRow]
    /// The vendors that are scored, in the order of their identifiers.
    let vendors: [Identifier]
    private let leaves: Leaves
    private let requests: [Identifier: [RequestRow]]
    private let responses: [Identifier: [ResponseRow]]

    /// - Parameter rows: those that the quarter's run uses.
    init(_ method: Method, _ period: Period, _ rows: DatasetTables, _ units: Units) {
        self.period = period
        graph = NodeGraph(method, questions: rows.questions)
        questions = rows.questions
        let described = Set(rows.vendors.map(\.vendor))
        vendors = units.all.filter(described.contains)
        leaves = Leaves(method: method, period: period, tables: rows)
        requests = Dictionary(grouping: rows.requests) { units.unit(of: $0.vendor) ?? $0.vendor }
        responses = Dictionary(grouping: rows.responses) { units.unit(of: $0.vendor) ?? $0.vendor }
    }

    /// A vendor's answers; those whose points depend on other vendors have none yet.
    func answers(of vendor: Identifier) throws(ScoringFault) -> VendorLeaves {
        try computing("an answer of vendor '\(vendor)'") { () throws(ArithmeticError) -> VendorLeaves in
            try leaves.of(
                requests: requests[vendor] ?? [], ratings: responses[vendor] ?? [], isFolded: graph.isFolded)
        }
    }
}
