import Foundation
import Testing

@testable import Tables

/// The cases of published corpora through every scanner.
struct CorpusTests {
    static let cases = CorpusCase.quotes + CorpusCase.lines

    @Test("every reader makes of it what the table says", arguments: cases)
    func corpus(example: CorpusCase) throws {
        let stored = try TemporaryFile(example.bytes)
        for scanner in TableFile.Scanner.allCases {
            for block in [1, 7, 64, 256 << 10] {
                var options = TableFile.Options()
                options.scanner = scanner
                options.largestBlock = block
                let file = try TableFile(path: stored.path, options: options)
                let reading = try file.read { Rows() }
                let rows = reading.tally.bytes.map { $0.map { String(decoding: $0, as: UTF8.self) } }
                // Compared by bytes: strings with different bytes can be equal.
                let found = (file.isReadable ? [file.header] + rows : []).map { $0.map { Array($0.utf8) } }
                #expect(
                    found == example.rows.map { $0.map { Array($0.utf8) } }, "\(scanner.rawValue), blocks of \(block)")
                #expect((file.headerFaults + reading.faults).map(\.identifier) == example.faults)
            }
        }
    }

    @Test("docs/csv.md says what is done with each kind of input, and each that it names has a case")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/csv.md"), encoding: .utf8)
        let named = text.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("| **") else { return nil }
            return line.dropFirst(4).components(separatedBy: "**").first
        }
        #expect(Set(named) == Set(Self.cases.map(\.kind)))
        #expect(Set(named).count == named.count)
    }
}
