import Testing

/// A case of a published corpus, or one of ours: what stands in a file, and what is read from it.
struct CorpusCase: Sendable {
    /// The kind of odd input, as docs/csv.md names it.
    var kind: String
    /// Whose case it is.
    var from: String
    var bytes: [UInt8]
    /// The header and the rows that can be used.
    var rows: [[String]]
    /// The identifiers of the faults, of the header and then of records.
    var faults: [String]

    init(_ kind: String, _ from: String, _ text: String, _ rows: [[String]], faults: [String] = []) {
        self.init(kind, from, bytes: Array(text.utf8), rows, faults: faults)
    }

    init(_ kind: String, _ from: String, bytes: [UInt8], _ rows: [[String]], faults: [String] = []) {
        self.kind = kind
        self.from = from
        self.bytes = bytes
        self.rows = rows
        self.faults = faults
    }
}

extension CorpusCase: CustomTestStringConvertible {
    var testDescription: String { "\(kind), \(from): \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
}
