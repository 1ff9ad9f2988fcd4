import Foundation
import Statistics
import Testing

@testable import Scoring

/// A published uncertainty analysis of a composite indicator, run by run from its sampled parameters.
@Suite("A published uncertainty analysis")
struct CompositeReplayTests {
    @Test(
        "the 1,000 runs on the ASEM data, replayed from their parameters, give the same ranks and rank statistics",
        .enabled(if: Oracles.available, Oracles.absent))
    func replay() throws {
        let model = try Composite()
        let parameters = try Oracles.rows("../coinr/SA_UA_N1000_params")
        let sets = try Self.weightSets()
        let published = try Oracles.rows("../coinr/SA_UA_N1000_ranks")
        #expect(published.map { $0[0] } == model.units && parameters.count == 1000)
        var tables: [String: FastLeaves] = [:]
        var tally = RankTally(units: model.units.count, countsPairs: false)
        var ranking = ScoreRanks(units: model.units.count)
        var evaluation: FastEvaluation?
        var different = 0
        for (run, row) in parameters.enumerated() {
            let key = row[1] + row[2]
            let leaves = try tables[key] ?? model.leaves(points: try #require(Int(row[1])), rule: row[2])
            tables[key] = leaves
            var room = evaluation ?? FastEvaluation(model.graph, leaves: leaves)
            evaluation = nil
            var choices = FastChoices(weights: try model.weights(try #require(sets[row[3]])))
            choices.everyAggregate = row[4] == "a_gmean" ? .geometric : .weightedMean
            room.evaluate(leaves, choices)
            #expect(!room.hasFailed)
            ranking.rank(room.scores)
            try tally.add(ranking)
            different += ranking.ranks.indices.count { String(ranking.ranks[$0]) != published[$0][run + 2] }
            evaluation = room
        }
        #expect(different == 0, "of 51,000 ranks")
        for (unit, row) in try Oracles.rows("../coinr/SA_UA_N1000_rankstats").enumerated() {
            #expect(try (tally.expectedRank(unit).double() - #require(Double(row[2]))).magnitude < 1e-12)
            let ranks = (1...model.units.count).flatMap { rank in
                [Rational](repeating: Rational(rank), count: tally.count(of: unit, at: rank))
            }
            for (column, share) in [(3, 50), (4, 5), (5, 95)] {
                let expected = try #require(Double(row[column]))
                #expect(try quantile(Rational(Int128(share), over: 100), of: ranks).double() == expected)
            }
        }
    }

    /// For each set the weight of each node.
    private static func weightSets() throws -> [String: [String: Double]] {
        var sets: [String: [String: Double]] = [:]
        for row in try Oracles.rows("../coinr/SA_noisy_weights_100sets") {
            sets[row[0], default: [:]][row[1]] = Double(row[3])
        }
        return sets
    }
}

/// A composite indicator from its data and its description: treated, normalised, weighed and aggregated.
private struct Composite {
    let units: [String]
    let graph: FastGraph
    private let columns: [[Rational]]
    private let isReversed: [Bool]
    /// The name of each child of each node, in the order of the graph's weights, with the weight of its own.
    private let edges: [(child: String, weight: Double)]

    init() throws {
        let data = try Oracles.rows("../coinr/ASEM_dset_Imputed").map { $0.map { $0.filter { $0 != "\"" } } }
        units = data.map { $0[0] }
        let meta = try Oracles.quotedRows("../coinr/ASEM_iMeta")
        let indicators = meta.filter { $0[0] == "1" }
        columns = try indicators.indices.map { column in
            try data.map { try Rational(exactly: try #require(Double($0[column + 1]))) }
        }
        isReversed = indicators.map { $0[3] == "-1" }
        var nodes: [FastGraph.Node] = []
        var edges: [(child: String, weight: Double)] = []
        var places: [String: NodeGraph.Child] = [:]
        for (place, row) in indicators.enumerated() { places[row[1]] = .leaf(place) }
        for level in ["2", "3", "4"] {
            for node in meta where node[0] == level {
                let children = meta.filter { $0[8] == node[1] }
                edges += try children.map { ($0[1], try #require(Double($0[4]))) }
                nodes.append(.init(aggregate: .weightedMean, children: children.compactMap { places[$0[1]] }))
                places[node[1]] = .node(nodes.count - 1)
            }
        }
        self.edges = edges
        graph = try #require(FastGraph(nodes: nodes, headline: nodes.count - 1))
    }

    /// The indicators with at most so many points moved, turned round where less is better, on a common scale.
    func leaves(points: Int, rule: String) throws -> FastLeaves {
        var limits = OutlierTreatment.Limits()
        limits.points = points
        limits.keepsLogarithm = true
        let scale = rule == "n_zscore" ? FastNormalisation.zScore(mean: 10, deviation: 2) : .minMax(1, 100)
        return FastLeaves(
            columns: try zip(columns, isReversed).map { column, isReversed in
                let treated = try OutlierTreatment(of: column, limits: limits).values
                return scale.values(of: treated.map { isReversed ? -$0.double() : $0.double() })
            })
    }

    /// The weights of all edges, those of a set where it names the child.
    func weights(_ set: [String: Double]) throws -> [Double] { edges.map { set[$0.child] ?? $0.weight } }
}

extension Oracles {
    /// The rows of a file whose cells may be quoted and hold a comma, below its header.
    fileprivate static func quotedRows(_ path: String) throws -> [[String]] {
        try rows(path).map { cells in
            // Cells of a quoted text that a comma has parted are put together again.
            var whole: [String] = []
            var isOpen = false
            for cell in cells {
                if isOpen { whole[whole.count - 1] += "," + cell } else { whole.append(cell) }
                if !cell.count(where: { $0 == "\"" }).isMultiple(of: 2) { isOpen.toggle() }
            }
            return whole.map { $0.filter { $0 != "\"" } }
        }
    }
}
