public import Dataset
import Parallel
public import Statistics

/// How sure the order of an index's vendors is, where the questions stand for a domain of questions.
public struct IndexUncertainty: Sendable {
    /// The index.
    public let index: Identifier
    /// The vendors that are ranked, from first to last.
    public let vendors: [Identifier]
    /// The ranks that each may have, all at once with the target's confidence.
    public let simultaneous: [RankSet]
    /// The ranks that each may have, of each by itself with the target's confidence.
    public let marginal: [RankSet]
    /// The best rank of each where only that end is bounded, all at once: those with 1 may be first.
    public let bestRank: [Int]
    /// Element (a, b): whether a is found to be above b; the pairs that the sets of ``simultaneous`` count.
    public let isAbove: [[Bool]]
    /// Element (a, b): in what part of the resamples of the questions a scores above b, ties half; nil where there is none.
    public let probabilityAbove: [[Rational?]]
    /// Each two vendors, in the order of their identifiers.
    public let pairs: [VendorPair]

    /// Where a vendor stands in ``vendors``.
    private let places: [Identifier: Int]

    /// The place of a vendor in the lists; nil for one that is not ranked.
    public func place(of vendor: Identifier) -> Int? { places[vendor] }

    /// The vendors that may be first.
    public var mayBeFirst: [Identifier] { vendors.indices.filter { bestRank[$0] == 1 }.map { vendors[$0] } }

    /// Runs of neighbours within which no vendor is found to be above another, as long as each can be; a vendor may stand
    /// in several. One that is told apart from both of its neighbours stands in none.
    public var inseparable: [Range<Int>] {
        var runs: [Range<Int>] = []
        for start in vendors.indices {
            var end = start + 1
            while end < vendors.count, !(start..<end).contains(where: { isAbove[$0][end] }) { end += 1 }
            if end - start > 1, runs.last.map({ end > $0.upperBound }) ?? true { runs.append(start..<end) }
        }
        return runs
    }
}

extension IndexUncertainty {
    /// More vendors than this would take hours and give a table of a million rows.
    static let mostVendors = 500

    /// The order of an index.
    ///
    /// - Parameters:
    ///   - ranking: the places of the vendors.
    ///   - scores: for each vendor of the ranking that has one its score in each resample, in billionths.
    static func of(
        _ ranking: Ranking, _ scored: ScoredPeriod, _ intervals: QuestionIntervals, scores: [Identifier: [Double]],
        threads: Int
    ) throws(ScoringFault) -> Available<IndexUncertainty> {
        guard let node = scored.graph.index(of: ranking.index) else { return .none("not available: no node") }
        var vendors: [ScoredVendor] = []
        var programs: [ScoreProgram] = []
        var estimates: [Rational] = []
        for place in ranking.places {
            guard let vendor = scored.vendor(place.vendor), let value = place.score.value else { continue }
            switch try intervals.program(vendor, node: node) {
            case .none(let reason): return .none("\(reason) of '\(place.vendor)'")
            case .value(let program):
                vendors.append(vendor)
                programs.append(program)
                estimates.append((try? Grid.rational(value)) ?? value)
            }
        }
        guard vendors.count > 1 else { return .none("not available: fewer than two vendors are ranked") }
        guard vendors.count <= mostVendors else {
            return .none("not available: more than \(mostVendors) vendors are ranked")
        }
        do throws(NotAvailable) {
            let procedure = try procedure(programs, estimates, intervals)
            let level = intervals.target.confidence
            let sets = concurrentMap(vendors.count, threads: threads) { vendor in
                Result { () throws(NotAvailable) -> RankSet in try procedure.marginal(of: vendor, level: level) }
            }
            var marginal: [RankSet] = []
            for set in sets { marginal.append(try set.get()) }
            let isAbove = try procedure.order(level: level)
            let probabilities = probabilities(vendors.map { scores[$0.vendor] }, threads: threads)
            let places = Dictionary(
                vendors.enumerated().map { ($0.element.vendor, $0.offset) }, uniquingKeysWith: { first, _ in first })
            let matching = try VendorPairs(scored, intervals, node: node).all(
                vendors, isAbove: isAbove, probabilities: probabilities, threads: threads)
            return .value(
                IndexUncertainty(
                    index: ranking.index, vendors: vendors.map(\.vendor),
                    simultaneous: try procedure.simultaneous(level: level), marginal: marginal,
                    bestRank: try procedure.simultaneous(level: level, side: .best).map(\.best), isAbove: isAbove,
                    probabilityAbove: probabilities, pairs: matching, places: places))
        } catch {
            return .none(error.cell)
        }
    }

    /// The covariances of the scores' errors, Σ uⱼ uₖ over the questions, and draws Σ e u with a sign for each question.
    private static func procedure(
        _ programs: [ScoreProgram], _ estimates: [Rational], _ intervals: QuestionIntervals
    ) throws(NotAvailable) -> RankSetProcedure {
        let count = intervals.questions.count
        var influences: [[Double]] = []
        for program in programs {
            guard let row = program.influences(count, stratum: intervals.strata.ofQuestion) else { throw .infeasible }
            influences.append(row)
        }
        let covariance = influences.map { one in
            influences.map { other in
                var sum = 0.0
                for question in 0..<count { sum += one[question] * other[question] }
                return sum
            }
        }
        let signs = QuestionSigns(intervals.questions.map(\.question), .rankMultipliers, target: intervals.target)
        let draws = (0..<signs.replicates).map { replicate in
            let turned = (0..<count).map { signs.isTurned($0, replicate) ? -1.0 : 1.0 }
            return influences.map { row in
                var sum = 0.0
                for question in 0..<count { sum += turned[question] * row[question] }
                return sum
            }
        }
        // Each stratum's mean is taken from its own questions.
        let applying = (0..<count).count { question in influences.contains { $0[question] != 0 } }
        let strata = Set(intervals.strata.ofQuestion).count
        return try RankSetProcedure(
            estimates: estimates, covariance: covariance, draws: draws, observations: max(applying - strata + 1, 1))
    }

    /// For each two vendors in what part of the resamples the first scores above the second, ties half.
    private static func probabilities(_ scores: [[Double]?], threads: Int) -> [[Rational?]] {
        concurrentMap(scores.count, threads: threads) { first in
            scores.indices.map { second -> Rational? in
                guard first != second, let one = scores[first], let other = scores[second] else { return nil }
                var (twice, count) = (0, 0)
                for (left, right) in zip(one, other) where left.isFinite && right.isFinite {
                    count += 1
                    twice += left > right ? 2 : left == right ? 1 : 0
                }
                return try? Rational(Int128(twice), over: Int128(2 * count))
            }
        }
    }
}
