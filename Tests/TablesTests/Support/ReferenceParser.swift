@testable import Tables

/// What the reader is meant to do, written as one plain loop over the whole file without libcsv: the oracle for every
/// test that cuts a file into chunks and stretches.
struct ReferenceParser {
    struct Record: Equatable {
        var cells: [[UInt8]] = []
        var spots: [TracedRecord.Spot] = []
        var refusal: RecordFault.Kind?
        var refusalSpot: TracedRecord.Spot?
        /// The length the reader compares with its limit.
        var length: Int { cells.reduce(0) { $0 + $1.count + 1 } }
    }

    private enum State {
        case betweenRecords, beforeCell, inPlainCell, inQuotedCell, afterQuote
    }

    private var records: [Record] = []
    private var record = Record()
    private var cell: [UInt8] = []
    private var blanks: [UInt8] = []
    private var state = State.betweenRecords
    private var cursor = TextCursor()

    /// All records from the given offset on, refused ones too.
    static func records(_ bytes: [UInt8], from start: Int = 0) -> [Record] {
        var parser = ReferenceParser()
        parser.run(bytes[start...])
        return parser.records
    }

    private mutating func run(_ bytes: ArraySlice<UInt8>) {
        var isSkipping = false
        for byte in bytes {
            if isSkipping {
                isSkipping = !isLineEnd(byte)
            } else if let refusal = take(byte) {
                record.refusal = refusal
                record.refusalSpot = spot
                endRecord()
                isSkipping = true
            }
            cursor.pass(byte)
        }
        switch state {
        case .betweenRecords: return
        case .beforeCell:
            record.spots.append(spot)
            endCell()
        case .inQuotedCell:
            record.refusal = .unterminatedQuote
            record.refusalSpot = record.spots.last
        case .inPlainCell, .afterQuote: endCell()
        }
        endRecord()
    }

    private var spot: TracedRecord.Spot { TracedRecord.Spot(line: cursor.line, column: cursor.column) }

    private mutating func take(_ byte: UInt8) -> RecordFault.Kind? {
        switch state {
        case .betweenRecords, .beforeCell: begin(byte)
        case .inPlainCell: return takePlain(byte)
        case .inQuotedCell:
            if byte == quote { state = .afterQuote } else { cell.append(byte) }
        case .afterQuote: return takeAfterQuote(byte)
        }
        return nil
    }

    private mutating func begin(_ byte: UInt8) {
        if isBlank(byte) { return }
        if isLineEnd(byte) {
            guard state == .beforeCell else { return }
            record.spots.append(spot)
            endCell()
            endRecord()
            return
        }
        record.spots.append(spot)
        if byte == comma {
            endCell()
        } else if byte == quote {
            state = .inQuotedCell
        } else {
            cell.append(byte)
            state = .inPlainCell
        }
    }

    private mutating func takePlain(_ byte: UInt8) -> RecordFault.Kind? {
        if byte == quote { return .strayQuote }
        if byte == comma {
            endCell()
        } else if isLineEnd(byte) {
            endCell()
            endRecord()
        } else if isBlank(byte) {
            blanks.append(byte)
        } else {
            cell += blanks + [byte]
            blanks = []
        }
        return nil
    }

    private mutating func takeAfterQuote(_ byte: UInt8) -> RecordFault.Kind? {
        if byte == comma {
            endCell()
        } else if isLineEnd(byte) {
            endCell()
            endRecord()
        } else if isBlank(byte) {
            blanks.append(byte)
        } else if byte == quote, blanks.isEmpty {
            cell.append(quote)
            state = .inQuotedCell
        } else {
            return .textAfterQuote
        }
        return nil
    }

    private mutating func endCell() {
        record.cells.append(cell)
        (cell, blanks, state) = ([], [], .beforeCell)
    }

    private mutating func endRecord() {
        records.append(record)
        (record, cell, blanks, state) = (Record(), [], [], .betweenRecords)
    }

    private let quote = UInt8(ascii: "\"")
    private let comma = UInt8(ascii: ",")
    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
