import Dispatch
import Foundation
import Statistics
import Synchronization

/// Krippendorff's α of 1,000 resamples of 6,000 units with three coders, nominal and ordinal at once. Both sides are given
/// the same resamples to compare; ours draws its own while it is timed.
struct AlphaBenchmark: Benchmark {
    static let name = "alpha-bootstrap"
    private static let (units, coders, replicates) = (6_000, 3, 1_000)

    private let codes: CodedUnits
    private let compared: [[Int]]

    static func writeInput(to folder: URL) throws {
        var draws = RandomStream(seed: 1, purpose: 1, identifierHash: 1).draws(replicate: 0)
        let rows = (0..<units).map { _ in
            let level = draws.index(below: 5) ?? 0
            return (0..<coders).map { _ in (draws.index(below: 4) ?? 0) == 0 ? draws.index(below: 5) ?? 0 : level }
        }
        try NumberTable.write(rows, to: folder.appending(path: "codes.csv"))
        let positions = (0..<10).map { _ in (0..<units).map { _ in draws.index(below: units) ?? 0 } }
        try NumberTable.write(positions, to: folder.appending(path: "resamples.csv"))
    }

    init(input folder: URL) throws {
        let rows = try NumberTable.read(folder.appending(path: "codes.csv"))
        codes = try CodedUnits(rows.map { row in row.map { Rational(Int($0)) } })
        compared = try NumberTable.read(folder.appending(path: "resamples.csv")).map { $0.map { Int($0) } }
    }

    func run(threads: Int) throws -> [(name: String, value: Double)] {
        let resampling = AgreementResampling(codes)
        let stream = RandomStream(seed: 1, purpose: 2, identifierHash: 1)
        let pieces = threads * 8
        let parts = Mutex([[[AgreementReplicate?]]](repeating: [], count: pieces))
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let numbers = (piece * Self.replicates / pieces)..<((piece + 1) * Self.replicates / pieces)
            let part = resampling.replicates(numbers, of: [.alpha(.nominal), .alpha(.ordinal)], stream: stream)
            parts.withLock { $0[piece] = part }
        }
        let all = parts.withLock { $0 }
        var figures: [(name: String, value: Double)] = []
        for (index, metric) in [DifferenceMetric.nominal, .ordinal].enumerated() {
            let level = try Rational(19, over: 20)
            _ = try ResampledAgreement(all.flatMap { $0[index] }, level: level)
            figures.append(("\(metric)", try codes.krippendorffAlpha(metric).double()))
            for (number, alpha) in try codes.alphaReplicates(metric, draws: compared).enumerated() {
                figures.append(("\(metric) \(number)", alpha?.double() ?? .nan))
            }
        }
        return figures
    }
}
