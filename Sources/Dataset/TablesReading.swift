import Parallel
import Tables

/// Reads the tables of a dataset's folder into typed rows.
struct TablesReading {
    let folder: String
    let options: ReadingOptions
    let codelists: Codelists
    /// How tables are made from foreign files; nil: none is.
    let mapping: Mapping?

    var tables = DatasetTables()
    var diagnostics: [Diagnostic] = []
    var furtherFaults: [String: Int] = [:]
    var counts: [(file: String, rows: Int, refused: Int)] = []
    /// For each table, by name, what of its file could not be read.
    var gaps: [String: TableGaps] = [:]
    /// Where the rows of each table stand, by its name.
    var sources: [String: TableOrigin] = [:]
    /// What the mapping did.
    var report = MappingReport()

    init(folder: String, options: ReadingOptions, codelists: Codelists, mapping: Mapping? = nil) {
        self.folder = folder
        self.options = options
        self.codelists = codelists
        self.mapping = mapping
    }

    /// Reads the tables that contracts refer to, and no others.
    mutating func readContractFrame() throws(FileFault) {
        tables.vendors = try read(VendorRow.self, isNeeded: true)
        tables.sources = try read(SourceRow.self)
        tables.rates = try read(RateRow.self)
    }

    mutating func readAll() throws(FileFault) {
        tables.vendors = try read(VendorRow.self, isNeeded: true)
        tables.questions = try read(QuestionRow.self)
        tables.requests = try read(RequestRow.self)
        tables.responses = try read(ResponseRow.self)
        tables.subjects = try read(SubjectRow.self)
        tables.weights = try read(WeightRow.self)
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
            guard !ofTable.isEmpty else { continue }
            let origin = sources[schema.name] ?? TableOrigin(foreign: [], schema)
            diagnostics += try origin.located(ofTable, name: folder + "/" + schema.file)
        }
        return diagnostics
    }

    private mutating func read<Row: DatasetRow>(_ type: Row.Type, isNeeded: Bool = false) throws(FileFault) -> [Row] {
        let schema = Row.schema
        if let table = mapping?.table(schema) {
            return sorted(try readMapped(type, table, isNeeded: isNeeded))
        }
        let present = try TableLocation.files(of: schema, in: folder)
        guard let path = present.first else {
            let path = folder + "/" + schema.file
            if isNeeded {
                gaps[schema.name] = TableGaps(isUnread: true)
                diagnostics.append(
                    Diagnostic(
                        severity: .error, identifier: "dataset.missing-file", place: Place(file: path),
                        summary: "the dataset has no \(schema.file)",
                        expected: "a row for \(schema.row): " + schema.columns.map(\.name).joined(separator: ","),
                        fix: "'candour init' writes every file with its header"))
            }
            return []
        }
        if present.count > 1 { reportSeveral(present, schema) }
        let file = try TableFile(path: path, options: options.ofFile)
        sources[schema.name] = TableOrigin(file, schema)
        tables.present.insert(schema.name)
        diagnostics.append(contentsOf: try file.diagnostics(of: file.headerFaults))
        guard file.isReadable, file.headerFaults.isEmpty, try reportHeader(of: file, schema) else {
            gaps[schema.name] = TableGaps(isUnread: true)
            return []
        }
        let codelists = self.codelists
        let columns = schema.columns.map { file.header.firstIndex(of: $0.name) }
        var result = try file.read(threads: options.threads) {
            RowCollector<Row>(columns: columns, codelists: codelists)
        }
        let broken = try file.diagnostics(of: result.faults)
        diagnostics.append(contentsOf: broken)
        diagnostics.append(contentsOf: try located(result.tally.findings.kept))
        furtherFaults.merge(result.furtherFaults, uniquingKeysWith: +)
        furtherFaults.merge(result.tally.findings.further, uniquingKeysWith: +)
        gaps[schema.name] = TableGaps(
            refusedKeys: Set(result.tally.refusedKeys), brokenLine: broken.compactMap(\.place.line).min(),
            isUnread: isNeeded && result.recordCount == 0)
        if result.recordCount == 0 { reportNoRows(of: file, schema, isNeeded: isNeeded) }
        let rows = result.tally.takeRows(threads: options.threads)
        counts.append((schema.file, result.recordCount, result.recordCount - rows.count))
        return sorted(rows)
    }

    private mutating func reportSeveral(_ present: [String], _ schema: TableSchema) {
        let names = present.map { $0.dropFirst(folder.count + 1) }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                severity: .error, identifier: "dataset.several-files", place: Place(file: present[0]),
                summary: "the dataset has more than one file for \(schema.file)", found: names,
                expected: "one of them", fix: "take the others away"))
    }

    private mutating func reportNoRows(of file: TableFile, _ schema: TableSchema, isNeeded: Bool) {
        let place = Place(file: file.name, line: 1, column: 1)
        if isNeeded {
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "dataset.nothing-to-score", place: place,
                    summary: "\(schema.file) has a header and no rows, so there is nothing to score",
                    expected: "a row for \(schema.row)"))
        } else {
            diagnostics.append(
                Diagnostic(
                    severity: .warning, identifier: "csv.no-rows", place: place,
                    summary: "the file has a header and no rows", fix: "add rows, or take the file away"))
        }
    }

    /// Whether every column that must be there is; what is unknown is named once.
    private mutating func reportHeader(of file: TableFile, _ schema: TableSchema) throws(FileFault) -> Bool {
        let known = schema.columns.map(\.name)
        var strangers = file.header.filter { !known.contains($0) }
        var isWhole = true
        for column in schema.columns where column.need != .optional && !file.header.contains(column.name) {
            if TablesReading.mayLack(column.name, in: schema) { continue }
            isWhole = false
            let meant = nearest(to: column.name, among: strangers)
            strangers.removeAll { $0 == meant }
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "csv.missing-column",
                    place: try place(ofColumn: meant, in: file),
                    summary: "the column '\(column.name)' is missing: \(column.meaning)",
                    found: file.header.joined(separator: ","),
                    fix: meant.map { "is it '\($0)'? Then call it '\(column.name)'" } ?? "add the column"))
        }
        guard let first = strangers.first else { return isWhole }
        let absent = known.filter { !file.header.contains($0) }
        let hints = strangers.compactMap { stranger in
            nearest(to: stranger, among: absent).map { "did you mean '\($0)' by '\(stranger)'?" }
        }
        diagnostics.append(
            Diagnostic(
                severity: .warning, identifier: "csv.unknown-column", place: try place(ofColumn: first, in: file),
                summary: strangers.count == 1
                    ? "a column that is not known is kept out of scoring"
                    : "columns that are not known are kept out of scoring",
                found: strangers.joined(separator: ", "), fix: hints.isEmpty ? nil : hints.joined(separator: " ")))
        return isWhole
    }

    /// Where a column's name stands in the header; nil: where the header begins.
    private func place(ofColumn name: String?, in file: TableFile) throws(FileFault) -> Place {
        try file.place(ofHeaderColumn: name.flatMap { name in file.header.firstIndex(of: name) } ?? 0)
    }

    /// Key columns whose blank has a meaning of its own may be left out altogether.
    static func mayLack(_ column: String, in schema: TableSchema) -> Bool {
        switch (schema.name, column) {
        case ("responses", "subject"), ("contracts", "version"), ("expected", "subject"), ("expected", "period"),
            ("weights", "period"):
            true
        default: false
        }
    }

    /// By the bytes of the key, and rows of one key by their place in the file.
    private func sorted<Row: DatasetRow>(_ rows: [Row]) -> [Row] {
        // Most files are kept in order, and then rows of one key stand as they should.
        guard rows.hasNeighbours(threads: options.threads, where: { $0 > $1 }) else { return rows }
        var keyed: [(key: RowKey, row: Row)] = rows.map { ($0.rowKey, $0) }
        keyed.sort { left, right in
            left.key == right.key ? left.row.origin.position < right.row.origin.position : left.key < right.key
        }
        return keyed.map(\.row)
    }
}

/// Gathers the typed rows of a table; tallies of consecutive chunks merge in the file's order.
struct RowCollector<Row: DatasetRow>: RowTally {
    private var gathered = GatheredElements<Row>()
    /// The keys of the rows that have a fault, and so are not among the rows.
    private(set) var refusedKeys: [[Identifier]] = []
    private(set) var findings = Findings()
    private var reader: CellReader

    /// - Parameter columns: for each column of the schema, where the file has it.
    init(columns: [Int?], codelists: Codelists) {
        reader = CellReader(schema: Row.schema, columns: columns, codelists: codelists)
    }

    mutating func add(_ record: borrowing Record) {
        reader.begin(record)
        if !Row.read(&reader, addingTo: &gathered) { refusedKeys.append(Row.key(of: reader.origin)) }
        if reader.hasFindings {
            for finding in reader.findings { findings.add(finding) }
        }
    }

    /// The rows gathered, in the file's order; they are gathered no longer.
    mutating func takeRows(threads: Int) -> [Row] {
        let rows = gathered
        gathered = GatheredElements()
        return rows.array(threads: threads)
    }

    mutating func merge(_ later: consuming RowCollector<Row>) {
        gathered.append(contentsOf: later.gathered)
        refusedKeys.append(contentsOf: later.refusedKeys)
        findings.merge(later.findings)
    }
}
