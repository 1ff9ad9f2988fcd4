import Testing

@testable import Statistics

@Suite("Consensus of codes")
struct ConsensusTests {
    @Test("Every figure agrees with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rows = try Oracles.expectations("consensus")
        #expect(rows.count == 70)
        var codes: [String: [Rational]] = [:]
        for row in try Oracles.table("consensus", "codes").rows where row[2] != "" {
            codes[row[0], default: []].append(try Rational.decimal(row[2]))
        }
        let kinds: [String: CodeConsensus] = [
            "mean": .mean, "median_low": .lowerMedian, "median_mid": .median, "median_high": .upperMedian,
            "plurality": .plurality, "strict_majority": .majority,
        ]
        for row in rows {
            let codes = codes[row.key] ?? []
            if row.quantity == "range" {
                row.check { try CodeConsensus.range(of: codes) }
            } else {
                row.check { try #require(kinds[row.quantity]).value(of: codes) }
            }
        }
    }

    @Test("What has no winner and what has no code say so")
    func reasons() throws {
        #expect(throws: NotAvailable.notUnique) { try CodeConsensus.plurality.value(of: [1, 2, 2, 1]) }
        #expect(throws: NotAvailable.notUnique) { try CodeConsensus.majority.value(of: [1, 1, 2, 3]) }
        #expect(try CodeConsensus.plurality.value(of: [1, 1, 2, 3]) == 1)
        for kind in CodeConsensus.allCases {
            #expect(throws: NotAvailable.tooFew(needed: 1)) { try kind.value(of: []) }
            #expect(try kind.value(of: [4]) == 4)
        }
    }
}
