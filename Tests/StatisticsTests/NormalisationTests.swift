import Testing

@testable import Statistics

@Suite("Normalisations")
struct NormalisationTests {
    @Test("Normalised values agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rules: [String: any Normalisation] = [
            "minmax_benefit": MinMax(), "minmax_cost": Reversed(MinMax()), "percentile_rank_mid": PercentileRank(),
            "goalpost_0_10_clamped": Goalposts(worst: 0, best: 10), "borda_mid": BordaScore(),
        ]
        let rows = try Oracles.expectations("normalise")
        #expect(rows.count == 189)
        for row in rows {
            let values = try Oracles.table("normalise", row.subject).numbers("x")
            let item = try #require(Int(row.key)) - 1
            switch row.quantity {
            case "zscore_n-1": row.check { try ZScore().scores(of: values)[item] }
            case "zscore_n": row.check { try ZScore(isPopulation: true).scores(of: values)[item] }
            default:
                let rule = try #require(rules[row.quantity], "\(row)")
                row.check { try rule.values(of: values)[item] }
            }
        }
    }

    @Test("Normalised values agree with COINr", .enabled(if: Oracles.available, Oracles.absent))
    func coinr() throws {
        let table = try Oracles.table("../coinr", "fn_normalise")
        let groups = Dictionary(grouping: table.rows.filter { $0[2] != "" }, by: { $0[1] })
        for (direction, rows) in groups {
            let sign: Rational = direction == "1" ? 1 : -1
            let values = try rows.map { try Rational(text: $0[2]) * sign }
            // Rules that give another scale are followed by offset + factor · result.
            let cases: [(column: String, rule: any Normalisation, offset: Rational, factor: Rational)] = [
                ("minmax_0_100", MinMax(), 0, 100), ("minmax_1_100", MinMax(), 1, 99), ("zscore_0_1", ZScore(), 0, 1),
                ("zscore_10_2", ZScore(), 10, 2), ("dist2max", MinMax(), 0, 1),
                ("scaled_0_10", Goalposts(worst: 0, best: 10, clips: false), 0, 100),
                ("dist2ref_i6", DistanceToReference(reference: 5), 0, 1),
                ("dist2targ_8", DistanceToTarget(target: sign < 0 ? -8 : 8, isCapped: false), 0, 1),
                ("fracmax", FractionOfMaximum(), 0, 1), ("rank", RankScore(), 0, 1),
                ("prank", ShareOfOthersBelow(), 0, 1), ("borda", RankScore(), -1, 1),
                ("goalposts_0_8_100", Goalposts(worst: sign < 0 ? -8 : 0, best: sign < 0 ? 0 : 8), 0, 100),
            ]
            for (column, rule, offset, factor) in cases {
                let index = try #require(table.header.firstIndex(of: column))
                if sign < 0 && (column == "dist2ref_i6" || column == "fracmax") {
                    // COINr divides by zero and prints Inf and NaN for the one; for the other it divides by a negative
                    // maximum, so that the results rise as they should fall. Both are refused.
                    #expect(throws: NotAvailable.self) { try rule.values(of: values) }
                    continue
                }
                for (row, value) in zip(rows, try rule.values(of: values)) {
                    let difference = try (offset + value * factor).double() - #require(Double(row[index]))
                    #expect(difference.magnitude <= 2e-11, "\(column) \(row)")
                }
            }
        }
        #expect(groups.count == 2)
        #expect(table.header.count == 3 + 13, "a column is not compared: \(table.header)")
    }

    @Test("Logarithmic goalposts lie on the grid, and clip before the logarithm")
    func logarithm() throws {
        let money = Goalposts(worst: 100_000, best: 1_000_000_000, isLogarithmic: true)
        let values = try money.values(of: [1_000_000, 10_000_000, -5, 2_000_000_000_000, 49_710_000])
        #expect(try values == ["0.25", "0.5", "0", "1", "0.674110940785"].map(Rational.decimal))
        let open = Goalposts(worst: 100, best: 1, clips: false, isLogarithmic: true)
        #expect(try open.values(of: [1000, 10]) == [fraction("-1/2"), fraction("1/2")])
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try open.values(of: [0]) }
        #expect(throws: NotAvailable.constant) { try Goalposts(worst: 1, best: 1).values(of: [1]) }
        #expect(!open.neverFalls && money.neverFalls)
    }

    @Test("Values whose differences do not make a fraction that fits are normalised on the grid")
    func longFractions() throws {
        let values = try [Rational(1, over: Int128.max), fraction("1/3"), Rational(2, over: Int128.max - 1)]
        #expect(try MinMax().values(of: values)[1] == 1)
        #expect(try MinMax().values(of: values)[2] == 0, "on the grid")
        let goalposts = Goalposts(worst: Rational(reducedNumerator: 1, denominator: .max), best: 3)
        #expect(try goalposts.values(of: [fraction("1/7")]) == [Rational.decimal("0.047619047619")])
    }

    @Test("A pinned z-score does not depend on the other values")
    func pinned() throws {
        let rule = PinnedZScore(mean: 50, deviation: 10)
        #expect(try rule.values(of: [65]) == [fraction("3/2")])
        #expect(!rule.dependsOnOthers)
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try PinnedZScore(mean: 1, deviation: 0).values(of: [1])
        }
    }

    @Test("Rules say truly whether they depend on others and whether they may fall")
    func properties() throws {
        let values: [Rational] = [3, 8, 5, 5, 13]
        let rules: [any Normalisation] =
            Normalisations.all + [
                Goalposts(worst: 0, best: 10), PinnedZScore(mean: 3, deviation: 2), DistanceToReference(reference: 4),
                DistanceToTarget(target: 20),
            ]
        for rule in rules {
            let before = try rule.values(of: values)
            for index in values.indices {
                var raised = values
                raised[index] = try raised[index] + 4
                let after = try rule.values(of: raised)
                #expect(rule.neverFalls && after[index] >= before[index], "\(rule.name)")
                let others = values.indices.filter { $0 != index }
                if !rule.dependsOnOthers { #expect(others.allSatisfy { after[$0] == before[$0] }, "\(rule.name)") }
            }
            if rule.name != "distance to reference" { #expect(try rule.values(of: []) == []) }
        }
        #expect(Set(rules.map(\.name)).count == rules.count)
    }
}
