import Testing

@testable import Statistics

@Suite("Distributions")
struct DistributionTests {
    @Test(
        "The normal, t and beta distributions agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rows = try Oracles.expectations("special").filter { $0.subject != "proportion" }
        #expect(rows.count == 94)
        for row in rows {
            // The oracle's arguments are the binary numbers nearest the keys.
            let argument = try DoubleDouble(Double(row.key) ?? 0)
            switch (row.subject, row.quantity) {
            case ("normal", "cdf"): row.check { NormalDistribution.cumulative(argument) }
            case ("normal", "quantile"): row.check { try NormalDistribution.quantile(argument) }
            case ("beta", _):
                let numbers = try row.key.split(separator: ";").map { part in
                    let text = try #require(part.split(separator: "=").last)
                    let number = try #require(Double(String(text)))
                    return try DoubleDouble(number)
                }
                row.check { try BetaDistribution(a: numbers[0], b: numbers[1]).cumulative(numbers[2]) }
            default:
                let parts = row.quantity.components("_df")
                let freedom = try #require(Double(parts[1]))
                let student = try StudentDistribution(freedom: DoubleDouble(freedom))
                let exact = DoubleDouble(try Rational.decimal(row.key))
                if parts[0] == "cdf" { row.check { try student.cumulative(argument) } }
                if parts[0] == "quantile" { row.check { try student.quantile(exact) } }
            }
        }
    }

    @Test(
        "Intervals of proportions agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func proportions() throws {
        let rows = try Oracles.expectations("special").filter { $0.subject == "proportion" }
        #expect(rows.count == 48)
        let rules: [String: ProportionInterval] = [
            "wilson": .wilson, "clopper_pearson": .clopperPearson, "jeffreys": .jeffreys,
            "agresti_coull": .agrestiCoull,
        ]
        for row in rows {
            let counts = row.key.split(separator: "/").compactMap { Int($0) }
            let isLower = row.quantity.hasSuffix("_lo95")
            let rule = try #require(rules[String(row.quantity.dropLast(5))], "\(row)")
            row.check {
                let bounds = try rule.bounds(
                    successes: counts[0], trials: counts[1], level: Rational.decimal("0.95"))
                return isLower ? bounds.lower : bounds.upper
            }
        }
    }

    @Test("Quantiles undo distributions to at least 25 digits")
    func inverses() throws {
        for share in ["0.001", "0.2", "0.5", "0.77", "0.9999"] {
            let p = DoubleDouble(try Rational.decimal(share))
            let normal = NormalDistribution.cumulative(try NormalDistribution.quantile(p))
            #expect((normal &- p).high.magnitude < 1e-27)
            let student = try StudentDistribution(freedom: 7)
            #expect(try (student.cumulative(student.quantile(p)) - p).high.magnitude < 1e-25)
            let beta = try BetaDistribution(a: 3, b: DoubleDouble(0.5))
            let x = try beta.quantile(p)
            let back = try beta.cumulative(x) - p
            #expect(back.high.magnitude < 1e-25, "\(share): \(x), \(back)")
        }
        let factorial = (1...20).reduce(DoubleDouble.one) { $0 &* DoubleDouble(integerLiteral: $1) }
        #expect(try (DoubleDouble.logarithmOfGamma(21) - .log(factorial)).high.magnitude < 1e-28)
        let half = try DoubleDouble.logarithmOfGamma(DoubleDouble(0.5)) * 2 - .log(.pi)
        #expect(half.high.magnitude < 1e-28)
    }

    @Test("Arguments outside of the domain are refused")
    func domain() throws {
        #expect(throws: ArithmeticError.outOfDomain) { try NormalDistribution.quantile(0) }
        #expect(throws: ArithmeticError.outOfDomain) { try NormalDistribution.quantile(1) }
        #expect(throws: ArithmeticError.outOfDomain) { try StudentDistribution(freedom: 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try BetaDistribution(a: 1, b: 1).cumulative(2) }
        #expect(throws: ArithmeticError.outOfDomain) { try BetaDistribution(a: 1, b: 1).quantile(-1) }
        let wilson = ProportionInterval.wilson
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try wilson.bounds(successes: 0, trials: 0, level: 0) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try wilson.bounds(successes: 3, trials: 2, level: fraction("1/2"))
        }
    }
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
