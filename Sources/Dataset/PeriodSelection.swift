/// The rows that a quarter's run uses, and no others.
///
/// What a later quarter adds must leave an earlier run as it was, so a run is scored from this selection alone and
/// publishes it whole: selecting once more from a selection changes nothing.
public enum PeriodSelection {
    /// The rows of `dataset` that the run of `period` uses, sorted by key: those that its scores rest on, and those that
    /// the scores of the quarter before rest on, from which the change since then is worked out. Where either belongs to a
    /// panel, so do the answers of the panel's other quarters, since scores are normalised over them.
    ///
    /// Coders stand under pseudonyms, unless the method names them: the same one in every quarter.
    public static func used(of dataset: Dataset, for period: Period, threads: Int = 1) -> DatasetTables {
        let tables = dataset.tables
        var used = scored(tables, for: period, threads: threads)
        let quarters = quarters(of: dataset, for: period)
        for quarter in quarters.sorted() where quarter != period {
            let other = answers(tables, for: quarter, threads: threads)
            used.vendors = union(used.vendors, other.vendors, of: tables.vendors)
            used.subjects = union(used.subjects, other.subjects, of: tables.subjects)
            used.questions = union(used.questions, other.questions, of: tables.questions)
            used.weights = union(used.weights, other.weights, of: tables.weights)
            used.sources = union(used.sources, other.sources, of: tables.sources)
        }
        if let last = quarters.max(), last > period {
            used.requests = requests(tables, by: last)
        }
        if quarters.count > 1 { used.responses = tables.responses.filter { quarters.contains($0.period) } }
        if let pseudonyms = Pseudonyms(used.responses, dataset.method, threads: threads) {
            used.responses = pseudonyms.applied(to: used.responses, threads: threads)
        }
        return used
    }

    /// The quarters whose answers the run of `period` uses.
    public static func quarters(of dataset: Dataset, for period: Period) -> Set<Period> {
        let own = [period] + [previous(of: period, in: dataset.tables)].compactMap { $0 }
        return Set(own.flatMap(dataset.method.quarters))
    }

    /// What was asked by a quarter's end, as it was known then.
    private static func requests(_ tables: DatasetTables, by period: Period) -> [RequestRow] {
        let end = period.lastDay
        return tables.requests.filter { $0.asked.lastDay <= end }.map { $0.asKnown(on: end) }
    }

    /// The last quarter before `period` that answers were rated in; nil for the first.
    public static func previous(of period: Period, in tables: DatasetTables) -> Period? {
        tables.periods.last { $0 < period }
    }

    /// What ``scored(_:for:)`` selects, without contracts and claims: all that the scores of answers rest on.
    public static func answers(_ tables: DatasetTables, for period: Period, threads: Int = 1) -> DatasetTables {
        var answers = tables
        answers.contracts = []
        answers.claims = []
        return scored(answers, for: period, threads: threads)
    }

    /// The rows of either selection, in the order of the table.
    private static func union<Row: DatasetRow>(_ one: [Row], _ other: [Row], of rows: [Row]) -> [Row] {
        let keys = Set(one.map(\.key)).union(other.map(\.key))
        return keys.count == one.count ? one : rows.filter { keys.contains($0.key) }
    }

    /// The rows among `tables` that the scores of `period` rest on, sorted by key.
    ///
    /// - Responses of the quarter; requests asked, contracts dated and claims made by its end.
    /// - Vendors with any of these, and the companies above them; the questions put to them by then (without
    ///   requests: the questions rated in the quarter); the sources and rates that these rows name.
    /// - What is known only later is blank: an answer's or a withdrawal's date after the quarter's end.
    public static func scored(_ tables: DatasetTables, for period: Period, threads: Int = 1) -> DatasetTables {
        let end = period.lastDay
        var used = DatasetTables()
        used.present = tables.present
        let responses = tables.responses(of: period)
        used.responses = responses.count == tables.responses.count ? tables.responses : Array(responses)
        used.requests = requests(tables, by: period)
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
        used.weights = tables.weights.filter {
            kept.contains($0.vendor) && ($0.period == nil || $0.period == period)
        }
        used.questions = questions(of: used, among: tables.questions, threads)
        used.rates = rates(of: used, among: tables.rates)
        used.sources = sources(of: used, among: tables.sources, threads)
        return used
    }

    private static func vendors(of used: DatasetTables, among vendors: [VendorRow]) -> [VendorRow] {
        var wanted: Set<Identifier> = []
        for stretch in VendorStretches(used.responses) { wanted.insert(used.responses[stretch.lowerBound].vendor) }
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

    private static func questions(
        of used: DatasetTables, among questions: [QuestionRow], _ threads: Int
    ) -> [QuestionRow] {
        let rows = used.responses
        let wanted =
            used.hasRequests
            ? distinct(used.requests, \.question)
            : distinct(ofPlacesBelow: rows.count, threads: threads) { rows[$0].question }
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

    private static func sources(
        of used: DatasetTables, among sources: [SourceRow], _ threads: Int
    ) -> [SourceRow] {
        guard !sources.isEmpty else { return [] }
        var wanted = Set(used.vendors.compactMap(\.parentSource))
        wanted.formUnion(used.requests.compactMap(\.source))
        let rows = used.responses
        let named = distinct(ofPlacesBelow: rows.count, threads: threads) { rows[$0].source }
        wanted.formUnion(named.compactMap { $0 })
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
