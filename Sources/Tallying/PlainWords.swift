import Dataset
import Tables

/// Cells of which only a few texts are to be expected: the status, and the wording, which has only to be on its list.
struct PlainWords: Sendable {
    private let statusColumn: Int?
    private let wordingColumn: Int?
    private let codelists: Codelists
    private let statusesLeftOut: Set<ContractStatus>
    private var statusTexts = ByteTable()
    private var isLeftOut: [Bool?] = []
    private var wordingTexts = ByteTable()
    private var isWording: [Bool] = []

    private static let most = 256

    init(_ arithmetic: ContractArithmetic, _ codelists: Codelists, _ columns: ContractColumns) {
        statusColumn = columns.status
        wordingColumn = columns.wording
        self.codelists = codelists
        statusesLeftOut = arithmetic.rules.statusesLeftOut
        _ = statusTexts.add("")
        isLeftOut = [false]
        _ = wordingTexts.add("")
        isWording = [true]
    }

    /// Whether the row's status leaves its contract out; nil where it has to be read the long way.
    @inline(__always)
    mutating func isLeftOut(_ record: borrowing Record) -> Bool? {
        guard let column = statusColumn else { return false }
        return isLeftOut(record, column)
    }

    private mutating func isLeftOut(_ record: borrowing Record, _ column: Int) -> Bool? {
        let known = statusTexts.number(of: record, column)
        if let known { return isLeftOut[known] }
        guard statusTexts.count < PlainWords.most, let text = record.text(column) else { return nil }
        let status = codelists.word(text, of: ContractStatus.self)
        guard statusTexts.add(text) == isLeftOut.count else { return nil }
        isLeftOut.append(status.map(statusesLeftOut.contains))
        return status.map(statusesLeftOut.contains)
    }

    /// Whether the wording is on its list.
    @inline(__always)
    mutating func arePlain(_ record: borrowing Record) -> Bool {
        guard let column = wordingColumn else { return true }
        return isWording(record, column)
    }

    private mutating func isWording(_ record: borrowing Record, _ column: Int) -> Bool {
        let known = wordingTexts.number(of: record, column)
        if let known { return isWording[known] }
        guard wordingTexts.count < PlainWords.most, let text = record.text(column) else { return false }
        guard wordingTexts.add(text) == isWording.count else { return false }
        isWording.append(codelists.word(text, of: Wording.self) != nil)
        return isWording[isWording.count - 1]
    }
}
