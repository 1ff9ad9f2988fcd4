public import Dataset
import Parallel
import Statistics

/// Scores a dataset.
public enum Scorer {
    /// Scores a quarter of a dataset, vendors side by side on up to `threads` threads.
    ///
    /// The figures depend on the rows that the quarter uses and on the method, and on nothing else.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public static func score(_ dataset: Dataset, period: Period, threads: Int) throws(ScoringFault) -> ScoredPeriod {
        let inputs = PeriodSelection.used(of: dataset, for: period)
        let rows = PeriodSelection.scored(inputs, for: period)
        return try score(dataset, inputs: inputs, rows: rows, period: period, threads: threads)
    }

    /// Scores the answers of the quarter before a scored one, from the rows that its run uses; nil for the first quarter.
    ///
    /// Contracts and claims are left out: the change since that quarter is one of answers.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public static func answersBefore(_ scored: ScoredPeriod, threads: Int) throws(ScoringFault) -> ScoredPeriod? {
        guard let previous = PeriodSelection.previous(of: scored.period, in: scored.inputs) else { return nil }
        let rows = PeriodSelection.answers(scored.inputs, for: previous)
        return try score(scored.dataset, inputs: rows, rows: rows, period: previous, threads: threads)
    }

    private static func score(
        _ dataset: Dataset, inputs: DatasetTables, rows: DatasetTables, period: Period, threads: Int
    ) throws(ScoringFault) -> ScoredPeriod {
        let method = dataset.method
        let units = Units(rows.vendors, method.consolidation)
        let work = VendorScoring(method: method, period: period, rows: rows, units: units)
        let scored = try concurrentMap(units.all.count, threads: threads) {
            index throws(ScoringFault) -> ScoredVendor? in
            try work.score(units.all[index])
        }.compactMap { $0 }
        let vendors = try PublishedCopies.added(to: scored, work.graph)
        let rankings = method.indices.compactMap { index -> Ranking? in
            let isOfContracts = index == Method.involvement
            guard isOfContracts ? !rows.contracts.isEmpty : !rows.questions.isEmpty else { return nil }
            return Ranking(index, vendors.map { ($0.vendor, $0.standing(in: index, method)) })
        }
        let scales = Dictionary(method.scales.map { ($0.name, $0.points) }, uniquingKeysWith: { first, _ in first })
        let ranges = try work.graph.ranges(questions: rows.questions.map { scales[$0.scale] ?? nil })
        return ScoredPeriod(
            dataset: dataset, period: period, inputs: inputs, rows: rows, units: units, graph: work.graph,
            ranges: ranges,
            vendors: vendors, rankings: rankings)
    }
}

/// What is worked out once for all vendors, and the scoring of each.
struct VendorScoring: Sendable {
    let method: Method
    let period: Period
    let graph: NodeGraph
    private let rows: DatasetTables
    private let leaves: Leaves
    private let rates: Rates
    private let selection: ContractSelection
    private let shares: Shares
    private let vendorRows: [Identifier: VendorRow]
    private let requests: [Identifier: [RequestRow]]
    private let responses: [Identifier: [ResponseRow]]
    private let contracts: [Identifier: [ContractRow]]
    private let claims: [Identifier: [ClaimRow]]
    private let companies: [Identifier: [VendorRow]]

    init(method: Method, period: Period, rows: DatasetTables, units: Units) {
        self.method = method
        self.period = period
        self.rows = rows
        graph = NodeGraph(method, questions: rows.questions)
        leaves = Leaves(method: method, period: period, tables: rows)
        rates = Rates(rows.rates, base: method.baseCurrency)
        selection = ContractSelection(method.contracts, contracts: rows.contracts, sources: rows.sources)
        shares = Shares(selection.latest(rows.contracts, by: period.lastDay))
        vendorRows = Dictionary(rows.vendors.map { ($0.vendor, $0) }, uniquingKeysWith: { first, _ in first })
        func byUnit<Row>(_ rows: [Row], _ company: (Row) -> Identifier) -> [Identifier: [Row]] {
            Dictionary(grouping: rows) { units.unit(of: company($0)) ?? company($0) }
        }
        requests = byUnit(rows.requests, \.vendor)
        responses = byUnit(rows.responses, \.vendor)
        contracts = byUnit(rows.contracts, \.vendor)
        claims = byUnit(rows.claims, \.vendor)
        companies = byUnit(rows.vendors, \.vendor)
    }

    func score(_ vendor: Identifier) throws(ScoringFault) -> ScoredVendor? {
        guard let row = vendorRows[vendor] else { return nil }
        let leaves = try computing("an answer of vendor '\(vendor)'") { () throws(ArithmeticError) -> VendorLeaves in
            try self.leaves.of(
                requests: requests[vendor] ?? [], ratings: responses[vendor] ?? [], isFolded: graph.isFolded)
        }
        let nodes = try graph.scores(leaves, leavesOutUnrated: method.missing.unrated == .exclude)
        let involvement = try computing("the involvement of vendor '\(vendor)'") {
            () throws(ArithmeticError) -> VendorInvolvement in
            try VendorInvolvement(vendorContracts(vendor), method.contracts)
        }
        let claims = try computing("the claims of vendor '\(vendor)'") { () throws(ArithmeticError) -> [TestedClaim] in
            try testedClaims(vendor)
        }
        let gaps = try computing("the candour gap of vendor '\(vendor)'") {
            () throws(ArithmeticError) -> [ContractGap] in
            try CandourGap.gaps(involvement.contracts, claims, method.contracts)
        }
        let headline = method.indices.first { $0 != Method.involvement }.flatMap(graph.index)
        let questions = try QuestionsToAsk.list(
            contracts: involvement.contracts, leaves: leaves, graph: graph, index: headline, method.contracts)
        return ScoredVendor(
            vendor: vendor, row: row, companies: companies[vendor] ?? [row], answers: leaves, nodes: nodes,
            involvement: involvement, claims: claims, gaps: gaps, largestGap: CandourGap.largest(gaps),
            questions: questions)
    }

    private func vendorContracts(_ vendor: Identifier) throws(ArithmeticError) -> [VendorContract] {
        var contracts: [VendorContract] = []
        for row in selection.latest(self.contracts[vendor] ?? [], by: period.lastDay) {
            guard let countsFrom = selection.countsFrom(row) else { continue }
            contracts.append(
                VendorContract(
                    involvement: try ContractInvolvement(row, method.contracts, rates),
                    standing: selection.standing(row, on: period.lastDay), share: try shares.part(of: row),
                    countsFrom: countsFrom, withoutInference: try withoutInference(row)))
        }
        return contracts
    }

    /// The contract's involvement without what its row marks as inferred, where that is a feature or decides one.
    private func withoutInference(_ row: ContractRow) throws(ArithmeticError) -> Interval? {
        let columns = Set(row.inferred.map(\.column))
        guard !columns.isDisjoint(with: VendorScoring.featureColumns) else { return nil }
        return try ContractInvolvement(row.without(columns), method.contracts, rates).involvement
    }

    private static let featureColumns: Set<String> =
        Set(Risk.allCases.map(\.column)).union([
            "roles", "form", "value", "currency", "signed", "starts", "ends", "years",
        ])

    /// The claims that stand at the quarter's end, each held against the contracts that counted when it was made.
    private func testedClaims(_ vendor: Identifier) throws(ArithmeticError) -> [TestedClaim] {
        let tester = ClaimTester(rules: method.contracts)
        var tested: [TestedClaim] = []
        for claim in claims[vendor] ?? [] where claim.withdrawn.map({ $0.lastDay > period.lastDay }) ?? true {
            var tests: [ContractTest] = []
            if claim.assertion != .statement {
                for row in selection.latest(contracts[vendor] ?? [], by: claim.date.lastDay)
                where selection.standing(row, on: claim.date.lastDay) == .counts {
                    guard claim.contract == nil || claim.contract == row.contract else { continue }
                    tests.append(
                        try tester.test(claim, against: ContractInvolvement(row, method.contracts, rates)))
                }
            }
            tested.append(TestedClaim(row: claim, tests: tests))
        }
        return tested
    }
}
