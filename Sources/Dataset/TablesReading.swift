internal import Tables

/// Reads the tables of a dataset's folder into typed rows.
struct TablesReading {
    let folder: String
    let options: ReadingOptions
    let codelists: Codelists

    private(set) var tables = DatasetTables()
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var furtherFaults: [String: Int] = [:]
    private(set) var counts: [(file: String, rows: Int, refused: Int)] = []
    private var files: [String: TableFile] = [:]

    init(folder: String, options: ReadingOptions, codelists: Codelists) {
        self.folder = folder
        self.options = options
        self.codelists = codelists
    }

    mutating func readAll() throws(FileFault) {
        tables.vendors = try read(VendorRow.self, isNeeded: true)
        tables.questions = try read(QuestionRow.self)
        tables.requests = try read(RequestRow.self)
        tables.responses = try read(ResponseRow.self)
        tables.subjects = try read(SubjectRow.self)
        tables.contracts = try read(ContractRow.self)
        tables.claims = try read(ClaimRow.self)
        tables.sources = try read(SourceRow.self)
        tables.rates = try read(RateRow.self)
        tables.expected = try read(ExpectedRow.self)
    }

    /// The diagnostics of findings: lines and columns are worked out here, for these rows only.
    func located(_ findings: [Finding]) throws(FileFault) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for schema in TableSchema.all {
            let ofTable = findings.filter { $0.table == schema.name }
            guard !ofTable.isEmpty, let file = files[schema.name] else { continue }
            let spots = ofTable.compactMap { finding -> (RecordPosition, column: Int?)? in
                guard let position = finding.position else { return nil }
                return (position, finding.column.flatMap { file.header.firstIndex(of: $0) })
            }
            var places = try file.places(of: spots).makeIterator()
            for finding in ofTable {
                let place = finding.position == nil ? Place(file: file.name) : places.next() ?? Place(file: file.name)
                diagnostics.append(
                    Diagnostic(
                        severity: finding.severity, identifier: finding.identifier, place: place,
                        summary: finding.summary, found: finding.found, expected: finding.expected, fix: finding.fix))
            }
        }
        return diagnostics
    }

    private mutating func read<Row: DatasetRow>(_ type: Row.Type, isNeeded: Bool = false) throws(FileFault) -> [Row] {
        let schema = Row.schema
        let path = folder + "/" + schema.file
        guard try FileKind.of(path) != nil else {
            if isNeeded {
                diagnostics.append(
                    Diagnostic(
                        severity: .error, identifier: "dataset.missing-file", place: Place(file: path),
                        summary: "the dataset has no \(schema.file)",
                        expected: "a row for \(schema.row): " + schema.columns.map(\.name).joined(separator: ","),
                        fix: "'candour init' writes every file with its header"))
            }
            return []
        }
        let file = try TableFile(path: path, options: options.ofFile)
        files[schema.name] = file
        tables.present.insert(schema.name)
        diagnostics.append(contentsOf: try file.diagnostics(of: file.headerFaults))
        guard file.isReadable, file.headerFaults.isEmpty else { return [] }
        guard reportHeader(of: file, schema) else { return [] }
        let codelists = self.codelists
        let columns = schema.columns.map { file.header.firstIndex(of: $0.name) }
        let result = try file.read(threads: options.threads) { RowCollector<Row>(columns: columns, codelists: codelists) }
        diagnostics.append(contentsOf: try file.diagnostics(of: result.faults))
        furtherFaults.merge(result.furtherFaults, uniquingKeysWith: +)
        if result.recordCount == 0 {
            diagnostics.append(
                Diagnostic(
                    severity: .warning, identifier: "csv.no-rows", place: Place(file: path, line: 1, column: 1),
                    summary: "the file has a header and no rows", fix: "add rows, or take the file away"))
        }
        diagnostics.append(contentsOf: try located(result.tally.findings))
        counts.append((schema.file, result.recordCount, result.recordCount - result.tally.rows.count))
        return sorted(result.tally.rows)
    }

    /// Whether every column that must be there is; what is unknown is named once.
    private mutating func reportHeader(of file: TableFile, _ schema: TableSchema) -> Bool {
        let known = schema.columns.map(\.name)
        var isWhole = true
        for column in schema.columns where column.need != .optional && !file.header.contains(column.name) {
            if TablesReading.mayLack(column.name, in: schema) { continue }
            isWhole = false
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "csv.missing-column", place: Place(file: file.name, line: 1, column: 1),
                    summary: "the column '\(column.name)' is missing: \(column.meaning)",
                    found: file.header.joined(separator: ","),
                    expected: known.joined(separator: ","),
                    fix: nearest(to: column.name, among: file.header.filter { !known.contains($0) })
                        .map { "did you mean it by '\($0)'?" }))
        }
        let strangers = file.header.filter { !known.contains($0) }
        if !strangers.isEmpty {
            diagnostics.append(
                Diagnostic(
                    severity: .warning, identifier: "csv.unknown-column",
                    place: Place(file: file.name, line: 1, column: 1),
                    summary: "columns that are not known are kept out of scoring",
                    found: strangers.joined(separator: ", "),
                    fix: strangers.lazy.compactMap { stranger in
                        nearest(to: stranger, among: known.filter { !file.header.contains($0) })
                            .map { "did you mean '\($0)' by '\(stranger)'?" }
                    }.first))
        }
        return isWhole
    }

    /// Key columns whose blank has a meaning of its own may be left out altogether.
    private static func mayLack(_ column: String, in schema: TableSchema) -> Bool {
        switch (schema.name, column) {
        case ("responses", "subject"), ("contracts", "version"), ("expected", "subject"), ("expected", "period"): true
        default: false
        }
    }

    /// By the bytes of the key, and rows of one key by their place in the file.
    private func sorted<Row: DatasetRow>(_ rows: [Row]) -> [Row] {
        rows.map { (key: $0.key, row: $0) }
            .sorted {
                $0.key == $1.key
                    ? $0.row.origin.position < $1.row.origin.position : $0.key.lexicographicallyPrecedes($1.key)
            }
            .map(\.row)
    }
}

/// Gathers the typed rows of a table; tallies of consecutive chunks merge in the file's order.
struct RowCollector<Row: DatasetRow>: RowTally {
    /// For each column of the schema, where the file has it.
    let columns: [Int?]
    let codelists: Codelists
    private(set) var rows: [Row] = []
    private(set) var findings: [Finding] = []

    init(columns: [Int?], codelists: Codelists) {
        self.columns = columns
        self.codelists = codelists
    }

    mutating func add(_ record: borrowing Record) {
        var cells: [String?] = []
        cells.reserveCapacity(columns.count)
        for column in columns { cells.append(column.flatMap { record.text($0) }.map(SpreadsheetGuard.unguarded)) }
        let origin = RowOrigin(position: record.position, cells: cells)
        var reader = CellReader(origin: origin, schema: Row.schema, codelists: codelists)
        if let row = Row(&reader) { rows.append(row) }
        findings.append(contentsOf: reader.findings)
    }

    mutating func merge(_ later: consuming RowCollector<Row>) {
        rows.append(contentsOf: later.rows)
        findings.append(contentsOf: later.findings)
    }
}
