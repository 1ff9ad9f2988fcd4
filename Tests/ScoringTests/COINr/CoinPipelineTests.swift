import Dataset
import Scoring
import Statistics
import Testing

/// COINr's example through the ordinary pipeline: brought in, scored, compared step by step.
@Suite("COINr's example", .enabled(if: CoinOracle.available, CoinOracle.absent))
struct CoinPipelineTests {
    private func expect(_ comparison: CoinComparison, _ count: Int, _ what: String) {
        print(
            "\(what): \(comparison.met) of \(comparison.met + comparison.misses.count) of COINr's figures met"
        )
        #expect(comparison.misses.isEmpty, "\(what): \(comparison.misses.prefix(5))")
        #expect(comparison.met == count, "\(what)")
    }

    @Test(
        "is the same before and after each step on the raw data",
        arguments: [
            ("Raw", false, false, false), ("Denominated", true, false, false),
            ("Imputed", true, true, false),
        ])
    func data(table: String, denominates: Bool, imputes: Bool, treats: Bool) throws {
        let run = try CoinOracle.scored { options in
            options.denominates = denominates
            if !imputes { (options.imputation, options.group) = (nil, nil) }
            options.treatsOutliers = treats
            options.normalisation = .none
        }
        var comparison = CoinComparison()
        comparison.compare(run, try CoinOracle.table("dset_" + table), turnsRound: true)
        expect(comparison, 51 * 49, table)
    }

    @Test("is treated alike, point by point")
    func treated() throws {
        let run = try CoinOracle.scored { $0.normalisation = .none }
        var comparison = CoinComparison()
        comparison.compare(run, try CoinOracle.table("dset_Treated"), turnsRound: true)
        expect(comparison, 51 * 49, "Treated")
    }

    @Test("is normalised and aggregated alike, with the same ranks")
    func aggregated() throws {
        let run = try CoinOracle.scored()
        var normalised = CoinComparison()
        normalised.compare(run, try CoinOracle.table("dset_Normalised"))
        expect(normalised, 51 * 49, "Normalised")
        var aggregated = CoinComparison()
        aggregated.compare(run, try CoinOracle.table("dset_Aggregated"))
        expect(aggregated, 51 * 60, "Aggregated")
        var results = CoinComparison()
        let scores = try CoinOracle.table("results_Full_scores")
        results.compare(run, CoinTable(scores, without: ["Rank"]))
        expect(results, 51 * 60, "Full results")
    }

    @Test("ranks alike, but for two ties that rounding makes and parts")
    func ranked() throws {
        // 3.4000000000000004 is more than 3.3999999999999999. COINr's arithmetic normalises the two to one number.
        let exact = try ranks(of: CoinOracle.scored())
        #expect(exact.misses == ["JPN TolMin: 10.0, COINr 9"])
        #expect(exact.met == 51 * 60 - 1)
        // To 15 digits these tie here too, and so do 5.0999999999999996 and 5.1000000000000005, which COINr keeps apart.
        let rounded = try ranks(of: CoinOracle.scored { $0.digits = 15 })
        #expect(rounded.misses == ["GRC TolMin: 24.0, COINr 26"])
        #expect(rounded.met == 51 * 60 - 1)
    }

    /// Every node's and every question's rank, on the exact figures.
    private func ranks(of run: ScoredPeriod) throws -> CoinComparison {
        let table = try CoinOracle.table("results_Full_ranks")
        var comparison = CoinComparison()
        for column in table.columns {
            let name = Identifier(column)
            let values = try run.vendors.map { vendor -> Rational in
                let leaf = vendor.answers.whole.first { $0.question == name }
                return try #require(vendor.node(name)?.score?.value ?? leaf?.value, "\(column)")
            }
            for (vendor, rank) in zip(
                run.vendors, Statistics.ranks(of: values, order: .largestFirst, ties: .best))
            {
                comparison.compare(
                    rank.double(), table.units[vendor.vendor.text]?[column], "\(vendor.vendor) \(column)")
            }
        }
        return comparison
    }

    @Test("is aggregated alike by geometric means")
    func geometric() throws {
        let run = try CoinOracle.scored(edits: [("to: [0, 100]", "to: [1, 100]")]) {
            $0.aggregate = .geometric
        }
        var comparison = CoinComparison()
        comparison.compare(run, try CoinOracle.table("agg_minmax1_100_a_gmean"))
        expect(comparison, 51 * 60, "Geometric means")
        var normalised = CoinComparison()
        normalised.compare(run, try CoinOracle.table("norm_minmax"))
        expect(normalised, 51 * 49, "Normalised to 1–100")
    }

    @Test(
        "is normalised alike by other rules",
        arguments: [(COINrImport.Normalisation.zScore, "norm_zscore"), (.rank, "norm_rank")])
    func normalised(rule: COINrImport.Normalisation, table: String) throws {
        let run = try CoinOracle.scored { $0.normalisation = rule }
        var comparison = CoinComparison()
        comparison.compare(run, try CoinOracle.table(table))
        expect(comparison, 51 * 49, table)
    }
}
