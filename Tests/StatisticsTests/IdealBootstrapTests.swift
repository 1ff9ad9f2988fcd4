import Testing

@testable import Statistics

@Suite("Ideal bootstrap")
struct IdealBootstrapTests {
    @Test(
        "The ideal bootstrap agrees with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rows = try Oracles.expectations("ideal_bootstrap")
        #expect(rows.count == 102)
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            let table = try Oracles.table("ideal_bootstrap", name)
            let scores = Dictionary(grouping: table.rows, by: { $0[1] }).values
            let bootstrap = try IdealBootstrap(strata: scores.map { $0.compactMap { Int($0[2]) } })
            for row in group {
                let level = Rational(decimal: row.key)
                switch row.quantity {
                case "sum_observed": row.check { Rational(bootstrap.observed) }
                case "ideal_se_of_sum": row.check { bootstrap.standardError }
                case "p_less_plus_half_equal": row.check { bootstrap.belowObserved }
                case "acceleration": row.check { try #require(bootstrap.acceleration) }
                case "z0": row.check { try bootstrap.acceleratedInterval(level: fraction("9/10")).shares.bias }
                case "percentile_lo_sum":
                    row.check { Rational(try bootstrap.percentileInterval(level: #require(level)).lower) }
                case "percentile_hi_sum":
                    row.check { Rational(try bootstrap.percentileInterval(level: #require(level)).upper) }
                case "bca_defined":
                    #expect(throws: NotAvailable.constant) {
                        try bootstrap.acceleratedInterval(level: fraction("9/10"))
                    }
                case let quantity where quantity.hasPrefix("bca"):
                    let interval = try bootstrap.acceleratedInterval(level: #require(level))
                    let figures = [
                        "bca_alpha_lo": interval.shares.lower, "bca_alpha_hi": interval.shares.upper,
                        "bca_lo_sum": DoubleDouble(integerLiteral: interval.lower),
                        "bca_hi_sum": DoubleDouble(integerLiteral: interval.upper),
                    ]
                    row.check { try #require(figures[quantity]) }
                default: Issue.record("\(row) is not compared")
                }
            }
        }
    }

    @Test(
        "Intervals for equal values agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func allEqual() throws {
        let rows = try Oracles.expectations("degenerate_ci")
        #expect(rows.count == 48)
        for row in rows {
            let parts = try row.key.split(separator: ";").map { part in
                try Rational.decimal(#require(part.split(separator: "=").last))
            }
            row.check {
                let interval = try allEqualInterval(parts[1], count: Int(parts[0].numerator), level: parts[2])
                return row.quantity == "lo" ? interval.lower : interval.upper
            }
        }
    }

    @Test("A quantile that a probability meets exactly is reached")
    func ties() throws {
        let coin = try IdealBootstrap(strata: [[0, 1]])
        #expect(try coin.quantile(DoubleDouble(0.25)) == 0)
        #expect(try coin.quantile(DoubleDouble(0.75)) == 1)
        let thirds = try IdealBootstrap(strata: [[0, 1, 2]])
        #expect(try thirds.quantile(DoubleDouble(Rational(1, over: 27))) == 0)
        #expect(try thirds.quantile(.one) == 6)
    }

    @Test("What cannot be resampled has its reason")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try IdealBootstrap(strata: []) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try IdealBootstrap(strata: [[1], []]) }
        #expect(throws: NotAvailable.gridTooFine) { try IdealBootstrap(strata: [[0, 600_000]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try IdealBootstrap(strata: [[0, Int.min]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try IdealBootstrap(strata: [[1, 2]]).quantile(DoubleDouble(1.5))
        }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try allEqualInterval(1, count: 0, level: 0) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try allEqualInterval(1, count: 3, level: 1) }
    }
}
