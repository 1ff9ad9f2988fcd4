import Dataset
import Scoring
import Statistics
import Synchronization

/// What all stretches of a tally share.
final class TallyTask: Sendable {
    let arithmetic: ContractArithmetic
    let frame: ContractFrame
    let index: DatasetIndex
    /// The vendors of `vendors.csv`, numbered in the order of their identifiers.
    let vendors: ByteTable
    let sources: ByteTable
    let days: TallyDays
    /// Whether a contract was met that may not be scored from one of its rows.
    let needsContracts = Atomic<Bool>(false)

    /// - Parameter periods: the quarters, ascending, each once.
    init(_ frame: ContractFrame, periods: [Period]) throws(TallyFault) {
        guard !periods.isEmpty, periods.count < Int16.max else { throw .noPeriods }
        self.frame = frame
        arithmetic = try ContractArithmetic(frame.method, rates: frame.tables.rates, sources: frame.tables.sources)
        index = frame.index
        var vendors = ByteTable()
        // A text that is there already is not added again.
        for vendor in frame.tables.vendors.map(\.vendor).sorted() { _ = vendors.add(vendor.text) }
        self.vendors = vendors
        var sources = ByteTable()
        for row in frame.tables.sources { _ = sources.add(row.source.text) }
        self.sources = sources
        days = TallyDays(periods)
    }
}

/// The days on which the quarters asked for end.
struct TallyDays: Sendable {
    /// Ascending.
    let ends: [PackedDay]
    let periodCount: Int16

    init(_ periods: [Period]) {
        ends = periods.map { PackedDay($0.lastDay) }
        periodCount = Int16(periods.count)
    }

    /// Whether a row that no other stands beside counts, and when.
    @inline(__always)
    func standing(of facts: ContractFacts) -> RowStanding {
        var from: Int16 = 0
        while from < periodCount, ends[Int(from)] < facts.day { from += 1 }
        if from == periodCount { return .aside(.later, from: from) }
        if facts.isLeftOut { return .aside(.status, from: from) }
        var until = periodCount
        if facts.endDay != .none {
            while until > from, facts.endDay < ends[Int(until - 1)] { until -= 1 }
            if until == from { return .aside(.ended, from: from) }
        }
        return .counts(PeriodSpan(from: from, until: until))
    }
}

/// The quarters asked for in which a contract counts, by their places: from one up to but not including another.
struct PeriodSpan: Hashable, Sendable {
    let from: Int16
    let until: Int16
}

/// Whether a row counts.
enum RowStanding: Hashable, Sendable {
    case counts(PeriodSpan)
    /// It stands aside, but from a quarter on it is on record.
    case aside(TallyCounts.Aside, from: Int16)
}

/// What a pass over the rows is for.
enum TallyPass: Sendable {
    /// To score each row as the only one of its contract, and to find out whether it is.
    case first
    /// To score again, and to gather the rows of contracts with these hashes, which are scored together.
    case second(together: Set<UInt64>)

    var isSecond: Bool { if case .second = self { true } else { false } }
}

extension TallySums.Key {
    init(vendor: Int32, _ span: PeriodSpan) { self.init(vendor: vendor, from: span.from, until: span.until) }
}
