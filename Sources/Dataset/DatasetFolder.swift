public import Tables

/// Reads a dataset's folder.
public struct DatasetFolder: Sendable {
    /// The folder, without a closing slash.
    public let path: String
    /// The dataset's name: the folder's own, unless a run says what it was taken from.
    public let name: String
    let options: ReadingOptions
    /// Whether the folder holds what a run selected from a dataset that was checked as a whole. What its rows refer
    /// to may have been left out, so only each row by itself is checked.
    private let isSelection: Bool

    public static let methodFile = "method.yaml"
    public static let codelistsFile = "codelists.yaml"

    public init(_ path: String, options: ReadingOptions = ReadingOptions()) {
        self.path = DatasetFolder.withoutClosingSlash(path)
        name = self.path.split(separator: "/").last.map(String.init) ?? self.path
        self.options = options
        isSelection = false
    }

    /// The inputs that a run published, under the name of the dataset that they were selected from.
    public init(inputs path: String, of name: String, options: ReadingOptions = ReadingOptions()) {
        self.path = DatasetFolder.withoutClosingSlash(path)
        self.name = name
        self.options = options
        isSelection = true
    }

    private static func withoutClosingSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Reads every file, and checks each row by itself and against the others.
    ///
    /// - Throws: when the folder or a file in it can't be read. What is wrong *in* a file never throws: all of it is
    ///   in the reading's diagnostics, found in one pass.
    public func read() throws(FileFault) -> DatasetReading {
        let kind = try FileKind.of(path)
        guard kind == .folder else { return DatasetReading(missingFolder: path, isFile: kind != nil) }
        var diagnostics: [Diagnostic] = []
        let (methodText, method) = try readMethod(&diagnostics)
        let codelists = try readCodelists(&diagnostics)
        let (hasMapping, mapping) = try readMapping(&diagnostics)
        // Tables that a faulty mapping would make are not to be missed as well.
        if hasMapping, mapping == nil {
            return DatasetReading(
                dataset: nil, diagnostics: diagnostics.mostUsefulFirst(), furtherFaults: [:], counts: [])
        }
        var reading = TablesReading(folder: path, options: options, codelists: codelists, mapping: mapping)
        try reading.readAll()
        diagnostics.append(contentsOf: reading.diagnostics)
        var furtherFaults = reading.furtherFaults
        if !isSelection {
            diagnostics.append(contentsOf: try FolderChecks.run(path, foreign: mapping))
            if let method {
                diagnostics.append(contentsOf: NodeChecks.run(method, reading.tables, reading.gaps))
                diagnostics.append(contentsOf: ScaleChecks.run(method, reading.tables))
            } else {
                diagnostics.append(.rowsUnchecked(file: path + "/" + DatasetFolder.methodFile))
            }
            let findings = DatasetChecks.run(
                reading.tables, method: method, gaps: reading.gaps, threads: options.threads)
            diagnostics.append(contentsOf: try reading.located(findings.kept))
            furtherFaults.merge(findings.further, uniquingKeysWith: +)
        }
        diagnostics = diagnostics.mostUsefulFirst()
        let isSound = !diagnostics.contains { $0.severity == .error }
        var dataset: Dataset?
        if isSound, let method {
            dataset = Dataset(
                name: name, method: method, methodText: methodText, codelists: codelists, tables: reading.tables,
                mapping: mapping == nil ? nil : reading.report)
        }
        return DatasetReading(
            dataset: dataset, diagnostics: diagnostics, furtherFaults: furtherFaults, counts: reading.counts,
            mapping: mapping == nil ? nil : reading.report)
    }

    /// Opens a table of the folder as reading it does, so that positions mean the same.
    private func table(_ schema: TableSchema) throws(FileFault) -> TableFile {
        let file = try TableLocation.file(of: schema, in: path) ?? path + "/" + schema.file
        return try TableFile(path: file, options: options.ofFile)
    }

    /// Where the rows of a table stand.
    func source(_ schema: TableSchema) throws(FileFault) -> TableOrigin {
        var diagnostics: [Diagnostic] = []
        if let mapping = try readMapping(&diagnostics).mapping, let table = mapping.table(schema) {
            let reading = TablesReading(folder: path, options: options, codelists: Codelists(), mapping: mapping)
            return try reading.source(of: table, in: mapping)
        }
        return TableOrigin(try table(schema), schema)
    }

    /// Whether a mapping makes the table of a file's plain name, such as `contracts.csv`, so that the folder need not hold it.
    public func makesByMapping(_ file: String) throws(FileFault) -> Bool {
        var diagnostics: [Diagnostic] = []
        return try readMapping(&diagnostics).mapping?.tables.contains { $0.schema.file == file } ?? false
    }

    /// Whether there is a mapping, and what it says.
    func readMapping(_ diagnostics: inout [Diagnostic]) throws(FileFault) -> (exists: Bool, mapping: Mapping?) {
        let file = path + "/" + Mapping.file
        // A run's inputs are mapped already.
        guard !isSelection, try FileKind.of(file) != nil else { return (false, nil) }
        guard let text = try text(of: file, &diagnostics) else { return (true, nil) }
        let (mapping, faults) = MappingFile.read(text, file: file)
        diagnostics.append(contentsOf: faults)
        return (true, mapping)
    }

    /// The columns of a table's file in the order of its header; those of the schema where there is no such file.
    public func columns(of schema: TableSchema) throws(FileFault) -> [String] {
        guard try TableLocation.file(of: schema, in: path) != nil, try !makesByMapping(schema.file) else {
            return schema.columns.map(\.name)
        }
        return try table(schema).header
    }

    func readMethod(_ diagnostics: inout [Diagnostic]) throws(FileFault) -> (String, Method?) {
        let file = path + "/" + DatasetFolder.methodFile
        guard try FileKind.of(file) != nil else {
            diagnostics.append(
                Diagnostic(
                    severity: .error, identifier: "dataset.missing-file", place: Place(file: file),
                    summary: "the dataset has no method.yaml",
                    fix: "'candour init' writes one to start from"))
            return ("", nil)
        }
        guard let text = try text(of: file, &diagnostics) else { return ("", nil) }
        let (method, faults) = MethodFile.read(text, file: file)
        diagnostics.append(contentsOf: faults)
        return (text, method)
    }

    func readCodelists(_ diagnostics: inout [Diagnostic]) throws(FileFault) -> Codelists {
        var codelists = Codelists()
        let file = path + "/" + DatasetFolder.codelistsFile
        if try FileKind.of(file) != nil, let text = try text(of: file, &diagnostics) {
            diagnostics.append(contentsOf: CodelistsFile.add(text, file: file, to: &codelists))
        }
        CodelistsFile.addStandard(to: &codelists)
        return codelists
    }

    private func text(of file: String, _ diagnostics: inout [Diagnostic]) throws(FileFault) -> String? {
        switch try readText(file) {
        case .success(let text): return text
        case .failure(let fault):
            diagnostics.append(fault.diagnostic)
            return nil
        }
    }
}

/// How a dataset is read. Nothing here changes what is read.
public struct ReadingOptions: Hashable, Sendable {
    /// The highest number of threads.
    public var threads: Int
    /// The number of bytes that a thread takes at a time; nil: the reader's own choice.
    public var chunkSize: Int?
    /// What finds the cells of CSV files.
    public var scanner: TableFile.Scanner

    public init(threads: Int = 1, chunkSize: Int? = nil, scanner: TableFile.Scanner = .vectorised) {
        self.threads = threads
        self.chunkSize = chunkSize
        self.scanner = scanner
    }

    /// The same for one file.
    package var ofFile: TableFile.Options {
        var options = TableFile.Options()
        if let chunkSize { options.chunkSize = chunkSize }
        options.scanner = scanner
        return options
    }
}
