import Foundation
import Statistics

/// Confidence sets of the ranks of 100 vendors on 60 questions with 1,000 draws: of all at once, and of each by itself.
enum RankSetBenchmark {
    private static let (vendors, questions, draws) = (100, 60, 1_000)

    static func writeInput(to folder: URL) throws {
        var draws = RandomStream(seed: 5, purpose: 1, identifierHash: 1).draws(replicate: 0)
        let rows = (0..<vendors).map { vendor in
            (0..<questions).map { _ in min(100, (draws.index(below: 5) ?? 0) * 25 + vendor / 2) }
        }
        try NumberTable.write(rows, to: folder.appending(path: "points.csv"))
    }

    static func procedure(_ folder: URL) throws -> RankSetProcedure {
        let rows = try NumberTable.read(folder.appending(path: "points.csv")).map { $0.map { Rational(Int($0)) } }
        let stream = RandomStream(seed: 6, purpose: 1, identifierHash: 1)
        return try RankSetProcedure(
            estimates: rows.map { try Rational.sum($0) / Rational($0.count) }, covariance: covarianceOfMeans(rows),
            draws: signMultiplierDraws(rows, replicates: draws, stream: stream))
    }

    static func figures(_ sets: [RankSet]) -> [(name: String, value: Double)] {
        sets.enumerated().flatMap { vendor, set in
            [("best \(vendor)", Double(set.best)), ("worst \(vendor)", Double(set.worst))]
        }
    }
}

/// The sets of all at once.
struct SimultaneousRankBenchmark: Benchmark {
    static let name = "rank-sets-simultaneous"
    private let procedure: RankSetProcedure

    static func writeInput(to folder: URL) throws { try RankSetBenchmark.writeInput(to: folder) }
    init(input folder: URL) throws { procedure = try RankSetBenchmark.procedure(folder) }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        RankSetBenchmark.figures(try procedure.simultaneous(level: Rational(19, over: 20)))
    }
}

/// The set of each by itself.
struct MarginalRankBenchmark: Benchmark {
    static let name = "rank-sets-marginal"
    private let procedure: RankSetProcedure

    static func writeInput(to folder: URL) throws { try RankSetBenchmark.writeInput(to: folder) }
    init(input folder: URL) throws { procedure = try RankSetBenchmark.procedure(folder) }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        RankSetBenchmark.figures(try procedure.marginal(level: Rational(19, over: 20)))
    }
}
