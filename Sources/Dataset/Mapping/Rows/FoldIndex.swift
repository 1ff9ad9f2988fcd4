import Tables

/// What the rows of a folded file say about columns of ours, by the key that ties them to a table's rows.
struct FoldIndex: Sendable {
    /// For each key, by the number of our column: what it holds, or nil where rows disagree.
    private(set) var cells: [[UInt8]: [Int: String?]] = [:]
    /// Rows whose category is none that the mapping places, by category.
    private(set) var strangers: [String: Int] = [:]
    /// Words for the value that mean nothing of ours, by word.
    private(set) var unmapped: [String: Int] = [:]
    /// How many rows were folded into columns.
    private(set) var placed = 0
    /// How many columns of a row were left blank because its folded rows disagree.
    private(set) var disagreements = 0
    /// How many rows have no category or value, or a word that says that nothing is known.
    private(set) var blank = 0

    /// Folds the rows of a join whose slots are category and value.
    init(_ join: JoinIndex, _ rule: FoldRule, isKnown: (String, Int) -> Bool) {
        for (key, rows) in join.rows {
            for row in rows { add(row, key, rule, isKnown) }
        }
    }

    private mutating func add(_ row: [String?], _ key: [UInt8], _ rule: FoldRule, _ isKnown: (String, Int) -> Bool) {
        guard row.count == 2, let category = row[0], let word = row[1] else {
            blank += 1
            return
        }
        guard let columns = rule.into[foldedASCII(category)] else {
            strangers[category, default: 0] += 1
            return
        }
        let value = rule.words?.meanings[foldedASCII(word)] ?? word
        guard !value.isEmpty else {
            blank += 1
            return
        }
        guard columns.allSatisfy({ isKnown(value, $0) }) else {
            unmapped[word, default: 0] += 1
            return
        }
        placed += 1
        for column in columns {
            switch cells[key]?[column] {
            case nil: cells[key, default: [:]][column] = .some(value)
            case .some(let earlier?) where earlier != value:
                cells[key]?[column] = .some(nil)
                disagreements += 1
            default: break
            }
        }
    }

    /// What the rows of a key say.
    func cells(_ key: [UInt8]?) -> [Int: String?] { key.flatMap { cells[$0] } ?? [:] }
}
