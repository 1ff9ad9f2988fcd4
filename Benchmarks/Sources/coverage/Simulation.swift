import Statistics

/// Many samples, each from a stream of its own, side by side.
enum Simulation {
    /// The results of samples 0 to count − 1, in their order.
    static func run<Result: Sendable>(
        _ name: String, _ count: Int, _ sample: @escaping @Sendable (inout RandomDraws) throws -> Result
    ) async throws -> [Result] {
        let stream = RandomStream(seed: 2021, purpose: 0x636F_7665, identifierHash: StableHash.hash(Array(name.utf8)))
        let pieces = 16
        return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
            for piece in 0..<pieces {
                group.addTask {
                    let numbers = (piece * count / pieces)..<((piece + 1) * count / pieces)
                    return (
                        piece,
                        try numbers.map { number in
                            var draws = stream.draws(replicate: UInt64(number))
                            return try sample(&draws)
                        }
                    )
                }
            }
            var results = [[Result]](repeating: [], count: pieces)
            for try await (piece, list) in group { results[piece] = list }
            return results.flatMap { $0 }
        }
    }

    /// "94.3": the share of samples of which something is true, in per cent.
    static func percent(_ flags: [Bool]) -> String {
        guard !flags.isEmpty, let share = try? Rational(Int128(flags.count { $0 }) * 100, over: Int128(flags.count))
        else { return "–" }
        return share.fixed(1)
    }

    /// A Markdown table.
    static func table(_ title: String, _ header: [String], _ rows: [[String]]) -> String {
        let rule = header.indices.map { $0 == 0 ? "---" : "---:" }
        let lines = ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        return "## " + title + "\n\n" + lines.joined(separator: "\n")
    }

    /// 95 %.
    static let level = (try? Rational(19, over: 20)) ?? .one
}

extension RandomDraws {
    /// A level, drawn with the probabilities given in percent.
    mutating func level(_ percent: [Int]) -> Int {
        var rest = index(below: 100) ?? 0
        for (level, share) in percent.enumerated() {
            if rest < share { return level }
            rest -= share
        }
        return percent.count - 1
    }

    /// About normal, mean 0 and deviation 1: the sum of twelve uniform numbers less 6.
    mutating func bell() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += uniform() }
        return sum
    }
}
