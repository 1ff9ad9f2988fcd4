import Dataset
import Statistics

/// The leaves of all vendors under one set of rules for missing answers and for several coders, in blocks of eight.
///
/// The vendors come first, then the parts of vendors that are rated on their own, in the vendors' order.
public struct FastLeaves: Sendable {
    /// How many vendors there are.
    public let vendors: Int
    /// The row of the first part; rows between the last vendor and it are empty.
    let firstPart: Int
    /// For each leaf what stands in the averages: of the score, of the lower and of the upper bound.
    private(set) var value: FastColumns
    private(set) var lower: FastColumns
    private(set) var upper: FastColumns
    /// For each leaf, over a vendor and its parts: how many answers are known, and with presence how many could be.
    private(set) var known: FastColumns
    /// Whether a score could lie beyond its bounds, so that the bounds have to be worked out.
    private(set) var isOpen = false
    /// For each vendor the row and the path of its parts.
    private(set) var parts: [[(row: Int, path: [String])]]

    /// Leaves that are known or not there, without parts.
    ///
    /// - Parameter columns: For each leaf the vendors' values; nil leaves the average.
    public init(columns: [[Double?]]) {
        vendors = columns.first?.count ?? 0
        firstPart = (vendors + 7) / 8 * 8
        value = FastColumns(columns: columns.count, rows: firstPart)
        for (leaf, column) in columns.enumerated() {
            for (vendor, number) in column.prefix(vendors).enumerated() { value[leaf, vendor] = number }
        }
        (lower, upper, known) = (value, value, value)
        parts = [[(row: Int, path: [String])]](repeating: [], count: vendors)
        for (leaf, column) in columns.enumerated() {
            for (vendor, number) in column.prefix(vendors).enumerated() {
                known[leaf, vendor] = number == nil ? nil : 1
            }
        }
    }

    /// The leaves as they were worked out, each with what stands for it.
    init(_ vendors: [VendorLeaves], questions: Int) {
        self.vendors = vendors.count
        firstPart = (vendors.count + 7) / 8 * 8
        let rows = firstPart + vendors.reduce(0) { $0 + $1.parts.count }
        let empty = FastColumns(columns: questions, rows: rows)
        (value, lower, upper, known) = (empty, empty, empty, FastColumns(columns: questions, rows: firstPart))
        parts = []
        var next = firstPart
        for (vendor, leaves) in vendors.enumerated() {
            var own: [(row: Int, path: [String])] = []
            put(leaves.whole, row: vendor, vendor: vendor)
            for part in leaves.parts {
                put(part.leaves, row: next, vendor: vendor)
                own.append((next, VendorLeaves.path(of: part.subject)))
                next += 1
            }
            parts.append(own)
        }
    }

    /// Whether every leaf has the same in all averages.
    func isSame(_ other: FastLeaves) -> Bool {
        value.cells == other.value.cells && lower.cells == other.lower.cells && upper.cells == other.upper.cells
            && known.cells == other.known.cells
    }

    private mutating func put(_ leaves: LeafList, row: Int, vendor: Int) {
        for (leaf, answer) in leaves.enumerated() {
            value[leaf, row] = answer.value?.double()
            lower[leaf, row] = answer.lower?.double()
            upper[leaf, row] = answer.upper?.double()
            if answer.lower != answer.value || answer.upper != answer.value { isOpen = true }
            switch answer.status {
            case .scored, .nonresponse: count(leaf, vendor, 1)
            case .unrated, .unresolved: count(leaf, vendor, 0)
            case .notApplicable, .pending: break
            }
        }
    }

    private mutating func count(_ leaf: Int, _ vendor: Int, _ known: Double) {
        var block = self.known[leaf, block: vendor / 8]
        block.value[vendor % 8] += known
        block.presence[vendor % 8] += 1
        self.known[leaf, block: vendor / 8] = block
    }
}

/// A level of a vendor's parts: what stands at it, and the levels beneath; see `SubjectFold`.
struct FoldLevel: Sendable {
    let rows: [Int]
    let below: [FoldLevel]

    /// The levels that a node names, of a vendor's parts.
    static func levels(_ names: [String], of parts: [(row: Int, path: [String])]) -> [FoldLevel] {
        names.map { name in FoldLevel(beneath(name, parts)) }
    }

    private init(_ parts: [(row: Int, path: [String])]) {
        rows = parts.filter { $0.path.isEmpty }.map(\.row)
        var names: [String] = []
        for name in parts.compactMap(\.path.first) where !names.contains(name) { names.append(name) }
        below = names.map { name in FoldLevel(FoldLevel.beneath(name, parts)) }
    }

    private static func beneath(_ name: String, _ parts: [(row: Int, path: [String])]) -> [(row: Int, path: [String])] {
        parts.filter { $0.path.first == name }.map { (row: $0.row, path: Array($0.path.dropFirst())) }
    }

    /// The mean of what has a value, each level beneath counting as one.
    func mean(_ value: (Int) -> Double?) -> Double? {
        FoldLevel.mean(rows.compactMap(value) + below.compactMap { $0.mean(value) })
    }

    static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
