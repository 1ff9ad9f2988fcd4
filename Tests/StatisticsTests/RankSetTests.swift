import Testing

@testable import Statistics

@Suite("Confidence sets of ranks")
struct RankSetTests {
    private static let subjects = ["pisa2018_math", "vendors_full_cov"]

    private static func estimates(_ name: String) throws -> [Rational] {
        try Oracles.table("ranks", name + "_x").column("x").map { try Rational.decimal($0) }
    }

    private static func procedure(_ name: String) throws -> RankSetProcedure {
        func matrix(_ table: String) throws -> [[Double]] {
            try Oracles.table("ranks", name + table).rows.map { $0.compactMap(Double.init) }
        }
        return try RankSetProcedure(estimates: estimates(name), covariance: matrix("_Sigma"), draws: matrix("_Z"))
    }

    /// The settings of a key such as `simul=TRUE;coverage=0.95`.
    private static func settings(_ key: String) -> [String: String] {
        let pairs = key.split(separator: ";").map { $0.split(separator: "=").map(String.init) }
        return Dictionary(uniqueKeysWithValues: pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) })
    }

    private static func sets(_ procedure: RankSetProcedure, _ key: String) throws -> [RankSet] {
        let settings = settings(key)
        let sides: [String: RankSide] = ["two-sided": .both, "lower": .best, "upper": .worst]
        let level = try Rational.decimal(try #require(settings["coverage"]))
        let side = try #require(sides[settings["type"] ?? "two-sided"])
        let stepsDown = settings["stepdown"] == "TRUE"
        return settings["simul"] == "TRUE"
            ? try procedure.simultaneous(level: level, side: side, stepsDown: stepsDown, rule: .spread)
            : try procedure.marginal(level: level, side: side, stepsDown: stepsDown, rule: .spread)
    }

    @Test(
        "Sets from given draws, critical values and ranks agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent), arguments: subjects)
    func oracle(_ name: String) throws {
        let procedure = try Self.procedure(name)
        let rows = try Oracles.expectations("ranks").filter { $0.subject == name }
        #expect(rows.count == (name == "pisa2018_math" ? 37 : 33))
        for row in rows {
            switch row.quantity {
            case "rank_cs_fixedZ":
                let text = try Self.sets(procedure, row.key).map { "\($0.best)-\($0.worst)" }.joined(separator: " ")
                #expect(text == row.expected, "\(row)")
            case "rank_cs_mc":
                // The oracle has 20,000 draws, or 4,000; with the 500 given ones an end may be one rank off. One end is
                // two off, since two units with nearly the same estimate lie at its border.
                let expected = row.expected.split(separator: " ").map {
                    $0.split(separator: "-").compactMap { Int($0) }
                }
                let shifts = zip(try Self.sets(procedure, row.key), expected).filter { $1.count == 2 }
                    .flatMap { [abs($0.best - $1[0]), abs($0.worst - $1[1])] }
                #expect(shifts.allSatisfy { $0 <= 2 } && shifts.count { $0 == 2 } <= 1, "\(row)")
            case "critical_value_step1_all_pairs":
                row.check {
                    try DoubleDouble(procedure.criticalValue(level: Rational.decimal(row.key), rule: .spread))
                }
            case "irank":
                let ranks = try ranks(of: Self.estimates(name)).map(\.description).joined(separator: " ")
                #expect(ranks == row.expected)
            default:
                let settings = Self.settings(row.key)
                let tau = try #require(settings["tau"].flatMap { Int($0) })
                let isBest = row.quantity.hasPrefix("tau_best")
                let sets = try procedure.simultaneous(
                    level: Rational.decimal(#require(settings["coverage"])), side: isBest ? .best : .worst,
                    rule: .spread)
                let flags = sets.map { isBest ? $0.best <= tau : $0.worst >= sets.count - tau + 1 }
                #expect(flags.map { $0 ? "1" : "0" }.joined(separator: " ") == row.expected, "\(row)")
            }
        }
    }

    @Test(
        "Sets from exact tests agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func exactTests() throws {
        let rows = try Oracles.expectations("ranks").filter { $0.subject.hasPrefix("multinom") }
        #expect(rows.count == 12)
        for row in rows {
            let settings = Self.settings(row.key)
            let counts = try #require(settings["counts"]).split(separator: "|").compactMap { Int($0) }
            let pValues = counts.indices.map { above in
                counts.indices.map { below in
                    let all = counts[above] + counts[below]
                    let sums = SubsetSums([Int](repeating: 1, count: all))
                    return above == below ? nil : sums.probability(from: counts[above], through: all)
                }
            }
            let sets = try rankSets(
                pValues: pValues, level: Rational.decimal("0.95"), isSimultaneous: settings["simul"] == "TRUE",
                adjustment: settings["multcorr"] == "Holm" ? .holm : .bonferroni)
            #expect(sets.map { "\($0.best)-\($0.worst)" }.joined(separator: " ") == row.expected, "\(row)")
        }
    }

    @Test("Covariances of items agree with the oracle's", .enabled(if: Oracles.available, Oracles.absent))
    func covariance() throws {
        let table = try Oracles.table("ranks", "vendors_full_cov_items")
        let rows = try table.header.dropFirst().map { try table.numbers($0) }
        let matrix = try covarianceOfMeans(rows)
        let expected = try Oracles.table("ranks", "vendors_full_cov_Sigma").rows.map { $0.compactMap(Double.init) }
        for (first, row) in matrix.enumerated() {
            for (second, value) in row.enumerated() {
                // The oracle's variances were raised by 10⁻⁹, 2 · 10⁻⁹, … of themselves, against ties.
                let raised = first == second ? value * (1 + Double(first + 1) * 1e-9) : value
                #expect((raised - expected[first][second]).magnitude < 1e-15)
            }
        }
        #expect(matrix.count == 12 && expected.count == 12)
        let stream = RandomStream(seed: 5, purpose: 6, identifierHash: 7)
        let draws = try signMultiplierDraws(rows, replicates: 400, stream: stream)
        #expect(try draws == signMultiplierDraws(rows, replicates: 400, stream: stream))
        let variance = draws.map { $0[0] * $0[0] }.reduce(0, +) / 400
        #expect((variance / matrix[0][0] - 1).magnitude < 0.3)
    }

    @Test("Equal estimates are never told apart, and clear differences are")
    func edges() throws {
        let draws: [[Double]] = (0..<99).map { number in [7, 5, 3].map { Double(number % $0 - $0 / 2) } }
        let covariance: [[Double]] = [[4, 0, 0], [0, 2, 0], [0, 0, 0.7]]
        let clear = try RankSetProcedure(estimates: [100, 0, 0], covariance: covariance, draws: draws)
        let level = try fraction("19/20")
        let expected = [RankSet(best: 1, worst: 1), RankSet(best: 2, worst: 3), RankSet(best: 2, worst: 3)]
        #expect(try clear.simultaneous(level: level) == expected)
        #expect(try clear.marginal(level: level) == expected)
        let still = try RankSetProcedure(estimates: [2, 1], covariance: [[0, 0], [0, 0]], draws: [[0, 0]])
        #expect(try still.simultaneous(level: level) == [RankSet(best: 1, worst: 2), RankSet(best: 1, worst: 2)])
        #expect(throws: NotAvailable.constant) { try still.criticalValue(level: level) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try clear.simultaneous(level: 1) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) {
            try RankSetProcedure(estimates: [1], covariance: [[1]], draws: [[1]])
        }
        #expect(throws: NotAvailable.arithmetic(.notFinite)) {
            try RankSetProcedure(estimates: [1, 2], covariance: [[1, 0], [0, .nan]], draws: [[1, 1]])
        }
        #expect(throws: ArithmeticError.outOfDomain) {
            try rankSets(pValues: [[nil, 1]], level: level, isSimultaneous: true)
        }
    }
}

@Suite("Rank sets of few observations")
struct FewObservationsRankTests {
    /// Two units: the first is ahead by `lead` in each of so many observations, give or take one.
    static func procedure(_ count: Int, lead: Int, corrected: Bool) throws -> RankSetProcedure {
        let differences = (0..<count).map { Double(lead + ($0.isMultiple(of: 2) ? 1 : -1)) }
        let mean = differences.reduce(0, +) / Double(count)
        let centred = differences.map { ($0 - mean) / Double(count) }
        let variance = centred.reduce(0) { $0 + $1 * $1 }
        let draws = (0..<1 << count).map { pattern in
            [centred.enumerated().reduce(0.0) { $0 + (pattern >> $1.offset & 1 == 1 ? -1 : 1) * $1.element }, 0]
        }
        return try RankSetProcedure(
            estimates: [Rational(lead), 0], covariance: [[variance, 0], [0, 0]], draws: draws,
            observations: corrected ? count : nil)
    }

    @Test("a critical value that few observations could hardly reach is raised: 2 of 6 is 2/√(1 − 4/6)")
    func raised() throws {
        // All ±1, so that a draw is a multiple of 2/6 of √6: the largest is √6, the next 4/√6 = 1.63.
        let plain = try Self.procedure(6, lead: 1, corrected: false)
        let critical = try plain.criticalValue(level: Rational(9, over: 10))
        #expect((critical - 4 / 6.0.squareRoot()).magnitude < 1e-12)
        // The lead is 1/√(1/6) = 2.45 standard errors: above 1.63, but not above 1.63/√(1 − 1.63²/6) = 2.19 by much.
        #expect(try plain.simultaneous(level: Rational(9, over: 10))[0] == RankSet(best: 1, worst: 1))
        let corrected = try Self.procedure(6, lead: 1, corrected: true)
        #expect(try corrected.simultaneous(level: Rational(9, over: 10))[0] == RankSet(best: 1, worst: 1))
        // At 99 % the critical value is √6 itself, which no lead can pass once it is corrected.
        let far = try Self.procedure(6, lead: 100, corrected: true)
        #expect(try far.simultaneous(level: Rational(99, over: 100))[0] == RankSet(best: 1, worst: 2))
        #expect(
            try Self.procedure(6, lead: 100, corrected: false).simultaneous(level: Rational(99, over: 100))[0]
                == RankSet(best: 1, worst: 1))
    }
}
