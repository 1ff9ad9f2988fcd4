import Testing

@testable import Statistics

@Suite("Functions that COINr has too")
struct CompositeIndicatorTests {
    @Test("Means of rows with missing values agree", .enabled(if: Oracles.available, Oracles.absent))
    func means() throws {
        let table = try Oracles.table("../coinr", "fn_aggregate")
        let rules: [any Aggregate] = [
            WeightedMean(), GeometricMean(), HarmonicMean(), PowerMean(power: 2), PowerMean(power: -1),
        ]
        var compared = 0
        for row in table.rows {
            let present = (0..<3).filter { row[$0] != "" }
            let values = try present.map { try Rational(text: row[$0]) }
            let weights = try present.map { try Rational(text: row[$0 + 3]) }
            for (index, rule) in rules.enumerated() where row[6 + index] != "" {
                let expected = try #require(Double(row[6 + index]))
                #expect(try (rule.value(of: values, weights: weights).double() - expected).magnitude < 1e-11, "\(row)")
                compared += 1
            }
        }
        // COINr leaves the power means blank in rows with a missing value.
        #expect(compared == 6 * 5 + 6 * 3)
    }

    @Test("Outranking and Copeland's rule agree", .enabled(if: Oracles.available, Oracles.absent))
    func outrankingMatrix() throws {
        let table = try Oracles.table("../coinr", "fn_copeland")
        let values = try table.rows.map { try $0.prefix(3).map { try Rational(text: $0) } }
        let expected = try Oracles.table("../coinr", "fn_outrank").rows.map { try $0.map { try Rational(text: $0) } }
        #expect(try outranking(values: values, weights: [1, 2, 1]) == expected)
        let scores = try copeland(values: values, weights: [1, 2, 1])
        #expect(try scores.map { Rational($0.wins - $0.losses) } == table.rows.map { try Rational(text: $0[3]) })
        #expect(throws: ArithmeticError.outOfDomain) { try outranking(values: [[1]], weights: [1, 2]) }
        #expect(throws: ArithmeticError.divisionByZero) { try outranking(values: [[1], [2]], weights: [0]) }
    }

    @Test(
        "Cronbach's alpha agrees, with missing rows dropped and in pairs",
        .enabled(if: Oracles.available, Oracles.absent))
    func cronbach() throws {
        let data = try Oracles.table("../coinr", "fn_cronbach_data")
        let items = try data.header.map { try data.column($0).map { $0 == "" ? nil : try Rational(text: $0) } }
        for row in try Oracles.table("../coinr", "fn_cronbach").rows {
            let missing = row[0] == "complete.obs" ? MissingRows.areDropped : .countInPairs
            let expected = try #require(Double(row[1]))
            #expect(try (cronbachAlpha(items, missing: missing).high - expected).magnitude < 1e-12, "\(row)")
        }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try cronbachAlpha([[1, 2]]) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try cronbachAlpha([[1, nil], [nil, 2]]) }
        #expect(throws: NotAvailable.constant) { try cronbachAlpha([[1, 2], [2, 1]]) }
    }
}
