import Foundation
import Statistics

/// BCa intervals of the means of 60 questions for 100 vendors. Ours are of all resamples there are; the peer's are of
/// 9,999 drawn, so that the ends differ by its error of simulation.
struct IdealBootstrapBenchmark: Benchmark {
    static let name = "ideal-bootstrap"
    private static let (vendors, questions) = (100, 60)

    private let points: [[Int]]

    static func writeInput(to folder: URL) throws {
        var draws = RandomStream(seed: 3, purpose: 1, identifierHash: 1).draws(replicate: 0)
        let rows = (0..<vendors).map { vendor in
            (0..<questions).map { _ in
                25 * min(4, (draws.index(below: 5) ?? 0) + (draws.index(below: 2) ?? 0) * vendor / 50)
            }
        }
        try NumberTable.write(rows, to: folder.appending(path: "points.csv"))
    }

    init(input folder: URL) throws {
        points = try NumberTable.read(folder.appending(path: "points.csv")).map { $0.map { Int($0) } }
    }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        let level = try Rational(19, over: 20)
        var figures: [(name: String, value: Double)] = []
        for (vendor, row) in points.enumerated() {
            let interval = try IdealBootstrap(strata: [row]).acceleratedInterval(level: level)
            figures.append(("low \(vendor)", Double(interval.lower) / Double(row.count)))
            figures.append(("high \(vendor)", Double(interval.upper) / Double(row.count)))
        }
        return figures
    }
}
