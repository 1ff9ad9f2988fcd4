import Foundation

/// A piece of work that is timed against a peer's on the same input.
protocol Benchmark: Sendable, SendableMetatype {
    /// Its name on the command line, and that of the peer's script.
    static var name: String { get }
    /// How often the work is done; the median time counts.
    static var repetitions: Int { get }

    /// Writes the input to a folder, the same bytes every time; nothing where it lies elsewhere already.
    static func writeInput(to folder: URL) throws

    /// Reads the input; not timed.
    init(input folder: URL) throws

    /// The work.
    ///
    /// - Returns: The figures that the peer must have too, by name.
    func run(threads: Int) throws -> [(name: String, value: Double)]
}

extension Benchmark {
    static var repetitions: Int { 5 }

    /// Does the work, writes the figures beside the input and prints the median time in seconds.
    static func measure(in folder: URL, threads: Int) throws {
        let benchmark = try Self(input: folder)
        var figures: [(name: String, value: Double)] = []
        var seconds: [Double] = []
        for _ in 0..<repetitions {
            let clock = ContinuousClock()
            let time = try clock.measure { figures = try benchmark.run(threads: threads) }
            seconds.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
        }
        let lines = figures.map { "\($0.name),\($0.value)\n" }.joined()
        try Data(lines.utf8).write(to: folder.appending(path: "ours.csv"))
        print(seconds.sorted()[seconds.count / 2])
    }
}

/// Every benchmark. A new one is a file of its own, a peer's script of the same name, and a line here.
let benchmarks: [any Benchmark.Type] = [
    AcceptabilityBenchmark.self, SobolBenchmark.self, UncertaintyBenchmark.self, SensitivityBenchmark.self,
    AlphaBenchmark.self, IdealBootstrapBenchmark.self, SimultaneousRankBenchmark.self, MarginalRankBenchmark.self,
]

/// Tables of numbers as the benchmarks write and read them.
enum NumberTable {
    static func write(_ rows: [[some CustomStringConvertible & SendableMetatype]], to file: URL) throws {
        let text = rows.map { $0.map(\.description).joined(separator: ",") + "\n" }.joined()
        try Data(text.utf8).write(to: file)
    }

    static func read(_ file: URL) throws -> [[Double]] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: ",").map { Double($0) ?? .nan }
        }
    }
}
