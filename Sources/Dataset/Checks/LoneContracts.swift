import Statistics
package import Tables

/// Reads rows of `contracts.csv` one at a time, and checks each by itself and against the other tables, but against no
/// other contract: for files with more contracts than are kept.
package struct LoneContracts: Sendable {
    /// What was found so far: of each kind the first thousand, and how many more.
    package private(set) var findings = Findings()
    private var reader: CellReader
    private let index: DatasetIndex
    private let method: Method

    /// What came of a row.
    package enum Outcome {
        case sound(ContractRow)
        /// The identifier of the error that stands against it.
        case refused(String)
    }

    /// - Parameters:
    ///   - columns: for each column of the schema, where the file has it.
    ///   - index: what the rows of the dataset's other tables describe.
    package init(columns: [Int?], codelists: Codelists, method: Method, index: DatasetIndex) {
        reader = CellReader(schema: ContractRow.schema, columns: columns, codelists: codelists)
        self.index = index
        self.method = method
    }

    /// The typed row of a record, or why it is refused.
    package mutating func read(_ record: borrowing Record) -> Outcome {
        reader.begin(record)
        let row = ContractRow(&reader)
        for finding in reader.findings { findings.add(finding) }
        guard let row else { return .refused(reader.findings.first { $0.severity == .error }?.identifier ?? "csv") }
        // Of this row alone, so that an error of it is seen although a thousand of the kind were seen before.
        var own = Findings()
        ContractChecks.check(row, &own, published: row.source.flatMap { index.sources[$0]?.published })
        RoleChecks.check(row, method, &own)
        RateChecks.check(row, index, method, &own)
        var error = own.kept.first { $0.severity == .error }?.identifier
        for finding in own.kept { findings.add(finding) }
        // Those of references are worded with the nearest name, which takes long: only while they are kept.
        if !index.vendorTarget.known.contains(row.vendor) {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            error = error ?? "reference.unknown-vendor"
        }
        if let source = row.source, !index.sourceTarget.known.contains(source) {
            findings.requireKnown(row, "source", source, in: index.sourceTarget)
            error = error ?? "reference.unknown-source"
        }
        return error.map { .refused($0) } ?? .sound(row)
    }

    /// Forgets what was found, once it has been taken over.
    package mutating func forget() { findings = Findings() }

    /// Adds a fault that is found elsewhere.
    package mutating func add(_ finding: Finding) { findings.add(finding) }
}

extension Finding {
    /// A fault of a row of contracts.
    package init(
        contractAt position: RecordPosition, _ column: String, _ identifier: String, _ summary: String, fix: String
    ) {
        self.init(
            table: ContractRow.schema.name, position: position, column: column, severity: .error,
            identifier: identifier, summary: summary, found: nil, expected: nil, fix: fix)
    }
}
