import Dataset
import Parallel
import Statistics
import Tables

/// A column of a table that a run writes.
struct OutputColumn {
    /// As Frictionless names types.
    enum Kind: String {
        case string, number, integer, boolean
    }

    let name: String
    let kind: Kind
    /// Meaning, with the unit or the range where it has one.
    let meaning: String

    init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }
}

/// A table that a run writes to `tables/`.
struct OutputTable {
    /// The file's name without its ending.
    let name: String
    let title: String
    let columns: [OutputColumn]
    /// What identifies a row.
    let key: [String]
    /// Whether the table has no row.
    let isEmpty: Bool
    /// The pieces that it is written in, each by itself.
    private let pieces: Int
    private let write: @Sendable (Int, inout CSVWriter) -> Void

    /// A table whose rows are at hand.
    init(name: String, title: String, columns: [OutputColumn], key: [String], rows: [[String?]]) {
        let size = 2_000
        self.init(
            name: name, title: title, columns: columns, key: key, pieces: (rows.count + size - 1) / size
        ) { piece, writer in
            for row in rows[piece * size..<min(rows.count, (piece + 1) * size)] { writer.append(row) }
        }
    }

    /// A table whose rows are worked out while they are written, since there may be many.
    ///
    /// - Parameters:
    ///   - pieces: how many pieces it has, each with at least one row.
    ///   - write: writes the rows of a piece, by its number; it is called from several threads at once.
    init(
        name: String, title: String, columns: [OutputColumn], key: [String], pieces: Int,
        write: @escaping @Sendable (Int, inout CSVWriter) -> Void
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.key = key
        isEmpty = pieces == 0
        self.pieces = pieces
        self.write = write
    }

    var path: String { "tables/" + name + ".csv" }

    /// The table as CSV with its digest, pieces of it side by side on up to `threads` threads.
    func csv(threads: Int) -> TablePieces {
        TablePieces.made(pieces + 1, threads: threads) { csv(ofPiece: $0) }
    }

    /// The same without a digest.
    func csvPieces(threads: Int) -> [[UInt8]] {
        concurrentMap(pieces + 1, threads: threads) { csv(ofPiece: $0) }
    }

    /// The header is the first piece.
    private func csv(ofPiece piece: Int) -> [UInt8] {
        var writer = CSVWriter()
        if piece == 0 { writer.append(columns.map(\.name)) } else { write(piece - 1, &writer) }
        return writer.bytes
    }
}

/// Every table of a run. A new one is a file of its own and a line here.
public enum OutputTables {
    static let makers: [(name: String, make: @Sendable (RunContext) -> OutputTable)] = [
        (ScoresTable.name, ScoresTable.table),
        (ScoresWideTable.name, ScoresWideTable.table),
        (StructureTable.name, StructureTable.table),
        (AnswersTable.name, AnswersTable.table),
        (ContractsTable.name, ContractsTable.table),
        (FeaturesTable.name, FeaturesTable.table),
        (InvolvementTable.name, InvolvementTable.table),
        (ClaimsTable.name, ClaimsTable.table),
        (GapsTable.name, GapsTable.table),
        (QuestionsTable.name, QuestionsTable.table),
        (AgreementTable.name, AgreementTable.table),
        (DisagreementsTable.name, DisagreementsTable.table),
        (GeneralisabilityTable.name, GeneralisabilityTable.table),
        (ConsistencyTable.name, ConsistencyTable.table),
        (QualityTable.name, QualityTable.table),
        (TreatmentTable.name, TreatmentTable.table),
        (StepsTable.name, StepsTable.table),
        (ComputedWeightsTable.name, ComputedWeightsTable.table),
        (RanksTable.name, RanksTable.table),
        (PairsTable.name, PairsTable.table),
        (ChangesTable.name, ChangesTable.table),
        (SensitivityTable.name, SensitivityTable.table),
        (ChoicesTable.name, ChoicesTable.table),
        (AcceptabilityTable.name, AcceptabilityTable.table),
        (RankSharesTable.name, RankSharesTable.table),
        (WeightPairsTable.name, WeightPairsTable.table),
        (CentralWeightsTable.name, CentralWeightsTable.table),
    ]

    /// The names of all tables that a run can have.
    public static let names = makers.map(\.name)

    /// The tables that have rows, in the order of the list.
    ///
    /// - Parameter names: the tables wanted; nil wants all.
    static func all(_ run: RunContext, only names: [String]? = nil, threads: Int) -> [OutputTable] {
        let wanted = makers.filter { TableChoice(names).includes($0.name) }
        return concurrentMap(wanted.count, threads: threads) { wanted[$0].make(run) }.filter { !$0.isEmpty }
    }
}

/// Which tables a run is to have.
struct TableChoice {
    private let names: [String]?

    /// - Parameter names: nil is all of them, and everything else that a run has.
    init(_ names: [String]?) { self.names = names }

    /// Whether one of some tables is to be written.
    func includes(_ tables: String...) -> Bool { names.map { tables.contains(where: $0.contains) } ?? true }
}

extension RunContext {
    /// A figure with the decimals of the tables, blank where there is none.
    func cell(_ value: Rational?) -> String? { value?.fixed(method.decimals.tables) }
}

/// A number in a unit of its own, with all of its decimals; one without an end to them to twelve.
func exactCell(_ value: Rational) -> String { value.exactDecimal ?? value.fixed(Grid.decimals) }
