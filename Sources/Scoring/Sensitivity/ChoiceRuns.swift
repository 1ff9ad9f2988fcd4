import Parallel
import Statistics

/// The index worked out for every point of two samples of all choices, and for each choice with that one taken from the
/// second sample: N (k + 2) runs.
struct ChoiceRuns: Sendable {
    /// The runs of the two samples, and how many of them could not be worked out.
    let runs: Int
    let failed: Int
    private let vendors: Int
    private let published: [Int?]
    private let factors: Int
    private let points: [Point]

    /// The runs of one point: of A, of B, and of A with each factor from B in turn.
    private struct Point: Sendable {
        /// For each run the ranks of all vendors, 0 where one has none; empty where the run failed.
        var ranks: [[UInt32]]

        /// The rank of a vendor in a run. One without a score comes after all that have one; NaN where the run failed.
        func place(_ run: Int, _ vendor: Int) -> Double {
            guard ranks[run].indices.contains(vendor) else { return .nan }
            let rank = ranks[run][vendor]
            return rank > 0 ? Double(rank) : Double(ranks[run].count { $0 > 0 } + 1)
        }
    }

    init(_ space: ChoiceSpace, published: [Int?], points count: Int, threads: Int) {
        let factors = space.factors.count
        vendors = published.count
        self.published = published
        self.factors = factors
        guard factors > 0, let sequence = try? SobolSequence(dimensions: 2 * factors) else {
            (runs, failed, points) = (0, 0, [])
            return
        }
        let cube = sequence.points(count)
        // As much in a piece that the room for an evaluation is made seldom.
        let piece = 32
        let pieces = concurrentMap((count + piece - 1) / piece, threads: threads) { part -> [Point] in
            var evaluation = FastEvaluation(space.graph, leaves: space.leaves[0][0])
            var ranking = ScoreRanks(units: published.count)
            var choices = FastChoices(weights: space.weights)
            func ranks(_ point: [Double], keepsParts: Bool = false) -> [UInt32] {
                evaluation.evaluate(space.choose(point, into: &choices), choices, keepsParts: keepsParts)
                guard !evaluation.hasFailed else { return [] }
                ranking.rank(evaluation.scores)
                return ranking.ranks.map { UInt32($0) }
            }
            return cube[part * piece..<min(count, (part + 1) * piece)].map { point in
                let (a, b) = (Array(point.prefix(factors)), Array(point.suffix(factors)))
                var runs = [[UInt32]](repeating: [], count: factors + 2)
                runs[1] = ranks(b)
                runs[0] = ranks(a)
                // What changes the headline alone comes first, while its parts are those of A.
                let order = (0..<factors).filter { space.factors[$0].effect.isOfHeadline }
                for factor in order + (0..<factors).filter({ !order.contains($0) }) {
                    var mixed = a
                    mixed[factor] = b[factor]
                    runs[factor + 2] = ranks(mixed, keepsParts: order.contains(factor))
                }
                return Point(ranks: runs)
            }
        }
        points = pieces.flatMap { $0 }
        runs = 2 * points.count
        failed = points.reduce(0) { $0 + $1.ranks.prefix(2).count { $0.isEmpty && !published.isEmpty } }
    }

    /// The ranks over the runs of both samples.
    func tally() throws(ArithmeticError) -> RankTally {
        var tally = RankTally(units: vendors, countsPairs: false)
        for point in points {
            for ranks in point.ranks.prefix(2) where !ranks.isEmpty { try tally.add(ranks: ranks.map { Int($0) }) }
        }
        return tally
    }

    /// R̄ of a run: the mean distance of the ranks from the published ones, over the vendors that have both; NaN where
    /// the run failed or no vendor has both.
    private func shift(_ point: Point, _ run: Int) -> Double {
        var (sum, count) = (0.0, 0.0)
        for (vendor, rank) in point.ranks[run].enumerated() {
            guard rank > 0, let published = published[vendor] else { continue }
            sum += (Double(rank) - Double(published)).magnitude
            count += 1
        }
        return count > 0 ? sum / count : .nan
    }

    /// The mean of R̄ over the runs of both samples that could be worked out.
    var meanShift: Double? {
        let shifts = points.flatMap { point in [shift(point, 0), shift(point, 1)] }.filter(\.isFinite)
        return shifts.isEmpty ? nil : shifts.reduce(0, +) / Double(shifts.count)
    }

    /// What each choice brings of the variance of the ranks together, of R̄ and of each vendor's rank.
    func influences(seed: UInt64, threads: Int) -> [MethodSensitivity.Influence] {
        guard factors > 0 else { return [] }
        let single = concurrentMap(vendors, threads: threads) { vendor in
            results { $0.place($1, vendor) }
        }
        let shifts = results { shift($0, $1) }
        let outputs: [(output: MethodSensitivity.Output, results: [SobolAnalysis.Results])] =
            [(.ranks, single), (.shift, [shifts])] + single.enumerated().map { (.rank($0.offset), [$0.element]) }
        return concurrentMap(outputs.count, threads: threads) { place in
            let (output, results) = outputs[place]
            do throws(NotAvailable) {
                let analysis = try SobolAnalysis(results)
                return MethodSensitivity.Influence(
                    output: output, shares: .success(analysis.indices),
                    errors: place < 2 ? ChoiceRuns.errors(of: analysis, seed: seed, output: place) : nil,
                    points: analysis.rows)
            } catch {
                return MethodSensitivity.Influence(
                    output: output, shares: .failure(.init(words: ChoiceRuns.words(error))), errors: nil, points: 0)
            }
        }
    }

    /// A number of each run, as the analysis takes it.
    private func results(_ value: (Point, Int) -> Double) -> SobolAnalysis.Results {
        SobolAnalysis.Results(
            a: points.map { value($0, 0) }, b: points.map { value($0, 1) },
            mixed: (0..<factors).map { factor in points.map { value($0, factor + 2) } })
    }

    /// How often the points are drawn again for standard errors.
    static let resamples = 200

    private static func errors(of analysis: SobolAnalysis, seed: UInt64, output: Int) -> [SobolAnalysis.Indices]? {
        let stream = RandomStream(
            seed: seed, purpose: SensitivityPurpose.resamples, identifierHash: UInt64(output))
        let drawn = (0..<resamples).compactMap { replicate in
            var draws = stream.draws(replicate: UInt64(replicate))
            return analysis.resampled(&draws)
        }
        return try? SobolAnalysis.standardErrors(drawn)
    }

    private static func words(_ reason: NotAvailable) -> String {
        switch reason {
        case .constant: "not available: no choice changes it"
        case .tooFew: "not available: too few runs could be worked out"
        default: "not available: \(reason)"
        }
    }
}
