public import Dataset
import Parallel
import Statistics

/// Scores a dataset.
public enum Scorer {
    /// Scores a quarter of a dataset, vendors side by side on up to `threads` threads.
    ///
    /// The figures depend on the rows that the quarter uses and on the method, and on nothing else.
    ///
    /// - Parameter asks: whether to list what to ask each vendor, for which every missing answer is scored twice.
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public static func score(
        _ dataset: Dataset, period: Period, asks: Bool = true, threads: Int
    ) throws(ScoringFault) -> ScoredPeriod {
        try score(
            dataset, inputs: PeriodSelection.used(of: dataset, for: period), period: period, asks: asks,
            threads: threads)
    }

    /// The same from the rows that the quarter's run uses, as ``PeriodSelection/used(of:for:threads:)`` selects them.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public static func score(
        _ dataset: Dataset, inputs: DatasetTables, period: Period, asks: Bool, threads: Int
    ) throws(ScoringFault) -> ScoredPeriod {
        // Where no other quarter's answers are among them, they are what the scores rest on already.
        let isOfOneQuarter = PeriodSelection.quarters(of: dataset, for: period) == [period]
        let rows = isOfOneQuarter ? inputs : PeriodSelection.scored(inputs, for: period, threads: threads)
        return try score(dataset, inputs: inputs, rows: rows, period: period, asks: asks, threads: threads)
    }

    /// Scores the answers of the quarter before a scored one, from the rows that its run uses; nil for the first quarter.
    ///
    /// Contracts and claims are left out: the change since that quarter is one of answers.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public static func answersBefore(_ scored: ScoredPeriod, threads: Int) throws(ScoringFault) -> ScoredPeriod? {
        guard let previous = PeriodSelection.previous(of: scored.period, in: scored.inputs) else { return nil }
        let rows = PeriodSelection.answers(scored.inputs, for: previous)
        return try score(
            scored.dataset, inputs: scored.inputs, rows: rows, period: previous, asks: false, threads: threads)
    }

    private static func score(
        _ dataset: Dataset, inputs: DatasetTables, rows: DatasetTables, period: Period, asks: Bool, threads: Int
    ) throws(ScoringFault) -> ScoredPeriod {
        let method = dataset.method
        let units = Units(rows.vendors, method.consolidation)
        let quarter = QuarterAnswers(method, period, rows, units)
        let others = method.quarters(with: period).filter { $0 != period && quarter.graph.hasRelativeSteps }.map {
            other in
            let rows = PeriodSelection.answers(inputs, for: other)
            return QuarterAnswers(method, other, rows, Units(rows.vendors, method.consolidation))
        }
        let (work, transparency) = try alongside(threads: threads) {
            VendorScoring(method: method, period: period, rows: rows, units: units, graph: quarter.graph, asks: asks)
        } _: { () throws(ScoringFault) in
            try TransparencyScoring(method, quarter, others: others, threads: threads)
        }
        let vendors = try concurrentMap(quarter.vendors.count, threads: threads) {
            index throws(ScoringFault) -> ScoredVendor? in
            let (answers, nodes) = transparency.vendors[index]
            return try work.score(quarter.vendors[index], answers, nodes)
        }.compactMap { $0 }
        let rankings = method.indices.compactMap { index -> Ranking? in
            let isOfContracts = index == Method.involvement
            guard isOfContracts ? !rows.contracts.isEmpty : !rows.questions.isEmpty else { return nil }
            let standings = concurrentArray(vendors.count, threads: threads) { place in
                (vendor: vendors[place].vendor, standing: vendors[place].standing(in: index, method))
            }
            return Ranking(index, standings, method.basisDecimals)
        }
        let scales = Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let ranges = try quarter.graph.ranges(
            questions: rows.questions.map { scales[$0.scale]?.points(isReversed: $0.isReversed) })
        return ScoredPeriod(
            dataset: dataset, period: period, inputs: inputs, rows: rows, units: units, graph: quarter.graph,
            ranges: ranges, vendors: vendors, rankings: rankings, steps: transparency.record)
    }
}

/// What is worked out once for all vendors, and the scoring of each.
struct VendorScoring: Sendable {
    let method: Method
    let period: Period
    let graph: NodeGraph
    private let asks: Bool
    private let rates: Rates
    private let selection: ContractSelection
    private let shares: Shares
    private let vendorRows: [Identifier: VendorRow]
    private let contracts: [Identifier: [ContractRow]]
    private let claims: [Identifier: [ClaimRow]]
    private let companies: [Identifier: [VendorRow]]
    private let ownWeights: [Identifier: [WeightRow]]
    /// The involvement of a vendor of which no contract is on record.
    private let withoutContracts: VendorInvolvement?

    init(method: Method, period: Period, rows: DatasetTables, units: Units, graph: NodeGraph, asks: Bool) {
        self.method = method
        self.asks = asks
        self.period = period
        self.graph = graph
        rates = Rates(rows.rates, base: method.baseCurrency)
        selection = ContractSelection(method.contracts, contracts: rows.contracts, sources: rows.sources)
        shares = Shares(selection.latest(rows.contracts, by: period.lastDay))
        vendorRows = Dictionary(rows.vendors.map { ($0.vendor, $0) }, uniquingKeysWith: { first, _ in first })
        func byUnit<Row>(_ rows: [Row], _ company: (Row) -> Identifier) -> [Identifier: [Row]] {
            Dictionary(grouping: rows) { units.unit(of: company($0)) ?? company($0) }
        }
        contracts = byUnit(rows.contracts, \.vendor)
        claims = byUnit(rows.claims, \.vendor)
        companies = byUnit(rows.vendors, \.vendor)
        ownWeights = Dictionary(grouping: rows.weights, by: \.vendor)
        withoutContracts = try? VendorInvolvement([], method.contracts)
    }

    func score(
        _ vendor: Identifier, _ leaves: VendorLeaves, _ nodes: [NodeScore]
    ) throws(ScoringFault) -> ScoredVendor? {
        guard let row = vendorRows[vendor] else { return nil }
        let involvement = try involvement(of: vendor)
        let claims = try computing("the claims of vendor '\(vendor)'") { () throws(ArithmeticError) -> [TestedClaim] in
            try testedClaims(vendor)
        }
        let gaps = try computing("the candour gap of vendor '\(vendor)'") {
            () throws(ArithmeticError) -> [ContractGap] in
            try CandourGap.gaps(involvement.contracts, claims, method.contracts)
        }
        let questions = asks ? try questionsToAsk(involvement.contracts, leaves, nodes) : []
        return ScoredVendor(
            vendor: vendor, row: row, companies: companies[vendor] ?? [row], answers: leaves, nodes: nodes,
            weights: ownWeights[vendor] ?? [], involvement: involvement, claims: claims, gaps: gaps,
            questions: questions)
    }

    private func involvement(of vendor: Identifier) throws(ScoringFault) -> VendorInvolvement {
        // Of many vendors no contract is on record, and then all have the same.
        if contracts[vendor] == nil, let withoutContracts { return withoutContracts }
        return try computing("the involvement of vendor '\(vendor)'") {
            () throws(ArithmeticError) -> VendorInvolvement in
            try VendorInvolvement(vendorContracts(vendor), method.contracts)
        }
    }

    private func questionsToAsk(
        _ contracts: [VendorContract], _ leaves: VendorLeaves, _ nodes: [NodeScore]
    ) throws(ScoringFault) -> [QuestionToAsk] {
        let headline = method.indices.first { $0 != Method.involvement }.flatMap(graph.index)
        return try QuestionsToAsk.list(
            contracts: contracts, leaves: leaves, graph: graph, weights: graph.weights(of: nodes), index: headline,
            method.contracts)
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
        guard let claims = claims[vendor] else { return [] }
        let tester = ClaimTester(rules: method.contracts)
        var tested: [TestedClaim] = []
        for claim in claims where claim.withdrawn.map({ $0.lastDay > period.lastDay }) ?? true {
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
