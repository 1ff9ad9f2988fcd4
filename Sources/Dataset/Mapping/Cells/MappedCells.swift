import Tables

/// The cells of our columns for each record of a foreign file, made while it is read.
///
/// What feeds which column, and by which rules, has been worked out once for the file. A column without a rule is handed
/// on as it lies in the record.
struct MappedCells: Sendable {
    /// For each column of the schema, how it is made; nil: it is blank.
    let plans: [CellPlan?]
    private let plain: [Int?]
    private var maker = CellMaker()
    private(set) var counts: MappingCounts

    init(_ plans: [CellPlan?], counters: Int) {
        self.plans = plans
        plain = plans.map { $0?.plainColumn }
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

    /// Lends the bytes of our cell, which are UTF-8; of a blank cell there are none.
    ///
    /// - Parameter column: the number of a column of the schema.
    mutating func withBytes<Result>(
        of column: Int, in record: borrowing Record, _ body: (Span<UInt8>) -> Result
    ) -> Result {
        if let cell = plain[column] {
            let tidy = record.withBytes(of: cell) { bytes in Tidying.isTidy(bytes) ? Optional(body(bytes)) : nil }
            if let tidy { return tidy }
        }
        guard let plan = plans[column] else {
            let nothing: [UInt8] = []
            return body(nothing.span)
        }
        if plan.isOneText { return maker.withText(plan, record, &counts, body) }
        var text: [UInt8] = []
        // What becomes several rows is made where rows are.
        if case .text(let made) = maker.make(plan, record, [], &counts) { text = Array(made.utf8) }
        return body(text.span)
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
