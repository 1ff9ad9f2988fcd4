import Testing

@testable import Statistics

@Suite("Quantiles, ranks and correlations")
struct DescriptiveTests {
    @Test("Quantiles agree with the oracle, every rule of it", .enabled(if: Oracles.available, Oracles.absent))
    func quantiles() throws {
        let rows = try Oracles.expectations("quantiles")
        #expect(rows.count == 400)
        for row in rows {
            let values = try Oracles.table("quantiles", row.subject).numbers("x")
            let number = try #require(Int(row.quantity.dropFirst(13)), "\(row)")
            let rule = try #require(QuantileRule(rawValue: number))
            // The key says a third with 20 digits; the values belong to a third.
            let share = try row.key.hasPrefix("0.333333") ? fraction("1/3") : Rational.decimal(row.key)
            row.check { try quantile(share, of: values, rule: rule) }
        }
    }

    @Test(
        "Correlations, pairs in order and ranks agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func correlations() throws {
        let rows = try Oracles.expectations("correlation")
        #expect(rows.count == 386)
        for row in rows {
            let table = try Oracles.table("correlation", row.subject)
            let (x, y) = (try table.numbers("x"), try table.numbers("y"))
            switch row.quantity {
            case "pearson": row.check { try pearsonCorrelation(x, y) }
            case "spearman": row.check { try spearmanCorrelation(x, y) }
            case "kendall_tau_a": row.check { try PairOrder(x, y).tauA() }
            case "kendall_tau_b": row.check { try PairOrder(x, y).tauB() }
            case "kendall_tau_c": row.check { try PairOrder(x, y).tauC() }
            case "goodman_kruskal_gamma": row.check { try PairOrder(x, y).gamma() }
            case "concordant": row.check { Rational(try PairOrder(x, y).concordant) }
            case "discordant": row.check { Rational(try PairOrder(x, y).discordant) }
            case "avg_abs_rank_shift": row.check { try meanRankShift(x, y) }
            default:
                let rules: [String: TieRule] = [
                    "rank_competition_desc": .best, "rank_dense_desc": .dense, "rank_mid_desc": .middle,
                    "rank_modified_desc": .worst,
                ]
                let rule = try #require(rules[row.quantity], "\(row)")
                let item = try #require(Int(row.key))
                row.check { ranks(of: x, ties: rule)[item - 1] }
            }
        }
    }

    @Test("What a figure is not defined for has its reason")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try quantile(0, of: []) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try quantile(2, of: [1]) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try pearsonCorrelation([1], [2]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try pearsonCorrelation([1, 2], [2]) }
        #expect(throws: NotAvailable.constant) { try spearmanCorrelation([1, 1], [2, 3]) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try PairOrder([], []) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try meanRankShift([], []) }
        #expect(ranks(of: [Rational]()).isEmpty)
    }

    @Test("A correlation of numbers that are too long for exact sums is computed all the same")
    func longNumbers() throws {
        let x = try ["0.12345678901234567891", "3.3333333333333333331", "2.71828182845904523536"].map(Rational.decimal)
        let twice = try x.map { try $0 * 2 }
        #expect(try Grid.rational(pearsonCorrelation(x, twice)) == 1)
    }
}
