import Dataset
public import Scoring
import Statistics

/// What every page and table of a run is written from.
public struct RunContext: Sendable {
    public let scored: ScoredPeriod
    // At hand, since asking another module for it copies all of it.
    let method: Method
    /// The run's identifier.
    public let edition: String
    /// The identifier of the run before it, with its quarter; nil for the first.
    public let previous: PreviousEdition?
    /// The release of Candour that scored.
    public let release: String

    /// How sure the scores, ranks and changes are, as far as the method's target allows to say.
    public let uncertainty: Uncertainty

    /// Whether the appendix of diagnostics was asked for.
    let hasDiagnostics: Bool
    let agreement: CoderAgreement
    let disagreements: [Disagreement]
    /// How many coders or questions a score would need.
    let design: Result<CodingDesign, NotShown>
    /// How far the questions under a node go together; empty unless diagnostics were asked for.
    let consistency: [ItemConsistency]
    /// What the method's own choices could do to the ranking of the headline index; nil where nothing is varied.
    var sensitivity: Result<MethodSensitivity, MethodSensitivity.Unavailable>?
    /// On how many threads a long table may be worked out.
    let threads: Int
    let figures: Figures
    let files: FileNames
    private let names: [Identifier: String]
    private let sources: [Identifier: SourceRow]
    private let questions: [Identifier: QuestionRow]

    public init(
        scored: ScoredPeriod, uncertainty: Uncertainty, edition: String, previous: PreviousEdition?, release: String,
        onlyTables: [String]? = nil, hasDiagnostics: Bool = false, threads: Int = 1
    ) {
        self.scored = scored
        method = scored.method
        self.uncertainty = uncertainty
        self.edition = edition
        self.previous = previous
        self.release = release
        self.hasDiagnostics = hasDiagnostics
        self.threads = threads
        // What no table asked for needs is not worked out: of thousands of vendors it can take minutes.
        let tables = TableChoice(onlyTables)
        agreement =
            tables.includes(AgreementTable.name, ConsistencyTable.name)
            ? CoderAgreement(scored, threads: threads) : CoderAgreement(figures: [])
        disagreements = tables.includes(DisagreementsTable.name) ? Disagreements.list(scored, threads: threads) : []
        design =
            tables.includes(GeneralisabilityTable.name)
            ? Result { () throws(NotShown) in try CodingDesign(scored) }
            : .failure(NotShown("not available: not asked for"))
        consistency = hasDiagnostics ? ItemConsistency.all(scored, level: agreement.level) : []
        figures = Figures(decimals: method.decimals.report)
        files = FileNames(scored.vendors.map(\.vendor))
        names = Dictionary(scored.rows.vendors.map { ($0.vendor, $0.name) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(scored.rows.sources.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        questions = Dictionary(
            scored.rows.questions.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Varies the method's own choices, on up to `threads` threads.
    mutating func varyChoices(threads: Int) {
        guard let index = transparency else { return }
        do throws(MethodSensitivity.Unavailable) {
            sensitivity = try MethodSensitivity(scored, index: index, threads: threads).map { .success($0) }
        } catch {
            sensitivity = .failure(error)
        }
    }

    var period: Period { scored.period }

    /// A company's name, its identifier where no row names it.
    func name(_ vendor: Identifier) -> String { names[vendor] ?? vendor.text }

    func source(_ identifier: Identifier?) -> SourceRow? { identifier.flatMap { sources[$0] } }

    func question(_ identifier: Identifier) -> QuestionRow? { questions[identifier] }

    /// The headline index of answers; nil for a method or dataset without one.
    var transparency: Identifier? {
        guard !scored.rows.questions.isEmpty else { return nil }
        return method.indices.first { $0 != Method.involvement }
    }

    /// The nodes in the order in which the method gives them, each with its scaled copy behind it; none without
    /// questions.
    var nodes: [Identifier] {
        guard !scored.rows.questions.isEmpty else { return [] }
        return method.nodes.flatMap { [$0.name] + ($0.publishedCopy.map { [$0.name] } ?? []) }
    }

    /// "from 0 to 100": the lowest and the highest value that a node can have.
    func rangeWords(_ node: Identifier) -> String {
        guard let range = scored.range(of: node) else { return "without ends" }
        return "from \(figures.short(range.lower)) to \(figures.short(range.upper))"
    }

    /// The same as the axis of a chart; nil leaves the axis to the chart.
    func axis(_ node: Identifier) -> ChartInterval? {
        scored.range(of: node).flatMap { ChartInterval($0.lower.double(), $0.upper.double()) }
    }

    var hasContracts: Bool { !scored.rows.contracts.isEmpty }

    /// Over what a step sets values side by side that depends on more than one vendor.
    var cohortWords: String {
        let quarters = method.quarters(with: period)
        if quarters.count > 1 {
            return "the vendors of the panel's quarters, \(quarters.map(\.description).joined(separator: ", "))"
        }
        return method.panel.isEmpty
            ? "the vendors of the run" : "the vendors of this quarter, which is not of the panel"
    }

    /// Whether the scores at a node, or a copy of one, depend on who is in the run, so that nothing bounds them.
    func dependsOnOthers(_ node: Identifier) -> Bool {
        scored.vendors.first?.node(node)?.dependsOnOthers ?? false
    }

    /// What ranks and bands go by.
    var basisWords: String {
        guard let decimals = method.basisDecimals else { return "the exact score" }
        return "the score rounded to \(Counting.of(decimals, "decimal"))"
    }

    /// A node's name as pages have it.
    func label(_ node: Identifier) -> String {
        node == Method.involvement ? "Involvement" : method.node(node)?.label ?? node.text
    }

    /// The verbal grade of a score; nil where the method has none or the score is below them all.
    func band(_ score: Rational?) -> String? {
        guard let score else { return nil }
        let compared = method.basisDecimals.flatMap { try? score.rounded(decimals: $0) } ?? score
        return method.bands.last { $0.from <= compared }?.name
    }

    /// The pages of the vendors in one line of text each: "vendors/hikvision.md".
    func page(of vendor: Identifier) -> String { "vendors/" + files.name(of: vendor) + ".md" }
}

/// The run of the quarter before.
public struct PreviousEdition: Hashable, Sendable, Codable {
    public let period: String
    public let edition: String

    public init(period: String, edition: String) {
        self.period = period
        self.edition = edition
    }
}
