import Statistics
import Tables

/// How a dataset's tables are made from other people's files: what `mapping.yaml` says.
struct Mapping: Sendable {
    /// Other people's files, by the name that the mapping calls them.
    var files: [String: ForeignFile] = [:]
    /// In the order of `TableSchema.all`.
    var tables: [TableMapping] = []
    /// Whether a column or file that is not there reads as blank; otherwise it is an error.
    var mayLack = false

    /// The mapping of a table; nil where the table is a file of the dataset's own.
    func table(_ schema: TableSchema) -> TableMapping? { tables.first { $0.schema == schema } }

    /// The name of the file in a dataset's folder.
    static let file = "mapping.yaml"
}

/// A name in a mapping, and where it stands.
struct MappedName: Hashable, Sendable {
    let text: String
    let place: Place
}

/// How a foreign file is read.
struct ForeignFile: Sendable {
    /// The path from the dataset's folder.
    var path: String
    /// How its bytes stand for characters.
    var encoding = TextEncoding.utf8
    /// What separates its cells.
    var delimiter = UInt8(ascii: ",")
    /// How its numbers are written; nil: as a dataset's own.
    var numbers: NumberStyle?
    /// Words that stand for "not known".
    var missing: [String] = []
    /// What column names may begin with that makes no difference, such as `compiledRelease/`.
    var prefixes: [String] = []

    /// How the file is opened.
    func options(_ reading: ReadingOptions) -> TableFile.Options {
        var options = reading.ofFile
        options.encoding = encoding
        options.delimiter = delimiter
        return options
    }
}

/// How one table of ours is made.
struct TableMapping: Sendable {
    let schema: TableSchema
    let place: Place
    /// The foreign files whose rows become this table's, one behind the other.
    var from: [MappedName] = []
    /// Where a foreign row holds several of ours under numbered names: `contracts/*`.
    var each: MappedName?
    var joins: [JoinRule] = []
    var folds: [FoldRule] = []
    /// Foreign columns; rows that agree in all of them become one.
    var groupBy: [MappedName] = []
    /// Whether rows with the same key of ours become one.
    var isUnique = false
    /// How a contract of several vendors is shared among them; nil: several are refused.
    var share: ShareRule?
    /// For each column of the schema, how it is made; nil: it is blank.
    var columns: [ColumnRule?]

    /// Names a document that every row rests on, unless the table says which.
    mutating func take(source: String, at place: Place) {
        guard let column = schema.index(of: "source"), columns[column] == nil, schema.name != "sources" else { return }
        columns[column] = ColumnRule(place: place, source: .constant(source), kind: schema.columns[column].kind)
    }

    /// The columns of the schema that are made, in its order.
    var madeColumns: [Int] {
        var made = Set(columns.indices.filter { columns[$0] != nil })
        for fold in folds { for columns in fold.into.values { made.formUnion(columns) } }
        if share == .equal, let column = schema.index(of: "share") { made.insert(column) }
        return made.sorted()
    }

    /// Whether every foreign row becomes one row of ours by itself, so that nothing has to be held.
    var isRowwise: Bool {
        joins.isEmpty && folds.isEmpty && groupBy.isEmpty && !isUnique
            && !columns.contains { $0?.makesRows ?? false }
    }
}

/// How the rows that one contract becomes share it.
enum ShareRule: String, CaseIterable, Sendable {
    /// Each has the same part.
    case equal
    /// The column `share` of the mapping says it.
    case stated
    /// Nobody knows: `share` is blank, and scores have bounds that are the wider for it.
    case unknown
}

/// Rows of another foreign file that belong to a row by their key.
struct JoinRule: Sendable {
    /// The name by which columns refer to it.
    let name: String
    let place: Place
    let file: MappedName
    /// As ``TableMapping/each``, of the joined file.
    let each: MappedName?
    /// Which columns must hold the same: here, and in the joined file.
    let on: [(here: MappedName, there: MappedName)]
}

/// Rows of another foreign file that fill columns by a category that each of them has.
struct FoldRule: Sendable {
    let join: JoinRule
    /// The column of the category.
    let category: MappedName
    /// The column of what goes into our column.
    let value: MappedName
    /// For each category that is known, our columns.
    let into: [String: [Int]]
    /// Other words for ours.
    let words: WordsRule?
}

/// How rows that become one agree about a column.
enum CombineRule: String, CaseIterable, Sendable {
    /// All that are not blank must be the same; others are a fault.
    case agree
    /// The first that is not blank; others are counted.
    case first
    /// The sum of all that are not blank.
    case sum
    case lowest, highest
    /// Each that is not blank, once, with `;` between.
    case list
}
