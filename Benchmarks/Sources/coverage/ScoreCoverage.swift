import Statistics

/// Scores as means of questions drawn from a domain: the ideal bootstrap, and the interval for answers all alike.
enum ScoreCoverage {
    /// The shares of answers worth 0, 50 and 100 points, in per cent.
    static let populations: [(name: String, shares: [Int])] = [
        ("even", [33, 34, 33]), ("mostly full", [5, 5, 90]), ("mostly nothing", [80, 15, 5]),
    ]

    private struct Outcome: Sendable {
        let percentile: Bool
        let accelerated: Bool
        /// Whether the answers were all alike, so that both are the interval for that.
        let isAlike: Bool
        let isFlagged: Bool
    }

    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for population in populations {
            for count in [8, 15, 30, 60] {
                let outcomes = try await Simulation.run("score \(population.name) \(count)", 4_000 / divisor) { draws in
                    try outcome((0..<count).map { _ in draws.level(population.shares) }, population.shares)
                }
                rows.append([
                    population.name, "\(count)", Simulation.percent(outcomes.map(\.percentile)),
                    Simulation.percent(outcomes.map(\.accelerated)), Simulation.percent(outcomes.map(\.isAlike)),
                    Simulation.percent(outcomes.map(\.isFlagged)),
                ])
            }
        }
        return Simulation.table(
            "Scores: questions drawn from a domain",
            [
                "answers", "questions", "ideal bootstrap, percentile", "ideal bootstrap, BCa", "all alike",
                "flagged “few items”",
            ], rows)
    }

    private static func outcome(_ values: [Int], _ shares: [Int]) throws -> Outcome {
        let count = values.count
        let truth = try Rational(Int128(shares[1] + 2 * shares[2]), over: 200)
        let most = shares.indices.map { level in values.count { $0 == level } }.max() ?? 0
        let isFlagged = count < 15 || most * 5 > count * 4
        if let first = values.first, values.allSatisfy({ $0 == first }) {
            let interval = try allEqualInterval(
                Rational(Int128(first), over: 2), count: count, level: Simulation.level)
            let isCovered = interval.lower <= DoubleDouble(truth) && DoubleDouble(truth) <= interval.upper
            return Outcome(percentile: isCovered, accelerated: isCovered, isAlike: true, isFlagged: true)
        }
        let bootstrap = try IdealBootstrap(strata: [values])
        func covers(_ lower: Int, _ upper: Int) throws -> Bool {
            let sum = try truth * Rational(2 * count)
            return Rational(lower) <= sum && sum <= Rational(upper)
        }
        let percentile = try bootstrap.percentileInterval(level: Simulation.level)
        let accelerated = try bootstrap.acceleratedInterval(level: Simulation.level)
        return Outcome(
            percentile: try covers(percentile.lower, percentile.upper),
            accelerated: try covers(accelerated.lower, accelerated.upper), isAlike: false, isFlagged: isFlagged)
    }
}

/// The interval for answers that are all alike, alone.
enum AllEqualCoverage {
    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for share in [70, 90, 95, 99] {
            for count in [5, 15, 60] {
                let outcomes = try await Simulation.run("alike \(share) \(count)", 20_000 / divisor) {
                    draws -> (isAlike: Bool, isMissed: Bool) in
                    let isAlike = (0..<count).allSatisfy { _ in draws.level([share, 100 - share]) == 0 }
                    guard isAlike else { return (false, false) }
                    let interval = try allEqualInterval(1, count: count, level: Simulation.level)
                    let truth = DoubleDouble(try Rational(Int128(share), over: 100))
                    return (true, truth < interval.lower || interval.upper < truth)
                }
                rows.append([
                    "\(share) %", "\(count)", Simulation.percent(outcomes.map(\.isAlike)),
                    Simulation.percent(outcomes.map(\.isMissed)),
                ])
            }
        }
        return Simulation.table(
            "Answers all alike",
            ["full answers in the domain", "questions", "samples all full", "samples in which the interval misses"],
            rows)
    }
}
