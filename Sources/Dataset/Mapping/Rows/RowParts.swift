import Statistics

/// Makes several rows of cells that have several parts.
enum RowParts {
    /// One row for each part: the first parts together, the second, and so on, and beside them the cells that have one.
    /// Nil where cells have different numbers of parts.
    static func rows(of cells: [MadeCell]) -> [[String?]]? {
        var count = 1
        for case .parts(let parts) in cells {
            guard count == 1 || parts.count == count else { return nil }
            count = parts.count
        }
        return (0..<count).map { row in
            cells.map { cell in
                if case .parts(let parts) = cell { parts[row] } else { cell.text }
            }
        }
    }

    /// One of so many equal parts, cut after twelve decimals so that all together are never above the whole.
    static func equalShare(of count: Int) -> String {
        let scale = 1_000_000_000_000
        let share = try? Rational(Int128(scale / max(count, 1)), over: Int128(scale))
        return share?.exactDecimal ?? "0"
    }
}
