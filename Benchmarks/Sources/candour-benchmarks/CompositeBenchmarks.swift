import Foundation
import Scoring
import Statistics

/// The published uncertainty analysis of a composite indicator: 1,000 runs from their sampled parameters, with treatment,
/// normalisation, weights and aggregation.
struct UncertaintyBenchmark: Benchmark {
    static let name = "uncertainty"
    private let indicator: CompositeIndicator
    private let choices: [CompositeIndicator.Choice]

    static func writeInput(to folder: URL) throws { try CompositeIndicator.copy(to: folder) }

    init(input folder: URL) throws {
        indicator = try CompositeIndicator(input: folder)
        choices = try String(contentsOf: folder.appending(path: "SA_UA_N1000_params.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst().map { line in
                let cells = line.split(separator: ",")
                return CompositeIndicator.Choice(
                    points: Int(cells[1]) ?? 0, normalisation: cells[2] == "n_minmax" ? 0 : 1,
                    weights: (Int(cells[3]) ?? 1) - 1, mean: cells[4] == "a_amean" ? 0 : 1)
            }
    }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        let ranks = try indicator.ranks(choices)
        return (0..<indicator.units).map { unit in
            ("mean rank \(unit)", ranks.reduce(0) { $0 + Double($1[unit]) } / Double(ranks.count))
        }
    }
}

/// The sensitivity analysis of the same indicator: 1,000 points of four choices, so 6,000 runs, and Sobol's indices of the
/// mean shift in rank with standard errors.
struct SensitivityBenchmark: Benchmark {
    static let name = "sensitivity"
    private let indicator: CompositeIndicator

    static func writeInput(to folder: URL) throws { try CompositeIndicator.copy(to: folder) }

    init(input folder: URL) throws { indicator = try CompositeIndicator(input: folder) }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        let points = try SobolSequence(dimensions: 8).points(1_000)
        func choice(_ u: [Double]) -> CompositeIndicator.Choice {
            CompositeIndicator.Choice(
                points: 1 + Int(u[0] * 5), normalisation: Int(u[1] * 2), weights: Int(u[2] * 100), mean: Int(u[3] * 2))
        }
        let nominal = try indicator.ranks([.init(points: 5, normalisation: 0, weights: 0, mean: 0)])[0]
        func shifts(_ u: [[Double]]) throws -> [Double] {
            try indicator.ranks(u.map(choice)).map { ranks in
                Double(zip(ranks, nominal).reduce(0) { $0 + abs($1.0 - $1.1) }) / Double(ranks.count)
            }
        }
        let (a, b) = (points.map { Array($0.prefix(4)) }, points.map { Array($0.suffix(4)) })
        let mixed = try (0..<4).map { factor in
            try shifts(
                zip(a, b).map { row, other in
                    var row = row
                    row[factor] = other[factor]
                    return row
                })
        }
        let analysis = try SobolAnalysis([.init(a: shifts(a), b: shifts(b), mixed: mixed)])
        let stream = RandomStream(seed: 1, purpose: 2, identifierHash: 3)
        let drawn = (0..<100).compactMap { replicate in
            var draws = stream.draws(replicate: UInt64(replicate))
            return analysis.resampled(&draws)
        }
        _ = try SobolAnalysis.standardErrors(drawn)
        return analysis.indices.enumerated().map { ("total \($0.offset)", $0.element.total) }
    }
}
