import Testing

@testable import Statistics

@Suite("Tests of pairs, and many tests at once")
struct InferenceTests {
    @Test("Adjusted p-values agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func multiplicity() throws {
        let rules: [String: MultiplicityAdjustment] = [
            "p_holm": .holm, "p_bh": .benjaminiHochberg, "p_by": .benjaminiYekutieli, "p_hochberg": .hochberg,
            "p_bonferroni": .bonferroni,
        ]
        let rows = try Oracles.expectations("multiplicity")
        #expect(rows.count == 410)
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            let table = try Oracles.table("multiplicity", name)
            let values = try table.column("p").map { $0 == "" ? nil : try Rational.decimal($0) }
            let tests = try table.column("test")
            for (quantity, rule) in rules {
                let adjusted = try rule.adjusted(values)
                for row in group where row.quantity == quantity {
                    let value = adjusted[try #require(tests.firstIndex(of: row.key))]
                    if row.isNotAvailable { #expect(value == nil, "\(row)") } else { row.check { try #require(value) } }
                }
            }
        }
    }

    @Test("Many p-values with long fractions are adjusted without an overflow")
    func longFractions() throws {
        let tiny = Rational(reducedNumerator: 3, denominator: Int128(1) << 126)
        let values = [Rational?](repeating: tiny, count: 300)
        for rule in MultiplicityAdjustment.allCases {
            let adjusted = try rule.adjusted(values)
            #expect(adjusted.allSatisfy { $0.map { $0 >= tiny && $0 < fraction0001 } ?? false }, "\(rule)")
        }
        #expect(throws: ArithmeticError.outOfDomain) { try MultiplicityAdjustment.holm.adjusted([2]) }
        #expect(try MultiplicityAdjustment.holm.adjusted([]) == [])
    }

    private let fraction0001 = Rational(reducedNumerator: 1, denominator: 1000)

    @Test("Tests of pairs agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func paired() throws {
        let rows = try Oracles.expectations("paired_tests")
        #expect(rows.count == 52)
        for row in rows {
            if row.subject == "mcnemar" {
                let counts = row.key.split(separator: ";").compactMap { Int($0.dropFirst(2)) }
                let test = try SignTest(above: counts[0], below: counts[1])
                row.check { row.quantity == "mid_p" ? test.midP : test.twoSided }
                continue
            }
            let differences = try Oracles.table("paired_tests", row.subject).numbers("diff")
            switch row.quantity {
            case "signflip_p_greater": row.check { try SignFlipTest(differences).greater }
            case "signflip_p_less": row.check { try SignFlipTest(differences).less }
            case "signflip_p_two_sided_abs": row.check { try SignFlipTest(differences).twoSided }
            case "wilcoxon_Wplus": row.check { try SignedRankTest(differences).positiveRanks }
            case "wilcoxon_p_two_sided": row.check { try SignedRankTest(differences).twoSided }
            case "paired_t": row.check { try PairedTTest(differences).statistic }
            case "paired_t_p_two_sided": row.check { try PairedTTest(differences).twoSided }
            case "sign_test_p_two_sided":
                let above = differences.count { $0 > 0 }
                row.check { try SignTest(above: above, below: differences.count { $0 < 0 }).twoSided }
            default: Issue.record("\(row) is not compared")
            }
        }
    }

    @Test(
        "The exact sign-flip test agrees with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func signFlips() throws {
        let rows = try Oracles.expectations("paired_exact_dp")
        #expect(rows.count == 15)
        for row in rows {
            let differences = try Oracles.table("paired_exact_dp", row.subject).numbers("diff_int")
            let test = try SignFlipTest(differences)
            let all = Rational(reducedNumerator: Int128(1) << Int128(differences.count), denominator: 1)
            switch row.quantity {
            case "T": row.check { test.sum }
            case "signflip_count_ge": #expect(try (test.greater * all).description == row.expected, "\(row)")
            case "signflip_count_abs_ge": #expect(try (test.twoSided * all).description == row.expected, "\(row)")
            case "signflip_p_greater": row.check { test.greater }
            case "signflip_p_two_sided": row.check { test.twoSided }
            default: Issue.record("\(row) is not compared")
            }
        }
    }

    @Test("More differences than are counted exactly give the binomial's probability")
    func manyDifferences() throws {
        let differences = (0..<300).map { $0 < 170 ? Rational(1) : Rational(-1) }
        let test = try SignFlipTest(differences)
        let sign = try SignTest(above: 170, below: 130)
        let excess = try DoubleDouble(test.twoSided) - sign.twoSided
        #expect(excess.high.magnitude < 1e-24)
        #expect(try SignTest(above: 700, below: 700).twoSided == .one)
    }

    @Test("Draws come near the exact probability, and depend on their stream alone")
    func draws() throws {
        let differences: [Rational] = [3, 1, -1, 2, 5, -2, 4, 1]
        let exact = try SignFlipTest(differences)
        let stream = RandomStream(seed: 3, purpose: 2, identifierHash: 1)
        let drawn = try signFlipProbability(differences, replicates: 1999, stream: stream)
        #expect(try (drawn.greater - exact.greater).magnitude < fraction("1/50"))
        #expect(try (drawn.twoSided - exact.twoSided).magnitude < fraction("1/50"))
        #expect(try signFlipProbability(differences, replicates: 1999, stream: stream) == drawn)
    }

    @Test("What cannot be tested has its reason")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try SignFlipTest([]) }
        #expect(throws: NotAvailable.gridTooFine) { try SignFlipTest([1, fraction("1/3000000")]) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try SignedRankTest([0, 0]) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try PairedTTest([1]) }
        #expect(throws: NotAvailable.constant) { try PairedTTest([1, 1]) }
        #expect(throws: ArithmeticError.outOfDomain) { try SignTest(above: -1, below: 0) }
    }
}
