import Statistics

/// A score over coders drawn from many: Student's t over the coders' own scores, and what resampling so few would cover.
enum CoderCoverage {
    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for count in [2, 3, 5, 10] {
            let freedom = try DoubleDouble(Double(count - 1))
            let t = try StudentDistribution(freedom: freedom).quantile(DoubleDouble((1 + Simulation.level) / 2))
                .double()
            let outcomes = try await Simulation.run("coders \(count)", 10_000 / divisor) { draws in
                // Each coder is more or less lenient; scores in whole hundredths of a point, the truth at 0.
                let scores = (0..<count).map { _ in Int((draws.bell() * 300).rounded()) }
                let mean = Double(scores.reduce(0, +)) / Double(count)
                let squares = scores.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
                let width = t * (squares / Double(count * (count - 1))).squareRoot()
                let bootstrap = try IdealBootstrap(strata: [scores]).percentileInterval(level: Simulation.level)
                let (least, most) = (scores.min() ?? 0, scores.max() ?? 0)
                return [
                    mean - width <= 0 && 0 <= mean + width, least <= 0 && 0 <= most,
                    bootstrap.lower <= 0 && 0 <= bootstrap.upper,
                ]
            }
            rows.append(["\(count)"] + (0..<3).map { part in Simulation.percent(outcomes.map { $0[part] }) })
        }
        return Simulation.table(
            "Scores over other coders",
            ["coders", "t over coders", "lowest to highest coder", "resampled coders (never printed)"], rows)
    }
}

/// Feldt's interval of Cronbach's α, of items that share one factor.
enum FeldtCoverage {
    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for (name, isCoarse) in [("any number", false), ("three steps", true)] {
            let truth = try cronbachAlpha(items(20_000, isCoarse, try await seedDraws("feldt truth \(name)")))
            for count in [12, 30, 100] {
                let outcomes = try await Simulation.run("feldt \(name) \(count)", 1_000 / divisor) { draws -> Bool? in
                    guard let alpha = try? cronbachAlpha(items(count, isCoarse, draws)) else { return nil }
                    let interval = try feldtInterval(alpha: alpha, units: count, items: 6, level: Simulation.level)
                    return interval.lower <= truth && truth <= interval.upper
                }
                rows.append([name, "\(count)", Simulation.percent(outcomes.compactMap { $0 })])
            }
        }
        return Simulation.table(
            "Internal consistency: Feldt's interval of Cronbach's α, six questions", ["answers", "vendors", "covers"],
            rows)
    }

    private static func seedDraws(_ name: String) async throws -> RandomDraws {
        try await Simulation.run(name, 1) { $0 }[0]
    }

    private static func items(_ units: Int, _ isCoarse: Bool, _ draws: RandomDraws) -> [[Rational?]] {
        var draws = draws
        var items = [[Rational?]](repeating: [], count: 6)
        for _ in 0..<units {
            let factor = draws.bell()
            for item in items.indices {
                let value = factor + draws.bell() * 1.2
                items[item].append(
                    isCoarse ? (value < -0.8 ? 0 : value < 0.8 ? 1 : 2) : Rational(Int((value * 1_000).rounded())))
            }
        }
        return items
    }
}
