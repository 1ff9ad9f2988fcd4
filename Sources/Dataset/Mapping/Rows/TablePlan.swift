import Tables

/// How the records of one foreign file become rows of a table: a ``TableMapping`` whose columns have been found.
struct TablePlan: Sendable {
    let mapping: TableMapping
    /// How many rule counters there are.
    let counters: Int
    /// One for each item that the file's columns are named for; a single one where there are none.
    let items: [ItemPlan]
    let joins: [JoinIndex]
    let folds: [FoldIndex]
    /// The columns of the schema that can have cells, which are those of the rows that are made.
    let columns: [Int]
    /// For each of these, how rows that become one agree about it.
    let combine: [CombineRule]

    /// Where a row that is made has the first column of the schema; nil where it has none.
    var keyCell: Int? { columns.first == 0 ? 0 : nil }

    /// How the cells of one item of a record are found.
    struct ItemPlan: Sendable {
        let cells: [CellPlan?]
        /// The columns that are named for the item; a record that has them all blank has no such item. Empty: it always
        /// has one.
        let own: [Int]
        /// For each join and then each fold, where its key lies.
        let keys: [[Int?]]
        /// Where what rows are grouped by lies.
        let group: [Int?]
    }

    /// For each column of the schema, where a fault of its cells is shown.
    var shownColumns: [Int?] {
        guard let first = items.first, items.count == 1 else { return mapping.columns.map { _ in nil } }
        return first.cells.map { $0?.shownColumn }
    }
}

/// The labels of the counters of a table's rules.
struct RuleLabels: Sendable {
    /// A rule and whether it is worth saying that it touched no cell: it is for one that a column has of its own.
    typealias Label = (text: String, isOwn: Bool)

    private(set) var all: [Label] = [(Tidying.label, false)]

    /// The counter of a rule; rules of one label share it.
    mutating func counter(_ label: String, isOwn: Bool = true) -> Int {
        if let index = all.firstIndex(where: { $0.text.utf8.elementsEqual(label.utf8) }) { return index }
        all.append((label, isOwn))
        return all.count - 1
    }
}
