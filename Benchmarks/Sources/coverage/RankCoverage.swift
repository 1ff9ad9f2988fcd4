import Statistics

/// Confidence sets of ranks, of vendors whose answers to the same questions go together.
enum RankCoverage {
    private static let draws = 499

    /// Vendors by how open they are; each question is easier or harder for all.
    private static let populations: [(name: String, openness: [Double])] = [
        ("6 alike", [Double](repeating: 0.2, count: 6)), ("6 a step apart", (0..<6).map { Double($0) * 0.2 - 0.5 }),
        ("12, in pairs alike", (0..<12).map { Double($0 / 2) * 0.2 - 0.5 }),
    ]

    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for (name, openness) in populations {
            // Vendors as open as each other have the same truth, whatever the questions are.
            let ranks = openness.map { own in 1 + openness.count { $0 > own } }
            for count in [15, 30, 60] {
                let outcomes = try await Simulation.run("ranks \(name) \(count)", 1_000 / divisor) { draws in
                    try outcome(openness, ranks, questions: count, &draws)
                }
                rows.append([
                    name, "\(count)", Simulation.percent(outcomes.map(\.all)),
                    Simulation.percent(outcomes.flatMap(\.each)), Simulation.percent(outcomes.flatMap(\.best)),
                    outcomes.isEmpty
                        ? "–"
                        : try Rational(
                            Int128(outcomes.reduce(0) { $0 + $1.width }),
                            over: Int128(outcomes.count * openness.count)
                        ).fixed(1),
                ])
            }
        }
        return Simulation.table(
            "Ranks: sets from \(draws) draws",
            [
                "vendors", "questions", "simultaneous, all true ranks", "marginal, each true rank",
                "the best among the possibly best", "ranks in a simultaneous set, mean",
            ], rows)
    }

    private struct Outcome: Sendable {
        let all: Bool
        let each: [Bool]
        /// For each truly best vendor, whether it is among those that may be the best.
        let best: [Bool]
        let width: Int
    }

    private static func outcome(
        _ openness: [Double], _ ranks: [Int], questions: Int, _ draws: inout RandomDraws
    ) throws -> Outcome {
        var points = openness.map { _ in [Rational]() }
        for _ in 0..<questions {
            let difficulty = draws.bell() * 0.5
            for vendor in openness.indices {
                let answer = openness[vendor] - difficulty + draws.bell() * 0.6
                points[vendor].append(answer < -0.3 ? 0 : answer < 0.3 ? 50 : 100)
            }
        }
        let estimates = try points.map { row in try Rational.sum(row) / Rational(questions) }
        let stream = RandomStream(seed: draws.next(), purpose: 1, identifierHash: 1)
        let procedure = try RankSetProcedure(
            estimates: estimates, covariance: covarianceOfMeans(points),
            draws: signMultiplierDraws(points, replicates: Self.draws, stream: stream), observations: questions - 1)
        let together = try procedure.simultaneous(level: Simulation.level)
        let alone = try procedure.marginal(level: Simulation.level)
        let top = try procedure.simultaneous(level: Simulation.level, side: .best)
        func holds(_ set: RankSet, _ rank: Int) -> Bool { set.best <= rank && rank <= set.worst }
        return Outcome(
            all: zip(together, ranks).allSatisfy(holds), each: zip(alone, ranks).map(holds),
            best: zip(top, ranks).filter { $0.1 == 1 }.map { $0.0.best == 1 },
            width: together.reduce(0) { $0 + $1.worst - $1.best + 1 })
    }
}

/// How often the exact sign-flip test finds a difference where there is none.
enum SignFlipLevel {
    /// Differences with mean 0, and their shares in per cent.
    private static let populations: [(name: String, differences: [Int], shares: [Int])] = [
        ("alike either way: −1, 0, 1", [-1, 0, 1], [20, 60, 20]),
        ("a step often, a leap seldom: −1, 0, 3", [-1, 0, 3], [30, 60, 10]),
    ]

    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for (name, differences, shares) in populations {
            for count in [6, 15, 60] {
                let outcomes = try await Simulation.run("signs \(name) \(count)", 10_000 / divisor) { draws in
                    let values = (0..<count).map { _ in Rational(differences[draws.level(shares)]) }
                    return try SignFlipTest(values).twoSided <= 1 - Simulation.level
                }
                rows.append([name, "\(count)", Simulation.percent(outcomes)])
            }
        }
        return Simulation.table(
            "Pairs: the exact sign-flip test at 5 %", ["differences", "questions", "found where there is none"], rows)
    }
}
