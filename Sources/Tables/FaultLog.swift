/// The faults of a stretch of a file: all are counted, the first of each kind are kept.
struct FaultLog: Sendable {
    private(set) var kept: [RecordFault] = []
    private var counts = Array(repeating: 0, count: RecordFault.identifiers.count)
    private var keptCounts = Array(repeating: 0, count: RecordFault.identifiers.count)
    private let limit: Int

    /// A log that keeps up to `limit` faults of a kind.
    init(limit: Int) {
        self.limit = limit
    }

    /// How many faults were added.
    var total: Int { counts.reduce(0, +) }

    mutating func add(_ fault: RecordFault) {
        let kind = fault.kind.index
        counts[kind] += 1
        keep(fault, kind)
    }

    /// Adds the faults of a stretch that comes later in the file.
    mutating func merge(_ later: FaultLog) {
        for kind in counts.indices { counts[kind] += later.counts[kind] }
        for fault in later.kept { keep(fault, fault.kind.index) }
    }

    private mutating func keep(_ fault: RecordFault, _ kind: Int) {
        guard keptCounts[kind] < limit else { return }
        keptCounts[kind] += 1
        kept.append(fault)
    }

    /// For each identifier, how many faults were found beyond those kept.
    var furtherCounts: [String: Int] {
        var further: [String: Int] = [:]
        for kind in counts.indices where counts[kind] > keptCounts[kind] {
            further[RecordFault.identifiers[kind]] = counts[kind] - keptCounts[kind]
        }
        return further
    }
}
