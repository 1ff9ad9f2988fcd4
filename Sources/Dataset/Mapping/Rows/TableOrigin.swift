import Tables

/// The files that a table was read from, so that its rows can be found in them again.
struct TableOrigin: Sendable {
    /// One file of the dataset's own, or foreign files one behind the other.
    private let parts: [Part]
    private let schema: TableSchema
    /// Whether the columns have other names there.
    private let isForeign: Bool

    /// One file.
    struct Part: Sendable {
        let file: TableFile
        /// The bytes of the files that stand before it.
        let base: Int
        /// For each column of the schema, where the file has it, or has what it is made from.
        let columns: [Int?]
    }

    /// A file of the dataset's own.
    init(_ file: TableFile, _ schema: TableSchema) {
        parts = [Part(file: file, base: 0, columns: schema.columns.map { file.header.firstIndex(of: $0.name) })]
        self.schema = schema
        isForeign = false
    }

    /// Foreign files.
    init(foreign parts: [Part], _ schema: TableSchema) {
        self.parts = parts
        self.schema = schema
        isForeign = true
    }

    /// How many bytes to count for a file that others follow: positions of the next begin behind them.
    static func length(of file: TableFile) -> Int {
        let isPlain = file.options.encoding == .utf8 && !file.name.hasSuffix(".gz") && !file.name.hasSuffix(".zst")
        // How long text is when it has been decompressed is known only at its end; 16 GiB are counted for it.
        return isPlain ? file.byteCount ?? 0 : 1 << 34
    }

    /// What messages call the file, the first of several.
    var name: String? { parts.first?.file.name }

    /// The foreign column that a column of ours is made from; nil where it is the dataset's own, or none alone.
    func foreignName(of column: String) -> String? {
        guard isForeign, let part = parts.first, let index = schema.index(of: column).flatMap({ part.columns[$0] }),
            part.file.header.indices.contains(index)
        else { return nil }
        return part.file.header[index]
    }

    /// The diagnostics of findings in the table's rows: lines and columns are worked out here, for these rows only.
    /// - Parameter name: what to call the file where there is none.
    func located(_ findings: [Finding], name: String) throws(FileFault) -> [Diagnostic] {
        var spots: [(RecordPosition, column: String?)] = []
        for finding in findings {
            if let position = finding.position { spots.append((position, finding.column)) }
            if let rival = finding.rival { spots.append((rival, nil)) }
        }
        var places = try places(of: spots).makeIterator()
        return findings.map { finding in
            let file = Place(file: self.name ?? name)
            let place = finding.position == nil || parts.isEmpty ? file : places.next() ?? file
            let foreign = finding.column.flatMap { foreignName(of: $0) }
            let rivalLine = finding.rival == nil ? nil : places.next()?.line
            return Diagnostic(
                severity: finding.severity, identifier: finding.identifier, place: place,
                summary: finding.summary + (rivalLine.map { "; the first is on line \($0)" } ?? "")
                    + (foreign.map { "; it is made from '\($0)'" } ?? ""),
                found: finding.shownFound, expected: finding.expected, fix: finding.fix)
        }
    }

    /// The places of records or of their cells of a column of ours, in the order of the requests.
    func places(of requests: [(RecordPosition, column: String?)]) throws(FileFault) -> [Place] {
        var places = Array(repeating: Place(file: parts.first?.file.name ?? ""), count: requests.count)
        for (index, part) in parts.enumerated() {
            let end = parts.indices.contains(index + 1) ? parts[index + 1].base : Int.max
            let own = requests.indices.filter {
                requests[$0].0.isAtOrAfter(byte: part.base) && !requests[$0].0.isAtOrAfter(byte: end)
            }
            guard !own.isEmpty else { continue }
            let found = try part.file.places(
                of: own.map { request in
                    let column = requests[request].column.flatMap { schema.index(of: $0) }.flatMap { part.columns[$0] }
                    return (requests[request].0.moved(by: -part.base), column)
                })
            for (place, request) in zip(found, own) { places[request] = place }
        }
        return places
    }
}
