import Dataset
import Scoring
import Tables

/// What the cells of form, roles and risks come to together.
///
/// Few combinations of them repeat in millions of rows. Where their columns stand side by side, each combination is known
/// again by its bytes in the file.
struct InvolvementWords: Sendable {
    /// The part of involvement that comes from roles and risks.
    struct Part: Sendable {
        let lower: Int64
        let upper: Int64
        let isAgainstForm: Bool
    }

    private var roles: RoleWords
    private var bearers: BearerWords
    /// The columns of form, roles and risks where no other stands between them.
    private let neighbours: ClosedRange<Int>?
    private var texts = ByteTable()
    private var parts: [Part] = []

    private static let mostTexts = 1 << 14

    init(_ arithmetic: ContractArithmetic, _ codelists: Codelists, _ columns: ContractColumns) {
        roles = RoleWords(arithmetic, codelists, columns)
        bearers = BearerWords(arithmetic, codelists, columns)
        let all = ([columns.form, columns.roles] + columns.risks).compactMap { $0 }.sorted()
        if let first = all.first, let last = all.last, all.count > 1, last - first == all.count - 1 {
            neighbours = first...last
        } else {
            neighbours = nil
        }
    }

    /// Nil where a cell has to be read the long way.
    @inline(__always)
    mutating func part(_ record: borrowing Record) -> Part? {
        guard let neighbours else { return workedOut(record) }
        let known = record.withRawBytes(of: neighbours) { texts.number(of: $0, hash: ByteTable.hash($0)) }
        if let known { return parts[known] }
        return workedOut(record, neighbours)
    }

    private mutating func workedOut(_ record: borrowing Record, _ neighbours: ClosedRange<Int>) -> Part? {
        guard let part = workedOut(record) else { return nil }
        if texts.count < InvolvementWords.mostTexts {
            let number = record.withRawBytes(of: neighbours) { texts.add($0) }
            // A record that doesn't stand in memory as in the file has no bytes to be known by.
            if number == parts.count { parts.append(part) }
        }
        return part
    }

    private mutating func workedOut(_ record: borrowing Record) -> Part? {
        guard let ofRoles = roles.part(record), let ofRisks = bearers.part(record) else { return nil }
        return Part(
            lower: ofRoles.lower &+ ofRisks.lower, upper: ofRoles.upper &+ ofRisks.upper,
            isAgainstForm: ofRoles.isAgainstForm)
    }
}
