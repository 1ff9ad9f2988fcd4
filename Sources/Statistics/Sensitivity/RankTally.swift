/// How often each unit has each rank, and how often it is above each other, over many runs.
///
/// Only whole numbers are kept, so that tallies of parts of the runs can be put together in any order. A share b of N
/// runs that were drawn at random has the standard error √(b (1 − b)/N).
public struct RankTally: Equatable, Sendable {
    /// The number of units.
    public let units: Int
    /// The runs that have been added.
    public private(set) var runs = 0
    /// Whether it is counted how often each unit is above each other.
    public let countsPairs: Bool
    /// Element v·units + r: how often unit v has rank r + 1.
    private var rankCounts: [UInt32]
    /// Element v·units + k: how often unit v is above unit k.
    private var winCounts: [UInt32]

    /// An empty tally.
    ///
    /// - Parameter countsPairs: Whether to count pairs of units, which takes the square of their number a run.
    public init(units: Int, countsPairs: Bool) {
        self.units = max(0, units)
        self.countsPairs = countsPairs
        rankCounts = [UInt32](repeating: 0, count: self.units * self.units)
        winCounts = [UInt32](repeating: 0, count: countsPairs ? self.units * self.units : 0)
    }

    /// Adds a run.
    ///
    /// - Parameter ranking: The units' ranks, as many as there are units; 0 where a unit has none.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another number of units; ``ArithmeticError/overflow`` after 2³² − 1
    ///   runs.
    public mutating func add(_ ranking: ScoreRanks) throws(ArithmeticError) {
        guard ranking.ranks.count == units else { throw .outOfDomain }
        guard runs < UInt32.max else { throw .overflow }
        runs += 1
        for unit in ranking.order { rankCounts[unit * units + ranking.ranks[unit] - 1] += 1 }
        guard countsPairs else { return }
        for (offset, unit) in ranking.order.enumerated() {
            let rank = ranking.ranks[unit]
            for other in ranking.order[(offset + 1)...] where ranking.ranks[other] > rank {
                winCounts[unit * units + other] += 1
            }
        }
    }

    /// Adds a run by its ranks alone.
    ///
    /// - Parameter ranks: The rank of each unit from 1 on, as many as there are units; 0 where a unit has none.
    /// - Throws: ``ArithmeticError/outOfDomain`` for another number of units or a rank that there is not, and for a
    ///   tally that counts pairs; ``ArithmeticError/overflow`` after 2³² − 1 runs.
    public mutating func add(ranks: [Int]) throws(ArithmeticError) {
        guard ranks.count == units, !countsPairs, ranks.allSatisfy({ (0...units).contains($0) }) else {
            throw .outOfDomain
        }
        guard runs < UInt32.max else { throw .overflow }
        runs += 1
        for (unit, rank) in ranks.enumerated() where rank > 0 { rankCounts[unit * units + rank - 1] += 1 }
    }

    /// Adds the runs of a batch.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for another number of units, and for a tally that counts pairs;
    ///   ``ArithmeticError/overflow`` after 2³² − 1 runs.
    public mutating func add(_ batch: RankBatch) throws(ArithmeticError) {
        guard batch.units == units, !countsPairs else { throw .outOfDomain }
        guard runs + batch.runs <= UInt32.max else { throw .overflow }
        runs += batch.runs
        RankTally.count(batch, in: &rankCounts)
    }

    private static func count(_ batch: RankBatch, in counts: inout [UInt32]) {
        let ranks = batch.ranks.span
        var counts = counts.mutableSpan
        let units = batch.units
        for unit in 0..<units {
            var place = unit
            for _ in 0..<batch.runs {
                let rank = Int(ranks[place])
                if rank > 0 { counts[unit &* units &+ rank &- 1] &+= 1 }
                place &+= units
            }
        }
    }

    /// Adds what another tally of the same units has counted.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` for another number of units or another kind of tally;
    ///   ``ArithmeticError/overflow``.
    public mutating func add(_ other: RankTally) throws(ArithmeticError) {
        guard other.units == units, other.countsPairs == countsPairs else { throw .outOfDomain }
        guard runs + other.runs <= UInt32.max else { throw .overflow }
        runs += other.runs
        // No count is above the number of runs, which has been looked at.
        for index in rankCounts.indices { rankCounts[index] &+= other.rankCounts[index] }
        for index in winCounts.indices { winCounts[index] &+= other.winCounts[index] }
    }

    /// How often a unit has a rank; 0 for a unit or a rank that there is not.
    public func count(of unit: Int, at rank: Int) -> Int {
        guard (0..<units).contains(unit), (1...max(1, units)).contains(rank) else { return 0 }
        return Int(rankCounts[unit * units + rank - 1])
    }

    /// How often a unit is above another; nil where pairs are not counted or there is no such unit.
    public func wins(of unit: Int, over other: Int) -> Int? {
        guard countsPairs, (0..<units).contains(unit), (0..<units).contains(other) else { return nil }
        return Int(winCounts[unit * units + other])
    }

    /// The runs in which a unit has a rank.
    public func ranked(_ unit: Int) -> Int { (1...max(1, units)).reduce(0) { $0 + count(of: unit, at: $1) } }

    /// The mean rank of a unit over the runs in which it has one, exactly.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` where it has none.
    public func expectedRank(_ unit: Int) throws(NotAvailable) -> Rational {
        let runs = ranked(unit)
        guard runs > 0 else { throw .tooFew(needed: 1) }
        let sum = (1...units).reduce(0) { $0 + $1 * count(of: unit, at: $1) }
        return try NotAvailable.reason { () throws(ArithmeticError) in try Rational(Int128(sum), over: Int128(runs)) }
    }

    /// The best rank that a unit reaches or betters in a share p of the runs in which it has one: the smallest rank of
    /// which the share of runs at it or at a better one is at least p.
    ///
    /// - Throws: ``NotAvailable/tooFew(needed:)`` where it has none; ``NotAvailable/arithmetic(_:)`` with
    ///   ``ArithmeticError/outOfDomain`` for a share not above 0 or above 1.
    public func rank(_ p: Rational, of unit: Int) throws(NotAvailable) -> Int {
        guard p > 0, p <= 1 else { throw .arithmetic(.outOfDomain) }
        let runs = ranked(unit)
        guard runs > 0 else { throw .tooFew(needed: 1) }
        let needed = try NotAvailable.reason { () throws(ArithmeticError) in try (p * Rational(runs)).ceiling }
        var reached = 0
        for rank in 1...units {
            reached += count(of: unit, at: rank)
            if Int128(reached) >= needed { return rank }
        }
        return units
    }
}
