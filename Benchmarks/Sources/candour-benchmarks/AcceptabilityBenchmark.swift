import Foundation
import Scoring
import Statistics

/// Rank acceptability of 1,000 units under 10,000 sets of 20 weights. Ours draws the weights while it is timed; the peer
/// is given them.
struct AcceptabilityBenchmark: Benchmark {
    static let name = "acceptability"
    private static let (draws, units, criteria) = (10_000, 1_000, 20)

    private let graph: FastGraph
    private let leaves: FastLeaves

    private static var weights: AnyWeights {
        AnyWeights(
            published: [Double](repeating: 1, count: criteria), places: Array(0..<criteria), isOfHeadline: true,
            seed: 1, identifier: "benchmark")
    }

    static func writeInput(to folder: URL) throws {
        var draws = RandomStream(seed: 1, purpose: 1, identifierHash: 1).draws(replicate: 0)
        let rows = (0..<units).map { _ in (0..<criteria).map { _ in Double(draws.index(below: 1001) ?? 0) / 1000 } }
        try NumberTable.write(rows, to: folder.appending(path: "units.csv"))
        let source = weights
        var set = source.published
        try NumberTable.write(
            (0..<Self.draws).map { source.draw($0, into: &set) }, to: folder.appending(path: "weights.csv"))
    }

    init(input folder: URL) throws {
        let rows = try NumberTable.read(folder.appending(path: "units.csv"))
        leaves = FastLeaves(columns: (0..<Self.criteria).map { column in rows.map { $0[column] } })
        let node = FastGraph.Node(aggregate: .weightedMean, children: (0..<Self.criteria).map { .leaf($0) })
        guard let graph = FastGraph(nodes: [node], headline: 0) else { throw CocoaError(.featureUnsupported) }
        self.graph = graph
    }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        let analysis = try WeightAcceptability(
            graph, leaves, draws: Self.draws, countsPairs: false, threads: threads, weights: Self.weights)
        var figures: [(name: String, value: Double)] = []
        for unit in 0..<Self.units {
            figures.append(("expected rank \(unit)", try analysis.tally.expectedRank(unit).double()))
            figures.append(("first \(unit)", Double(analysis.firsts[unit])))
            for rank in [1, 10, 100, 500] {
                figures.append(("count \(unit) at \(rank)", Double(analysis.tally.count(of: unit, at: rank))))
            }
            if let central = analysis.centralWeights(unit, of: Self.weights) {
                figures.append(("central weight \(unit)", central[0]))
            }
        }
        return figures
    }
}
