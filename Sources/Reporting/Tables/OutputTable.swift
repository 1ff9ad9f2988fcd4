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
public enum OutputTables {
    static let makers: [(name: String, make: @Sendable (RunContext) -> OutputTable)] = [
        ("scores", ScoresTable.table),
        ("scores_wide", ScoresWideTable.table),
        ("structure", StructureTable.table),
        ("answers", AnswersTable.table),
        ("contracts", ContractsTable.table),
        ("features", FeaturesTable.table),
        ("involvement", InvolvementTable.table),
        ("claims", ClaimsTable.table),
        ("gaps", GapsTable.table),
        ("questions_to_ask", QuestionsTable.table),
        ("agreement", AgreementTable.table),
        ("disagreements", DisagreementsTable.table),
        ("generalisability", GeneralisabilityTable.table),
        ("consistency", ConsistencyTable.table),
        ("quality", QualityTable.table),
        ("treatment", TreatmentTable.table),
        ("steps", StepsTable.table),
        ("computed_weights", ComputedWeightsTable.table),
        ("ranks", RanksTable.table),
        ("pairs", PairsTable.table),
        ("changes", ChangesTable.table),
        ("sensitivity", SensitivityTable.table),
        ("choices", ChoicesTable.table),
        ("acceptability", AcceptabilityTable.table),
        ("rank_shares", RankSharesTable.table),
        ("weight_pairs", WeightPairsTable.table),
        ("central_weights", CentralWeightsTable.table),
    ]

    /// The names of all tables that a run can have.
    public static let names = makers.map(\.name)

    /// The tables that have rows, in the order of the list.
    ///
    /// - Parameter names: the tables wanted; nil wants all.
    static func all(_ run: RunContext, only names: [String]? = nil) -> [OutputTable] {
        makers.filter { names?.contains($0.name) ?? true }.map { $0.make(run) }.filter { !$0.rows.isEmpty }
    }
}

extension RunContext {
    /// A figure with the decimals of the tables, blank where there is none.
    func cell(_ value: Rational?) -> String? { value?.fixed(method.decimals.tables) }
}

/// A number in a unit of its own, with all of its decimals; one without an end to them to twelve.
func exactCell(_ value: Rational) -> String { value.exactDecimal ?? value.fixed(Grid.decimals) }
