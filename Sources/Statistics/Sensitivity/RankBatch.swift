/// The ranks of a few runs, kept until a ``RankTally`` counts them all at once.
///
/// The counts of many units do not fit into a processor's cache. Those of one unit do, so that it costs less to count the
/// ranks of a unit in many runs than those of many units in one.
public struct RankBatch: Sendable {
    /// How many runs fit in.
    public static let capacity = 128
    /// The number of units.
    public let units: Int
    /// The runs that have been added.
    public private(set) var runs = 0
    /// Element r·units + v: the rank of unit v in run r, 0 where it has none.
    private(set) var ranks: [UInt32]

    /// An empty batch.
    public init(units: Int) {
        self.units = max(0, units)
        ranks = [UInt32](repeating: 0, count: self.units * RankBatch.capacity)
    }

    /// Whether no other run fits in.
    public var isFull: Bool { runs == RankBatch.capacity }

    /// Adds a run.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for another number of units, and for a batch that is full.
    public mutating func add(_ ranking: ScoreRanks) throws(ArithmeticError) {
        guard ranking.ranks.count == units, !isFull else { throw .outOfDomain }
        let start = runs * units
        for unit in 0..<units { ranks[start &+ unit] = UInt32(truncatingIfNeeded: ranking.ranks[unit]) }
        runs += 1
    }

    /// Leaves the batch without runs.
    public mutating func removeAll() { runs = 0 }
}
