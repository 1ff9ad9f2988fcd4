import Foundation
import Tables

/// A CSV file taken apart into records, for tests that write the same rows in another way.
struct RecordFile {
    var header: [String]
    var rows: [[String]]

    /// Reads CSV as the project's own files are written: RFC 4180, a comma between cells.
    init(_ bytes: [UInt8]) {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        func endCell() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                let isEscape = isQuoted && index + 1 < bytes.count && bytes[index + 1] == byte
                if isEscape {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            case UInt8(ascii: ",") where !isQuoted: endCell()
            case UInt8(ascii: "\n") where !isQuoted:
                endCell()
                records.append(record)
                record = []
            case UInt8(ascii: "\r") where !isQuoted: break
            default: cell.append(byte)
            }
            index += 1
        }
        if !record.isEmpty || !cell.isEmpty {
            endCell()
            records.append(record)
        }
        header = records.isEmpty ? [] : records.removeFirst()
        rows = records
    }

    /// The same records as CSV, each ended by `lineEnd`.
    func bytes(lineEnd: String = "\n") -> [UInt8] {
        var bytes: [UInt8] = []
        for record in [header] + rows {
            var writer = CSVWriter(guardsFormulas: false)
            writer.append(record.map { $0.isEmpty ? nil : $0 })
            bytes += writer.bytes.dropLast() + Array(lineEnd.utf8)
        }
        return bytes
    }

    /// The columns in the order that `permutation` gives.
    mutating func reorder(_ permutation: [Int]) {
        header = permutation.map { header[$0] }
        rows = rows.map { row in permutation.map { row[$0] } }
    }

    /// The place of a column in the header.
    func column(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }

    /// Adds a row, given as cells by column.
    mutating func append(_ cells: [String: String]) { rows.append(header.map { cells[$0] ?? "" }) }
}

/// A seeded generator (Steele, Lea and Flood 2014), so that every shuffle is the same each time.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Workdir {
    /// Rewrites every CSV file of a dataset in the folder.
    func rewriteTables(of dataset: String, lineEnd: String = "\n", _ change: (inout RecordFile) -> Void = { _ in })
        throws
    {
        for name in try files(under: dataset) where name.hasSuffix(".csv") {
            var file = RecordFile(try bytes(of: dataset + "/" + name))
            change(&file)
            try write(file.bytes(lineEnd: lineEnd), to: dataset + "/" + name)
        }
    }

    /// Changes one CSV file.
    func rewrite(_ name: String, _ change: (inout RecordFile) -> Void) throws {
        var file = RecordFile(try bytes(of: name))
        change(&file)
        try write(file.bytes(), to: name)
    }

    /// Every file of a run by its path, but the manifest, which holds digests of the dataset's files as they stood.
    func outputs(of run: String, withManifest: Bool = false) throws -> [String: [UInt8]] {
        var outputs: [String: [UInt8]] = [:]
        for name in try files(under: run) where withManifest || name != "manifest.json" {
            outputs[name] = try bytes(of: run + "/" + name)
        }
        return outputs
    }

    /// The edition that a run's manifest names.
    func edition(of run: String) throws -> String? {
        let object = try JSONSerialization.jsonObject(with: Data(try bytes(of: run + "/manifest.json")))
        return (object as? [String: Any])?["edition"] as? String
    }
}

/// The first difference between two sets of files, in words; nil where they are the same.
func firstDifference(_ left: [String: [UInt8]], _ right: [String: [UInt8]]) -> String? {
    for name in Set(left.keys).union(right.keys).sorted() {
        guard let one = left[name] else { return "\(name) is only in the second" }
        guard let other = right[name] else { return "\(name) is only in the first" }
        guard one != other else { continue }
        let common = zip(one, other).prefix { $0 == $1 }.count
        let line = 1 + one[..<common].count { $0 == UInt8(ascii: "\n") }
        func shown(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, common - 30)..<min(bytes.count, common + 60)], as: UTF8.self)
        }
        return "\(name), line \(line): '\(shown(one))' against '\(shown(other))'"
    }
    return nil
}
