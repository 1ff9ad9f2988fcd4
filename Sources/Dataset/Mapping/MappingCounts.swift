/// How many cells each rule of a mapping touched, and what it could not place.
struct MappingCounts: Sendable {
    /// The counter of tidied cells.
    static let tidied = 0

    private(set) var touched: [Int]
    /// By the number of our column, words that the mapping does not know.
    private(set) var unmapped: [Int: [String: Int]] = [:]
    /// Whether the row that is being made has a word for which it is refused.
    var refusesRow = false

    init(counters: Int) { touched = Array(repeating: 0, count: max(counters, 1)) }

    mutating func touch(_ counter: Int) { touched[counter] += 1 }

    mutating func addUnmapped(_ word: String, column: Int) { unmapped[column, default: [:]][word, default: 0] += 1 }

    /// Adds the counts of records that follow.
    mutating func merge(_ later: MappingCounts) {
        for counter in touched.indices { touched[counter] += later.touched[counter] }
        for (column, words) in later.unmapped {
            unmapped[column, default: [:]].merge(words, uniquingKeysWith: +)
        }
    }
}
