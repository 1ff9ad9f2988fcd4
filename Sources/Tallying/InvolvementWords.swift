import Dataset
import Scoring
import Tables

/// What the cells of form, roles and risks come to together.
///
/// Few combinations of them repeat in millions of rows. Where their columns stand side by side, each combination is known
/// again by its bytes.
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
    /// By their bytes in the file, and by those of the cells alone, which may be the same and mean something else.
    private var inFile = Known()
    private var alone = Known()

    private struct Known {
        private var texts = ByteTable()
        private var parts: [Part] = []
        /// The texts met last, by their ends, which tell nearly all from one another.
        private var recent = Array(repeating: Recent(), count: 1 << Known.recentBits)
        private static let recentBits: UInt64 = 10

        private struct Recent {
            var ends = TextEnds()
            /// Below 0: none was met.
            var count: Int32 = -1
            var number: Int32 = 0
        }

        @inline(__always)
        mutating func part(_ text: Span<UInt8>) -> Part? {
            let ends = TextEnds(text)
            let mixed = (ends.first ^ ends.last &* ContractHash.first) &* ContractHash.second
            let place = Int(truncatingIfNeeded: mixed &>> (64 - Known.recentBits))
            let last = recent[place]
            if last.ends == ends, Int(last.count) == text.count,
                TextEnds.areAll(of: text.count) || texts.holds(text, at: Int(last.number))
            {
                return parts[Int(last.number)]
            }
            return part(text, ends, at: place)
        }

        @inline(never)
        private mutating func part(_ text: Span<UInt8>, _ ends: TextEnds, at place: Int) -> Part? {
            guard let number = texts.number(of: text, hash: ByteTable.hash(text)) else { return nil }
            recent[place] = Recent(ends: ends, count: Int32(text.count), number: Int32(number))
            return parts[number]
        }

        mutating func add(_ text: Span<UInt8>, _ part: Part) {
            if texts.count < InvolvementWords.mostTexts, texts.add(text) == parts.count { parts.append(part) }
        }
    }

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
        let known = record.withJoinedBytes(of: neighbours) {
            record.isAsInFile ? inFile.part($0) : alone.part($0)
        }
        if let known { return known }
        return workedOut(record, neighbours)
    }

    private mutating func workedOut(_ record: borrowing Record, _ neighbours: ClosedRange<Int>) -> Part? {
        guard let part = workedOut(record) else { return nil }
        let isAsInFile = record.isAsInFile
        record.withJoinedBytes(of: neighbours) { text -> Void? in
            if isAsInFile {
                inFile.add(text, part)
            } else if text.commas == neighbours.count - 1 {
                // None stands inside a cell, so that the same bytes are always the same cells.
                alone.add(text, part)
            }
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

extension Span<UInt8> {
    fileprivate var commas: Int { indices.reduce(0) { $0 + (self[$1] == UInt8(ascii: ",") ? 1 : 0) } }
}
