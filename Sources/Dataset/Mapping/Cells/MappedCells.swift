import Tables

/// The cells of our columns for each record of a foreign file, made while it is read.
///
/// What feeds which column, and by which rules, has been worked out once for the file. A column without a rule is handed
/// on as it lies in the record.
struct MappedCells: Sendable {
    /// For each column of the schema, how it is made; nil: it is blank.
    let plans: [CellPlan?]
    /// For each, the column that it hands on; and what such a cell may not be to be handed on.
    private let plain: [Int?]
    private let missing: [MissingStep?]
    private var maker = CellMaker()
    private(set) var counts: MappingCounts

    init(_ plans: [CellPlan?], counters: Int) {
        self.plans = plans
        plain = plans.map { $0?.plainColumn }
        missing = plans.map { $0?.missing?.step }
        counts = MappingCounts(counters: counters)
    }

    /// Whether every cell that a plan of these reads is blank, so that there is no row.
    func isBlank(_ record: borrowing Record, in columns: [Int]) -> Bool {
        for column in columns {
            let isBlank = record.withBytes(of: column) { bytes in
                for index in bytes.indices where !bytes[index].isBlank { return false }
                return true
            }
            if !isBlank { return false }
        }
        return true
    }

    /// Appends our cell to a row; of a blank cell there are no bytes.
    ///
    /// - Parameter column: the number of a column of the schema.
    mutating func append(_ column: Int, of record: borrowing Record, to row: inout RecordBuilder) {
        if let cell = plain[column] {
            let isDone = record.withBytes(of: cell) { bytes in
                guard Tidying.isTidy(bytes), !(missing[column]?.mayChange(length: bytes.count) ?? false) else {
                    return false
                }
                row.append(bytes)
                return true
            }
            if isDone { return }
        }
        guard let plan = plans[column] else { return row.append("") }
        maker.withText(plan, record, &counts) { row.append($0) }
    }

    /// Our cell as a text or parts, with what joined rows give.
    mutating func cell(_ column: Int, in record: borrowing Record, _ joined: [[String?]?]) -> MadeCell {
        guard let plan = plans[column] else { return .blank }
        return maker.make(plan, record, joined, &counts)
    }

    /// Forgets whether the last row is refused, and says it.
    mutating func takeRefusal() -> Bool {
        defer { counts.refusesRow = false }
        return counts.refusesRow
    }

    /// Adds the counts of records that follow.
    mutating func merge(_ later: MappedCells) { counts.merge(later.counts) }
}
