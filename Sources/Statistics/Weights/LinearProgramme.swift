/// max cx subject to Ax ≤ b and x ≥ 0 for b ≥ 0, where x = 0 is a solution to begin with.
///
/// Dantzig's simplex method on a dictionary, with Bland's rule, by which it always ends: Chvátal, Linear Programming
/// (1983), chapters 2 and 3. In double-double numbers; what is below 10⁻²⁴ of coefficients near 1 in size counts as 0.
struct LinearProgramme {
    /// The rows of A, each followed by its bound.
    private var rows: [[DoubleDouble]]
    /// c, followed by minus the value reached.
    private var objective: [DoubleDouble]
    /// The variables that stand for the columns, which are 0; from `columns.count` on those of the rows.
    private var columns: [Int]
    /// The variables that stand for the rows.
    private var basis: [Int]

    private static let noise = 1e-24

    /// A programme; all rows must be as long as the objective, and there must be a bound for every row.
    init(maximising objective: [DoubleDouble], rows: [[DoubleDouble]], bounds: [DoubleDouble]) {
        self.objective = objective + [.zero]
        self.rows = zip(rows, bounds).map { $0 + [$1] }
        columns = Array(objective.indices)
        basis = rows.indices.map { objective.count + $0 }
    }

    /// The maximum.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` if there is none, the objective growing without a bound.
    mutating func maximum() throws(ArithmeticError) -> DoubleDouble {
        while let column = enteringColumn() {
            guard let row = try leavingRow(column) else { throw .outOfDomain }
            try pivot(row, column)
        }
        return -objective[columns.count]
    }

    /// The column of the first variable by which the objective can still grow.
    private func enteringColumn() -> Int? {
        columns.indices
            .filter { objective[$0].high > LinearProgramme.noise }
            .min { columns[$0] < columns[$1] }
    }

    /// The row that bounds the growth most; of several, that of the first variable.
    private func leavingRow(_ column: Int) throws(ArithmeticError) -> Int? {
        var best: (row: Int, ratio: DoubleDouble)?
        for (row, coefficients) in rows.enumerated() where coefficients[column].high > LinearProgramme.noise {
            let ratio = try coefficients[columns.count] / coefficients[column]
            guard let known = best else {
                best = (row, ratio)
                continue
            }
            let difference = (ratio &- known.ratio).high
            let isTied = difference.magnitude <= LinearProgramme.noise
            if isTied ? basis[row] < basis[known.row] : difference < 0 { best = (row, ratio) }
        }
        return best?.row
    }

    /// Exchanges the variable of a row for that of a column.
    private mutating func pivot(_ row: Int, _ column: Int) throws(ArithmeticError) {
        let divisor = rows[row][column]
        for index in rows[row].indices where index != column {
            rows[row][index] = try rows[row][index] / divisor
        }
        rows[row][column] = try .one / divisor
        let source = rows[row]
        for other in rows.indices where other != row {
            try LinearProgramme.subtract(source, from: &rows[other], column: column)
        }
        try LinearProgramme.subtract(source, from: &objective, column: column)
        swap(&columns[column], &basis[row])
    }

    private static func subtract(
        _ source: [DoubleDouble], from target: inout [DoubleDouble], column: Int
    ) throws(ArithmeticError) {
        let factor = target[column]
        guard factor.high != 0 else { return }
        target[column] = .zero
        for index in target.indices {
            let difference = try target[index] - factor * source[index]
            target[index] = difference.high.magnitude < noise ? .zero : difference
        }
    }
}
