/// The rows that a quarter's run uses, and no others.
///
/// What a later quarter adds must leave an earlier run as it was, so a run is scored from this selection alone and
/// publishes it whole: selecting once more from a selection changes nothing.
public enum PeriodSelection {
    /// The rows of `dataset` that the run of `period` uses, sorted by key.
    ///
    /// - Responses of the quarter; requests asked, contracts dated and claims made by its end.
    /// - Vendors with any of these, and the companies above them; the questions put to them by then (without
    ///   requests: the questions rated in the quarter); the sources and rates that these rows name.
    /// - What is known only later is blank: an answer's or a withdrawal's date after the quarter's end.
    /// - Coders under pseudonyms, unless the method names them.
    public static func rows(of dataset: Dataset, for period: Period) -> DatasetTables {
        let inputs = inputs(of: dataset, for: period)
        return dataset.method.quarters(with: period).count > 1 ? rows(among: inputs, for: period) : inputs
    }

    /// The rows that the run of `period` publishes and that decide its figures: its own, and where the method states a
    /// panel that it belongs to, the answers of the panel's other quarters, since scores are normalised over them.
    public static func inputs(of dataset: Dataset, for period: Period) -> DatasetTables {
        var used = select(dataset.tables, period, answersOf: dataset.method.quarters(with: period))
        used.responses = Pseudonyms.applied(to: used.responses, dataset.method)
        return used
    }

    /// The rows that a quarter of a panel uses, among the inputs of a run.
    public static func rows(among inputs: DatasetTables, for quarter: Period) -> DatasetTables {
        select(inputs, quarter, answersOf: [quarter])
    }

    /// - Parameter quarters: whose answers and requests are wanted, first to last; contracts and claims are those of
    ///   `period`.
    private static func select(
        _ tables: DatasetTables, _ period: Period, answersOf quarters: [Period]
    ) -> DatasetTables {
        let end = period.lastDay
        let lastAsked = max(end, quarters.last?.lastDay ?? end)
        var used = DatasetTables()
        used.present = tables.present
        used.responses = tables.responses.filter { quarters.contains($0.period) }
        used.requests = tables.requests.filter { $0.asked.lastDay <= lastAsked }.map { $0.asKnown(on: lastAsked) }
        let published = Dictionary(
            tables.sources.map { ($0.source, $0.published) }, uniquingKeysWith: { first, _ in first })
        used.contracts = tables.contracts.filter { row in
            let source = row.source.flatMap { published[$0] ?? nil }
            return row.countsFrom(published: source).map { $0 <= end } ?? false
        }
        let contracts = Set(used.contracts.map(\.contract))
        used.claims = tables.claims
            .filter { $0.date.lastDay <= end && ($0.contract.map(contracts.contains) ?? true) }
            .map { $0.asKnown(on: end) }
        used.vendors = vendors(of: used, among: tables.vendors)
        let kept = Set(used.vendors.map(\.vendor))
        used.subjects = tables.subjects.filter { kept.contains($0.vendor) }
        used.weights = tables.weights.filter { row in
            kept.contains(row.vendor) && (row.period.map(quarters.contains) ?? true)
        }
        used.questions = questions(of: used, among: tables.questions)
        used.rates = rates(of: used, among: tables.rates)
        used.sources = sources(of: used, among: tables.sources)
        return used
    }

    private static func vendors(of used: DatasetTables, among vendors: [VendorRow]) -> [VendorRow] {
        var wanted = Set(used.responses.map(\.vendor))
        wanted.formUnion(used.requests.map(\.vendor))
        wanted.formUnion(used.contracts.map(\.vendor))
        wanted.formUnion(used.claims.map(\.vendor))
        let parents = Dictionary(vendors.map { ($0.vendor, $0.parent) }, uniquingKeysWith: { first, _ in first })
        for vendor in wanted {
            var next = parents[vendor] ?? nil
            while let parent = next, wanted.insert(parent).inserted { next = parents[parent] ?? nil }
        }
        return vendors.filter { wanted.contains($0.vendor) }
    }

    private static func questions(of used: DatasetTables, among questions: [QuestionRow]) -> [QuestionRow] {
        let wanted = Set(used.hasRequests ? used.requests.map(\.question) : used.responses.map(\.question))
        return questions.filter { wanted.contains($0.question) }
    }

    private static func rates(of used: DatasetTables, among rates: [RateRow]) -> [RateRow] {
        let wanted = Set(
            used.contracts.compactMap { row -> DatasetIndex.RateKey? in
                guard row.value != nil, let currency = row.currency, let year = row.rateYear else { return nil }
                return .init(currency: currency, year: year)
            })
        return rates.filter { wanted.contains(.init(currency: $0.currency, year: $0.year)) }
    }

    private static func sources(of used: DatasetTables, among sources: [SourceRow]) -> [SourceRow] {
        var wanted = Set(used.vendors.compactMap(\.parentSource))
        wanted.formUnion(used.requests.compactMap(\.source))
        wanted.formUnion(used.responses.compactMap(\.source))
        wanted.formUnion(used.contracts.compactMap(\.source))
        wanted.formUnion(used.claims.compactMap(\.source))
        wanted.formUnion(used.rates.compactMap(\.source))
        wanted.formUnion(used.weights.compactMap(\.source))
        return sources.filter { wanted.contains($0.source) }
    }
}

extension ContractRow {
    /// The day at whose end the contract counts: it was signed, else it started, else its source was published.
    public func countsFrom(published: CalendarDate?) -> Day? { (signed ?? starts ?? published)?.lastDay }

    /// The year whose rate takes the value to the base currency: of the signing, else of the start.
    public var rateYear: Int? { (signed ?? starts)?.year }
}

extension RowOrigin {
    /// The same row with one cell changed.
    func replacing(_ column: String, in schema: TableSchema, with cell: String?) -> RowOrigin {
        var cells = self.cells
        if let index = schema.index(of: column) { cells[index] = cell }
        return RowOrigin(position: position, cells: cells)
    }
}

extension RequestRow {
    /// The row as it stood on a day: a later answer had not come.
    func asKnown(on day: Day) -> RequestRow {
        guard let answered, answered.lastDay > day else { return self }
        var row = self
        row.origin = origin.replacing("answered", in: RequestRow.schema, with: nil)
        row.answered = nil
        return row
    }
}

extension ClaimRow {
    /// The row as it stood on a day: a later withdrawal had not come.
    func asKnown(on day: Day) -> ClaimRow {
        guard let withdrawn, withdrawn.lastDay > day else { return self }
        var row = self
        row.origin = origin.replacing("withdrawn", in: ClaimRow.schema, with: nil)
        row.withdrawn = nil
        return row
    }
}
