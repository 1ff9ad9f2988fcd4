@testable import Tables

/// A tally that keeps everything, in the order in which it was given.
struct Rows: RowTally, Equatable {
    var texts: [[String?]] = []
    var bytes: [[[UInt8]]] = []
    var positions: [RecordPosition] = []

    mutating func add(_ record: borrowing Record) {
        var texts: [String?] = []
        var bytes: [[UInt8]] = []
        for column in 0..<record.count {
            texts.append(record.text(column))
            bytes.append(record.withBytes(of: column) { span in span.indices.map { span[$0] } })
        }
        self.texts.append(texts)
        self.bytes.append(bytes)
        positions.append(record.position)
    }

    mutating func merge(_ later: consuming Rows) {
        texts += later.texts
        bytes += later.bytes
        positions += later.positions
    }
}

/// A file read as a whole, for tests of one aspect.
struct WholeReading {
    var file: TableFile
    var reading: Reading<Rows>
    private let storage: TemporaryFile

    init(
        _ bytes: some Collection<UInt8>, threads: Int = 1, options: TableFile.Options = TableFile.Options()
    ) throws {
        storage = try TemporaryFile(bytes)
        file = try TableFile(path: storage.path, name: "t.csv", options: options)
        reading = try file.read(threads: threads) { Rows() }
    }

    init(_ text: String, threads: Int = 1, options: TableFile.Options = TableFile.Options()) throws {
        try self.init(Array(text.utf8), threads: threads, options: options)
    }

    /// The printed diagnostics of the header and the records.
    var messages: String {
        get throws {
            let diagnostics = try file.diagnostics(of: file.headerFaults + reading.faults)
            return DiagnosticPrinter().text(of: diagnostics, furtherCounts: reading.furtherFaults)
        }
    }
}

extension TableFile.Options {
    /// The usual options with another size of chunk.
    static func chunks(of size: Int) -> TableFile.Options {
        var options = TableFile.Options()
        options.chunkSize = size
        return options
    }
}
