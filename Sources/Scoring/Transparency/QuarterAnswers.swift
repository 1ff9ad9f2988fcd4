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
    private let responses: [ResponseRow]
    /// Where the ratings of each vendor stand: a range for each of its companies, in the order of the rows.
    private let ranges: [Identifier: [Range<Int>]]
    private let weights: [Identifier: [WeightRow]]

    /// - Parameter rows: those that the quarter's run uses.
    init(_ method: Method, _ period: Period, _ rows: DatasetTables, _ units: Units) {
        self.period = period
        graph = NodeGraph(method, questions: rows.questions)
        questions = rows.questions
        let described = Set(rows.vendors.map(\.vendor))
        vendors = units.all.filter(described.contains)
        leaves = Leaves(method: method, period: period, tables: rows)
        requests = Dictionary(grouping: rows.requests) { units.unit(of: $0.vendor) ?? $0.vendor }
        responses = rows.responses
        ranges = QuarterAnswers.ranges(rows.responses, units)
        weights = Dictionary(grouping: rows.weights, by: \.vendor)
    }

    /// The weights that a vendor has in place of the method's; a row for the quarter goes before one for every quarter.
    func weights(of vendor: Identifier) -> OwnWeights {
        guard let rows = weights[vendor] else { return [:] }
        var own: OwnWeights = [:]
        for (index, node) in graph.nodes.enumerated() {
            let ofNode = rows.filter { $0.node == node.rule.name }
            guard !ofNode.isEmpty else { continue }
            // Sorted by quarter first, a blank before any.
            let stated = Dictionary(ofNode.map { ($0.child, $0.weight) }, uniquingKeysWith: { _, later in later })
            own[index] = node.children.map { child, weight in
                switch child {
                case .node(let child): stated[graph.nodes[child].rule.name] ?? weight
                case .leaf(let leaf): stated[questions[leaf].question] ?? weight
                }
            }
        }
        return own
    }

    /// A vendor's answers; those whose points depend on other vendors have none yet.
    func answers(of vendor: Identifier) throws(ScoringFault) -> VendorLeaves {
        try computing("an answer of vendor '\(vendor)'") { () throws(ArithmeticError) -> VendorLeaves in
            try leaves.of(
                requests: requests[vendor] ?? [], ratings: ratings(of: vendor), isFolded: graph.isFolded)
        }
    }

    private func ratings(of vendor: Identifier) -> ArraySlice<ResponseRow> {
        let ranges = ranges[vendor] ?? []
        guard ranges.count != 1 else { return responses[ranges[0]] }
        return ranges.flatMap { responses[$0] }[...]
    }

    /// Rows of one company make one range.
    private static func ranges(_ rows: [ResponseRow], _ units: Units) -> [Identifier: [Range<Int>]] {
        var ranges: [Identifier: [Range<Int>]] = [:]
        for stretch in VendorStretches(rows) {
            let company = rows[stretch.lowerBound].vendor
            ranges[units.unit(of: company) ?? company, default: []].append(stretch)
        }
        return ranges
    }
}
