import Foundation
import Scoring
import Statistics

/// A composite indicator of 49 indicators and 51 units, which a published analysis varied in four ways: how many outliers
/// may be moved, the normalisation, the weights, and the mean.
struct CompositeIndicator {
    /// One way of working it out, each choice by its number.
    struct Choice {
        let points: Int
        let normalisation: Int
        let weights: Int
        let mean: Int
    }

    let graph: FastGraph
    /// For each set the weights of all edges.
    let weightSets: [[Double]]
    let units: Int
    private let columns: [[Rational]]
    private let isReversed: [Bool]

    static let files = ["ASEM_dset_Imputed", "ASEM_iMeta", "SA_noisy_weights_100sets", "SA_UA_N1000_params"]

    /// Copies the published data; it lies beside the project where it is there at all.
    static func copy(to folder: URL) throws {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../../shared/oracles/coinr")
        for name in files {
            try Data(contentsOf: source.appending(path: name + ".csv")).write(to: folder.appending(path: name + ".csv"))
        }
    }

    init(input folder: URL) throws {
        func rows(_ name: String) throws -> [[String]] {
            try String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)
                .split(whereSeparator: \.isNewline).dropFirst().map { CompositeIndicator.cells($0) }
        }
        let data = try rows("ASEM_dset_Imputed")
        let meta = try rows("ASEM_iMeta")
        let indicators = meta.filter { $0[0] == "1" }
        columns = try indicators.indices.map { column in
            try data.map { try Rational(exactly: Double($0[column + 1]) ?? .nan) }
        }
        units = data.count
        isReversed = indicators.map { $0[3] == "-1" }
        var nodes: [FastGraph.Node] = []
        var edges: [(child: String, weight: Double)] = []
        var places: [String: NodeGraph.Child] = [:]
        for (place, row) in indicators.enumerated() { places[row[1]] = .leaf(place) }
        for level in ["2", "3", "4"] {
            for node in meta where node[0] == level {
                let children = meta.filter { $0[8] == node[1] }
                edges += children.map { ($0[1], Double($0[4]) ?? .nan) }
                nodes.append(.init(aggregate: .weightedMean, children: children.compactMap { places[$0[1]] }))
                places[node[1]] = .node(nodes.count - 1)
            }
        }
        guard let graph = FastGraph(nodes: nodes, headline: nodes.count - 1) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        self.graph = graph
        var sets = [[String: Double]](repeating: [:], count: 100)
        for row in try rows("SA_noisy_weights_100sets") {
            if let set = Int(row[0]) { sets[set - 1][row[1]] = Double(row[3]) }
        }
        weightSets = sets.map { set in edges.map { set[$0.child] ?? $0.weight } }
    }

    /// The cells of a line, of which some are quoted.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    /// The ranks of the units under each choice, worked out once for each set of treated and normalised indicators.
    func ranks(_ choices: [Choice]) throws -> [[Int]] {
        var tables: [Int: FastLeaves] = [:]
        var ranking = ScoreRanks(units: units)
        var evaluation: FastEvaluation?
        var ranks: [[Int]] = []
        for choice in choices {
            let key = choice.points * 2 + choice.normalisation
            let leaves = try tables[key] ?? self.leaves(choice)
            tables[key] = leaves
            var room = evaluation ?? FastEvaluation(graph, leaves: leaves)
            evaluation = nil
            var varied = FastChoices(weights: weightSets[choice.weights])
            varied.everyAggregate = choice.mean == 0 ? .weightedMean : .geometric
            room.evaluate(leaves, varied)
            ranking.rank(room.scores)
            ranks.append(ranking.ranks)
            evaluation = room
        }
        return ranks
    }

    private func leaves(_ choice: Choice) throws -> FastLeaves {
        var limits = OutlierTreatment.Limits()
        limits.points = choice.points
        limits.keepsLogarithm = true
        let scale = choice.normalisation == 0 ? FastNormalisation.minMax(1, 100) : .zScore(mean: 10, deviation: 2)
        return FastLeaves(
            columns: try zip(columns, isReversed).map { column, isReversed in
                let treated = try OutlierTreatment(of: column, limits: limits).values
                return scale.values(of: treated.map { isReversed ? -$0.double() : $0.double() })
            })
    }
}
