import Foundation
import Statistics

/// Variance-based indices of two well-known functions of 20 factors from 4,096 points, with standard errors from 1,000
/// resamples. The function's values are given to both sides; the analysis alone is timed.
struct SobolBenchmark: Benchmark {
    static let name = "sobol"
    private static let (points, factors, resamples) = (4_096, 20, 1_000)

    private let functions: [(name: String, results: SobolAnalysis.Results)]

    static func writeInput(to folder: URL) throws {
        let points = try SobolSequence(dimensions: 2 * factors).points(Self.points)
        for (name, function) in [("ishigami", ishigami), ("g", sobolG)] {
            let rows = points.map { point -> [Double] in
                let (a, b) = (Array(point.prefix(factors)), Array(point.suffix(factors)))
                let mixed = (0..<factors).map { factor -> Double in
                    var row = a
                    row[factor] = b[factor]
                    return function(row)
                }
                return [function(a), function(b)] + mixed
            }
            try NumberTable.write(rows, to: folder.appending(path: name + ".csv"))
        }
    }

    /// Of the first three factors; the others do nothing.
    private static func ishigami(_ point: [Double]) -> Double {
        let x = point.prefix(3).map { (2 * $0 - 1) * Double.pi }
        return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }

    private static func sobolG(_ point: [Double]) -> Double {
        point.enumerated().map { (abs(4 * $0.element - 2) + Double($0.offset)) / (1 + Double($0.offset)) }.reduce(1, *)
    }

    init(input folder: URL) throws {
        functions = try ["ishigami", "g"].map { name in
            let rows = try NumberTable.read(folder.appending(path: name + ".csv"))
            let mixed = (0..<Self.factors).map { factor in rows.map { $0[factor + 2] } }
            return (name, SobolAnalysis.Results(a: rows.map { $0[0] }, b: rows.map { $0[1] }, mixed: mixed))
        }
    }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        var figures: [(name: String, value: Double)] = []
        for (name, results) in functions {
            // The peer centres by the mean of all runs.
            let all = (results.a + results.b + results.mixed.flatMap { $0 })
            let analysis = try SobolAnalysis([results], centre: all.reduce(0, +) / Double(all.count))
            let stream = RandomStream(seed: 1, purpose: 2, identifierHash: 3)
            let drawn = (0..<Self.resamples).compactMap { replicate in
                var draws = stream.draws(replicate: UInt64(replicate))
                return analysis.resampled(&draws)
            }
            _ = try SobolAnalysis.standardErrors(drawn)
            for (factor, indices) in analysis.indices.enumerated() {
                figures.append(("\(name) first order \(factor)", indices.firstOrder))
                figures.append(("\(name) total \(factor)", indices.total))
            }
        }
        return figures
    }
}
