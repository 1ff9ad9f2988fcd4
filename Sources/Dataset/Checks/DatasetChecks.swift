internal import Tables

/// What the rows of a dataset must satisfy together.
///
/// Each check is a file of its own; adding one is that file and a line here.
enum DatasetChecks {
    static func run(_ tables: DatasetTables, method: Method?) -> [Finding] {
        let index = DatasetIndex(tables)
        var findings = Findings()
        KeyChecks.run(tables, &findings)
        VendorChecks.run(tables, index, &findings)
        RequestChecks.run(tables, index, &findings)
        ContractChecks.run(tables, index, &findings)
        ShareChecks.run(tables, &findings)
        DuplicateContracts.run(tables, &findings)
        ClaimChecks.run(tables, index, &findings)
        SourceChecks.run(tables, index, &findings)
        if let method {
            QuestionChecks.run(tables, method, &findings)
            ResponseChecks.run(tables, index, method, &findings)
            SettledChecks.run(tables, index, method, &findings)
            RateChecks.run(tables, index, method, &findings)
        }
        return findings.all
    }
}

/// The identifiers that rows may refer to, and what a row refers to.
struct DatasetIndex {
    let vendors: [Identifier: VendorRow]
    let questions: [Identifier: QuestionRow]
    let contracts: Set<Identifier>
    let sources: [Identifier: SourceRow]
    let requests: [Pair: RequestRow]
    let rates: Set<RateKey>
    let currenciesWithRates: Set<Identifier>

    struct Pair: Hashable {
        let vendor: Identifier
        let question: Identifier
    }

    struct RateKey: Hashable {
        let currency: Identifier
        let year: Int
    }

    init(_ tables: DatasetTables) {
        vendors = Dictionary(tables.vendors.map { ($0.vendor, $0) }, uniquingKeysWith: { first, _ in first })
        questions = Dictionary(tables.questions.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        contracts = Set(tables.contracts.map(\.contract))
        sources = Dictionary(tables.sources.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        requests = Dictionary(
            tables.requests.map { (Pair(vendor: $0.vendor, question: $0.question), $0) },
            uniquingKeysWith: { first, _ in first })
        rates = Set(tables.rates.map { RateKey(currency: $0.currency, year: $0.year) })
        currenciesWithRates = Set(tables.rates.map(\.currency))
    }
}

extension Findings {
    /// Reports a reference to something that no row describes, with the nearest identifier that one does.
    mutating func requireKnown<Row: DatasetRow>(
        _ row: Row, _ column: String, _ reference: Identifier?, in known: some Collection<Identifier>, _ what: String,
        file: String
    ) {
        guard let reference, !known.contains(reference) else { return }
        let names = known.map(\.text)
        add(
            row, column, "reference.unknown-\(what)", "\(file) has no \(what) of this identifier",
            found: reference.text, expected: names.count <= 12 ? names.sorted(by: byBytes).joined(separator: ", ") : nil,
            fix: nearest(to: reference.text, among: names).map { "did you mean '\($0)'?" }
                ?? "add a row for it to \(file), or correct the cell")
    }
}

/// The order of the UTF-8 bytes of two texts.
func byBytes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
