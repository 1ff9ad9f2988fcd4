import Foundation
import Testing

@testable import Statistics

@Suite("Sensitivity to method and weights")
struct SensitivityTests {
    @Test("Acceptability agrees with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func acceptability() throws {
        let rows = try Oracles.expectations("smaa")
        #expect(rows.count == 540)
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            if name == "roc_weights" {
                for row in group {
                    // The columns hold the number of criteria and the position.
                    let count = try #require(Int(row.quantity.dropFirst(2)))
                    let position = try #require(Int(row.key))
                    row.check { try rankOrderCentroid(count: count)[position - 1] }
                }
                continue
            }
            let table = try Oracles.table("smaa", name)
            let units = try table.rows.map { try $0.dropFirst().map { try Rational.decimal($0) } }
            let names = table.rows.map { $0[0] }
            let weights = try name == "explicit" ? Self.explicitWeights() : Self.randomWeights(units[0].count)
            let analysis = try AcceptabilityAnalysis(units: units, weights: weights)
            for row in group { try compare(row, analysis, names) }
        }
    }

    private static func explicitWeights() throws -> [[Rational]] {
        try Oracles.table("smaa", "explicit_weights").rows.map { try $0.dropFirst().map { try Rational.decimal($0) } }
    }

    private static func randomWeights(_ count: Int) throws -> [[Rational]] {
        let stream = RandomStream(seed: 1, purpose: 3, identifierHash: 2)
        return try (0..<4000).map { replicate in
            var draws = stream.draws(replicate: UInt64(replicate))
            return try uniformWeights(count: count, draws: &draws)
        }
    }

    private func compare(_ row: Expectation, _ analysis: AcceptabilityAnalysis, _ names: [String]) throws {
        let parts = row.key.split { ":>=".contains($0) }.map(String.init)
        let unit = try #require(names.firstIndex(of: parts[0]), "\(row)")
        switch row.quantity {
        case "rank_count_competition":
            let rank = try #require(Int(parts[1].dropFirst(4)))
            row.check { Rational(analysis.rankCounts[unit][rank - 1]) }
        case "expected_rank": row.check { try analysis.expectedRank(unit) }
        case "pairwise_win_count":
            let other = try #require(names.firstIndex(of: parts[1]))
            row.check { Rational(analysis.wins[unit][other]) }
        case "pairwise_tie_count":
            let other = try #require(names.firstIndex(of: parts[1]))
            row.check { Rational(try analysis.ties(unit, other)) }
        case "central_weight":
            let criterion = try #require(Int(parts[1].dropFirst()))
            row.check { try analysis.centralWeights(unit)[criterion - 1] }
        case "central_weight_w1": row.check { try analysis.centralWeights(unit)[0] }
        case "rank_acceptability_exact":
            let rank = try #require(Int(parts[1].dropFirst(4)))
            let share = Double(analysis.rankCounts[unit][rank - 1]) / Double(analysis.draws)
            let draws = Double(analysis.draws)
            let tolerance = 4 * (row.number * (1 - row.number) / draws).squareRoot() + 1 / draws
            #expect((share - row.number).magnitude <= tolerance, "\(row), but it is \(share)")
        default: Issue.record("\(row) is not compared")
        }
    }

    @Test(
        "Variance-based indices agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent)
    )
    func sobol() throws {
        let rows = try Oracles.expectations("sobol")
        #expect(rows.count == 830)
        let points = try SobolSequence(dimensions: 12).points(64)
        let ishigami = try Self.analysed(3, Self.ishigami)
        let product = try Self.analysed(5, Self.sobolG)
        for row in rows {
            if row.subject == "sobol_sequence" {
                let numbers = row.key.split(separator: ";").compactMap { part in
                    part.split(separator: "=").last.flatMap { Int($0) }
                }
                #expect(points[numbers[0]][numbers[1] - 1] == row.number, "\(row)")
            } else if row.subject.hasPrefix("ishigami_analytic") {
                let key = row.key.split(separator: ":").map(String.init)
                switch key[0] {
                case "mean": row.check { ishigami.mean }
                case "V": row.check { ishigami.variance }
                default: try compare(row, ishigami, quantity: key[0], key: key[1])
                }
            } else if row.subject.hasPrefix("sobol_g_analytic") {
                try compare(row, product, quantity: row.quantity, key: row.key)
            } else {
                try compareGiven(row)
            }
        }
    }

    private func compare(_ row: Expectation, _ indices: SobolIndices, quantity: String, key: String) throws {
        let factor = try #require(Int(key.dropFirst())) - 1
        row.check { quantity == "S1" ? indices.firstOrder[factor] : indices.total[factor] }
    }

    private func compareGiven(_ row: Expectation) throws {
        let table = try Oracles.table("sobol", row.subject + "_Y")
        let mixed = try table.header.filter { $0.hasPrefix("fAB") }.map { try table.numbers($0) }
        let (a, b) = (try table.numbers("fA"), try table.numbers("fB"))
        let factor = try #require(Int(row.key.dropFirst())) - 1
        let all = (a + b + mixed.flatMap { $0 }).map { $0.figure }.reduce(DoubleDouble.zero) { $0 &+ $1 }
        let mean = try all / DoubleDouble(integerLiteral: a.count * (mixed.count + 2))
        switch row.quantity {
        case "S1_saltelli2010_centred_AB", "S1_saltelli2010":
            row.check { try SobolIndices(a: a, b: b, mixed: mixed).firstOrder[factor] }
        case "S1_saltelli2010_centred_all":
            row.check { try SobolIndices(a: a, b: b, mixed: mixed, centre: mean).firstOrder[factor] }
        case "S1_saltelli2010_raw":
            row.check { try SobolIndices(a: a, b: b, mixed: mixed, centre: .zero).firstOrder[factor] }
        case "S1_jansen1999": row.check { try SobolIndices(a: a, b: b, mixed: mixed).firstOrderJansen[factor] }
        case "ST_jansen1999": row.check { try SobolIndices(a: a, b: b, mixed: mixed).total[factor] }
        default: Issue.record("\(row) is not compared")
        }
    }

    /// The indices of a function of factors from 0 to 1, from 8,192 points in twice its dimensions.
    private static func analysed(_ factors: Int, _ function: ([Double]) -> Double) throws -> SobolIndices {
        let points = try SobolSequence(dimensions: 2 * factors).points(8192)
        func results(_ row: ([Double]) -> [Double]) throws -> [Rational] {
            try points.map { try Rational(exactly: function(row($0))) }
        }
        let a = try results { Array($0.prefix(factors)) }
        let b = try results { Array($0.suffix(factors)) }
        let mixed = try (0..<factors).map { factor in
            try results { point in
                var row = Array(point.prefix(factors))
                row[factor] = point[factors + factor]
                return row
            }
        }
        return try SobolIndices(a: a, b: b, mixed: mixed)
    }

    private static func ishigami(_ point: [Double]) -> Double {
        let x = point.map { (2 * $0 - 1) * Double.pi }
        return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
    }

    private static func sobolG(_ point: [Double]) -> Double {
        zip(point, [0, 1, 4.5, 9, 99]).map { (abs(4 * $0 - 2) + $1) / (1 + $1) }.reduce(1, *)
    }

    @Test("The dimensions beyond the oracle's have the sums of the peer's points")
    func higherDimensions() throws {
        let points = try SobolSequence(dimensions: 64).points(256)
        // Σ kᵢ xᵢ over the first 256 points of dimensions 13 to 22, 31, 51 and 64, by scipy 1.17.1; kᵢ is 40503 i
        // modulo 2¹⁶.
        let expected: [Double] = [
            4_068_914.25, 4_261_426.25, 4_163_410.25, 4_138_546.25, 4_072_722.25, 4_189_458.25, 4_161_074.25,
            4_144_978.25, 4_310_866.25, 4_169_554.25, 4_195_602.25, 4_101_682.25, 4_121_874.25,
        ]
        let sums = (Array(12..<22) + [30, 50, 63]).map { dimension in
            points.enumerated().reduce(0) { $0 + Double(($1.offset + 1) * 40503 & 0xFFFF) * $1.element[dimension] }
        }
        #expect(sums == expected)
        #expect(throws: ArithmeticError.outOfDomain) { try SobolSequence(dimensions: 65) }
        #expect(throws: ArithmeticError.outOfDomain) { try SobolSequence(dimensions: 0) }
        #expect(try SobolSequence(dimensions: 1).points(-1).isEmpty)
    }

    @Test("Random weights add up, stay within their limits and depend on their stream alone")
    func randomWeights() throws {
        let stream = RandomStream(seed: 9, purpose: 8, identifierHash: 7)
        let stated: [Rational] = [1, 2, 3, 0]
        let quarter = try fraction("1/4")
        for replicate in 0..<100 {
            var draws = stream.draws(replicate: UInt64(replicate))
            let uniform = try uniformWeights(count: 6, draws: &draws)
            #expect(try Rational.sum(uniform) == 1 && uniform.allSatisfy { !$0.isNegative })
            let near = try weights(near: stated, share: quarter, draws: &draws)
            #expect(try Rational.sum(near) == 6 && near[3] == 0)
            // Before they are scaled to their sum, weights lie from ¾ to 1¼ of the stated ones.
            #expect(try near[2] / near[0] >= fraction("9/5") && near[2] / near[0] <= 5)
        }
        var draws = stream.draws(replicate: 0)
        #expect(try uniformWeights(count: 1, draws: &draws) == [1])
        #expect(throws: ArithmeticError.outOfDomain) { try uniformWeights(count: 0, draws: &draws) }
        #expect(throws: ArithmeticError.outOfDomain) { try weights(near: [1], share: 2, draws: &draws) }
        #expect(throws: ArithmeticError.outOfDomain) { try rankOrderCentroid(count: 0) }
    }

    @Test("What cannot be analysed has its reason")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try AcceptabilityAnalysis(units: [], weights: [[1]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try AcceptabilityAnalysis(units: [[1], [1, 2]], weights: [[1]])
        }
        let analysis = try AcceptabilityAnalysis(units: [[1], [2]], weights: [[1]])
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try analysis.centralWeights(0) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try analysis.centralWeights(2) }
        #expect(throws: ArithmeticError.outOfDomain) { try analysis.ties(0, 2) }
        #expect(throws: NotAvailable.constant) { try SobolIndices(a: [1], b: [1], mixed: [[1]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try SobolIndices(a: [1], b: [2], mixed: [[]]) }
    }
}
