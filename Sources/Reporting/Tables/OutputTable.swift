import Dataset
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
    let rows: [[String?]]

    var path: String { "tables/" + name + ".csv" }

    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.append(columns.map(\.name))
        for row in rows { writer.append(row) }
        return writer.bytes
    }
}

/// Every table of a run. A new one is a file of its own and a line here.
enum OutputTables {
    static let makers: [@Sendable (RunContext) -> OutputTable] = [
        ScoresTable.table, ScoresWideTable.table, StructureTable.table, AnswersTable.table, ContractsTable.table,
        FeaturesTable.table, InvolvementTable.table,
        ClaimsTable.table, GapsTable.table, QuestionsTable.table, AgreementTable.table,
        QualityTable.table,
    ]

    /// The tables that have rows, in the order of the list.
    static func all(_ run: RunContext) -> [OutputTable] {
        makers.map { $0(run) }.filter { !$0.rows.isEmpty }
    }
}

extension RunContext {
    /// A figure with the decimals of the tables, blank where there is none.
    func cell(_ value: Rational?) -> String? { value?.fixed(method.decimals.tables) }
}
