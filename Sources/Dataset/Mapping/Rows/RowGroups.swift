import Statistics
import Tables

/// Rows that become one, while they are read: for each group what its row will be, and what else its rows said.
struct RowGroups: Sendable {
    private struct Group: Sendable {
        let position: RecordPosition
        var cells: [MadeCell]
        /// By the number of a column: what differs from `cells`, and where it first stands.
        var others: [Int: [MadeCell: RecordPosition]] = [:]
        /// By the number of a column: where its cell comes from, if not from the group's first row.
        var late: [Int: RecordPosition] = [:]
    }

    private let combine: [CombineRule]
    private var groups: [Group] = []
    private var places: [[UInt8]: Int] = [:]
    private var keys: [[UInt8]] = []
    /// How many rows went into others.
    private(set) var folded = 0

    /// - Parameter combine: for each column, how rows agree about it.
    init(combine: [CombineRule]) { self.combine = combine }

    mutating func add(_ cells: [MadeCell], key: [UInt8], at position: RecordPosition) {
        guard let place = places[key] else {
            places[key] = groups.count
            keys.append(key)
            groups.append(Group(position: position, cells: cells))
            return
        }
        folded += 1
        for column in cells.indices { add(cells[column], at: position, to: place, column) }
    }

    mutating func merge(_ later: RowGroups) {
        folded += later.folded
        for (group, key) in zip(later.groups, later.keys) {
            guard let place = places[key] else {
                places[key] = groups.count
                keys.append(key)
                groups.append(group)
                continue
            }
            folded += 1
            for column in group.cells.indices {
                add(group.cells[column], at: group.late[column] ?? group.position, to: place, column)
            }
            for (column, others) in group.others {
                for (cell, position) in others { add(cell, at: position, to: place, column) }
            }
        }
    }

    private mutating func add(_ cell: MadeCell, at position: RecordPosition, to place: Int, _ column: Int) {
        guard cell != .blank else { return }
        let known = groups[place].cells[column]
        if known == .blank {
            groups[place].cells[column] = cell
            groups[place].late[column] = position
        } else if combine[column] == .sum {
            groups[place].cells[column] = RowGroups.sum(known, cell)
        } else if known != cell {
            groups[place].others[column, default: [:]].merge([cell: position]) { min($0, $1) }
        }
    }

    /// The exact sum; where one is no number, it stands, and is refused as none.
    private static func sum(_ one: MadeCell, _ other: MadeCell) -> MadeCell {
        guard case .text(let first) = one, case .text(let second) = other else { return one }
        guard let left = Rational(decimal: first) else { return one }
        guard let right = Rational(decimal: second) else { return other }
        guard let sum = try? left + right, let text = sum.exactDecimal else {
            return .text("a sum of more than 38 digits")
        }
        return .text(text)
    }

    /// A row that several became.
    struct Row {
        let position: RecordPosition
        let cells: [MadeCell]
        /// What the rows disagree about: the column, what one of them says, and where.
        let disagreements: [(column: Int, cell: MadeCell, position: RecordPosition)]
    }

    /// How many groups there are.
    var count: Int { groups.count }

    /// What a group's row is, the groups in the order in which they began.
    /// - Parameter passedOver: counts, by the number of a column, the cells that differ from the one that was kept.
    func row(_ place: Int, _ passedOver: inout [Int: Int]) -> Row {
        let group = groups[place]
        var cells = group.cells
        var disagreements: [(column: Int, cell: MadeCell, position: RecordPosition)] = []
        for (column, others) in group.others.sorted(by: { $0.key < $1.key }) {
            let ordered = others.sorted { left, right in
                left.value == right.value
                    ? byBytes(RowGroups.shown(left.key), RowGroups.shown(right.key)) : left.value < right.value
            }
            switch combine[column] {
            case .agree: disagreements += ordered.map { (column, $0.key, $0.value) }
            case .first: passedOver[column, default: 0] += ordered.count
            case .sum: break
            case .lowest:
                cells[column] = ordered.reduce(cells[column]) { RowGroups.lower($1.key, $0) ? $1.key : $0 }
            case .highest:
                cells[column] = ordered.reduce(cells[column]) { RowGroups.lower($0, $1.key) ? $1.key : $0 }
            case .list:
                cells[column] = .text(
                    ([cells[column]] + ordered.map(\.key)).map(RowGroups.shown).joined(separator: ";"))
            }
        }
        return Row(position: group.position, cells: cells, disagreements: disagreements)
    }

    /// By value where both are numbers, else by bytes, as dates are.
    private static func lower(_ one: MadeCell, _ other: MadeCell) -> Bool {
        if let left = one.text.flatMap({ Rational(decimal: $0) }),
            let right = other.text.flatMap({ Rational(decimal: $0) })
        {
            return left < right
        }
        return byBytes(shown(one), shown(other))
    }

    /// A cell as a message prints it.
    static func shown(_ cell: MadeCell) -> String {
        switch cell {
        case .blank: ""
        case .text(let text): text
        case .parts(let parts): parts.joined(separator: "; ")
        }
    }
}
