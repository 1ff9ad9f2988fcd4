import Testing

@testable import Tables

@Suite("Records put together")
struct RecordBuilderTests {
    /// What a reader of a dataset's file makes of each cell, and the joined bytes of the first two of a record that stands
    /// as in a file.
    private struct Texts: RowTally {
        var rows: [[String?]] = []
        var raw: [[UInt8]?] = []

        mutating func add(_ record: borrowing Record) {
            var row: [String?] = []
            for column in 0..<record.count { row.append(record.text(column).map(SpreadsheetGuard.unguarded)) }
            rows.append(row)
            let isAsInFile = record.isAsInFile
            raw.append(
                record.withJoinedBytes(of: 0...1) { bytes in
                    guard isAsInFile else { return nil }
                    var copy: [UInt8] = []
                    for place in bytes.indices { copy.append(bytes[place]) }
                    return copy
                })
        }

        mutating func merge(_ later: consuming Texts) { rows += later.rows }
    }

    private func read(_ rows: [[String]]) -> Texts {
        var texts = Texts()
        var builder = RecordBuilder()
        for row in rows {
            builder.begin()
            for cell in row { builder.append(cell) }
            builder.give(to: &texts, at: .start)
            for (place, cell) in row.enumerated() { #expect(builder.text(place) == (cell.isEmpty ? nil : cell)) }
        }
        return texts
    }

    @Test("every cell comes out as it went in, whatever a reader takes off the cells of a file")
    func cells() {
        let cells = [
            "c-1", "", "'=x", "=x", "''=x", "'x", "-5", "-x", "+1.5", "@a", "!operate", "\"q\"", "\"", "q\"", " x ",
            "x\t",
            "\tx", "a,b", "é", "x\r", "0",
        ]
        var rows = cells.map { [$0] + cells }
        rows.append(cells.reversed())
        #expect(read(rows).rows == rows.map { row in row.map { $0.isEmpty ? nil : $0 } })
    }

    @Test("cells of the same raw bytes are the same cells")
    func raw() throws {
        let texts = read([["a,b", "c"], ["a", "b,c"], ["a,b", "c"], ["\"a\"", "c"], ["a ", "c"], ["", ""]])
        let raw = texts.raw
        #expect(raw[0] != nil && raw[0] == raw[2])
        #expect(raw[1] != nil && raw[0] != raw[1])
        // With quotes or blanks at a cell's ends a record does not stand in memory as in a file.
        #expect(raw[3] == nil && raw[4] == nil)
        #expect(raw[5]?.count == 1)
    }
}
