import Foundation
import Tables
import Testing

@testable import Dataset

/// Bytes changed at random, always in the same way: no change may stop the process, and what has an error gives no
/// dataset.
@Suite("Mutated datasets")
struct MutationTests {
    /// The example's files, the long ones cut, so that each is read in little time.
    private static let files: [(name: String, bytes: [UInt8])] = {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let names = [
            "method.yaml", "vendors.csv", "questions.csv", "requests.csv", "responses.csv", "contracts.csv",
            "claims.csv",
            "sources.csv", "rates.csv",
        ]
        return names.compactMap { name in
            guard let data = try? Data(contentsOf: root.appendingPathComponent("Data/example/" + name)) else {
                return nil
            }
            let isLong = ["requests.csv", "responses.csv"].contains(name)
            let lines = Array(data).split(separator: 0x0A, omittingEmptySubsequences: false)
            return (name, Array(lines.prefix(isLong ? 12 : .max).joined(separator: [0x0A])))
        }
    }()

    /// What is put into a file: what breaks CSV and YAML, and what numbers, dates and words are made of.
    static let pieces: [[UInt8]] =
        [
            "\"", ",", "\n", "\r", "\r\n", "\0", ";", ":", "!", "-", "{", "}", "[", "]", "#", "&a ", "*a", "'", "|",
            ">", "%",
            "?", "\t", "1e9", "inf", "nan", ".inf", "-1", "99999999999999999999999999999999999999999", "0x10",
            "2020-02-30",
            "é", "e\u{301}", "\u{FEFF}", "\u{202E}", "\u{85}", "<<: ", "!!binary ", "~", "=1+1", "true", "\"\"", "--- ",
            "\\",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    @Test("There is an example to mutate")
    func example() throws {
        #expect(MutationTests.files.count == 9)
        let dataset = try TemporaryDataset([:], isComplete: false)
        for file in MutationTests.files { try dataset.write(file.bytes, to: file.name) }
        let reading = try dataset.read()
        #expect(reading.counts.count == 8)
        #expect(reading.dataset != nil, "a mutation of what is refused anyway shows little")
    }

    @Test("Whatever bytes change, a reading comes back", arguments: MutationTests.files.map(\.name))
    func mutated(name: String) throws {
        let dataset = try TemporaryDataset([:], isComplete: false)
        // Only the tables that have to do with one another, so that many changes are tried in little time.
        let contracts = ["contracts.csv", "claims.csv", "rates.csv"]
        let unneeded = contracts.contains(name) ? ["requests.csv", "responses.csv"] : contracts
        for file in MutationTests.files where !unneeded.contains(file.name) {
            try dataset.write(file.bytes, to: file.name)
        }
        let original = try #require(MutationTests.files.first { $0.name == name }).bytes
        var random = SeededGenerator(state: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        var refused = 0
        let count = 120
        for _ in 0..<count {
            let bytes = MutationTests.mutate(original, &random)
            try dataset.write(bytes, to: name)
            let reading = try dataset.read()
            if reading.hasErrors {
                refused += 1
                #expect(reading.dataset == nil)
            } else {
                #expect(reading.dataset != nil)
            }
            for diagnostic in reading.diagnostics {
                #expect((diagnostic.place.line ?? 1) >= 1 && (diagnostic.place.column ?? 1) >= 1)
                #expect(!DiagnosticPrinter().text(of: diagnostic).isEmpty)
            }
        }
        // Were hardly any refused, the changes would be too tame to show anything.
        #expect(refused > count / 4)
    }

    static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let length = min(Int.random(in: 0...8, using: &random), bytes.count - start)
            switch Int.random(in: 0...5, using: &random) {
            case 0: bytes.removeSubrange(start..<start + length)
            case 1: bytes.removeSubrange(start...)
            case 2: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
            case 3: bytes.insert(contentsOf: bytes[start..<start + length], at: start)
            default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: start)
            }
        }
        return bytes
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
