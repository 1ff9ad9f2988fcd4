import Testing

@testable import Statistics

@Suite("Bootstrap and jackknife")
struct BootstrapTests {
    private static let statistics: [String: @Sendable ([Rational]) throws(ArithmeticError) -> Rational] = [
        "mean": { values throws(ArithmeticError) in try trimmedMean(values, trim: 0) },
        "median": { values throws(ArithmeticError) in
            try Median().value(of: values, weights: values.map { _ in 1 })
        },
        "trim20": { values throws(ArithmeticError) in try trimmedMean(values, trim: Rational(1, over: 5)) },
    ]

    @Test(
        "Bootstrap and jackknife agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rows = try Oracles.expectations("bootstrap")
        #expect(rows.count == 2341)
        let groups = Dictionary(grouping: rows) { row in
            row.subject + "," + (row.quantity.split(separator: "_").last.map(String.init) ?? "")
        }
        #expect(groups.count == 9)
        for group in groups.values {
            let first = try #require(group.first)
            let name = try #require(first.quantity.split(separator: "_").last.map(String.init))
            let statistic = try #require(Self.statistics[name])
            let values = try Oracles.table("bootstrap", first.subject).numbers("x")
            let draws = try Oracles.table("bootstrap", first.subject + "_index").rows.map { row in
                row.dropFirst().compactMap { Int($0).map { values[$0 - 1] } }
            }
            let replicates = try draws.map(statistic)
            let bootstrap = try BootstrapDistribution(estimate: statistic(values), replicates: replicates)
            let jackknife = try Jackknife(values, statistic: statistic)
            for row in group {
                try compare(row, String(row.quantity.dropLast(name.count + 1)), replicates, bootstrap, jackknife)
            }
        }
    }

    private func compare(
        _ row: Expectation, _ quantity: String, _ replicates: [Rational], _ bootstrap: BootstrapDistribution,
        _ jackknife: Jackknife
    ) throws {
        func shares(_ level: Rational) throws -> AcceleratedShares {
            try bootstrap.acceleratedShares(acceleration: jackknife.acceleration(), level: level)
        }
        let level = Rational(decimal: row.key)
        let item = Int(row.key.dropFirst()).map { $0 - 1 }
        switch quantity {
        case "replicate": row.check { replicates[try #require(item)] }
        case "jackknife": row.check { jackknife.values[try #require(item)] }
        case "theta_hat": row.check { bootstrap.estimate }
        case "boot_mean": row.check { try bootstrap.mean() }
        case "boot_se": row.check { try bootstrap.standardError() }
        case "jackknife_se": row.check { try jackknife.standardError() }
        case "jackknife_bias": row.check { try jackknife.bias() }
        case "p_less_plus_half_ties": row.check { bootstrap.belowEstimate }
        case "acceleration": row.check { try jackknife.acceleration() }
        case "z0": row.check { try shares(fraction("9/10")).bias }
        case "bca_alpha1": row.check { try shares(#require(level)).lower }
        case "bca_alpha2": row.check { try shares(#require(level)).upper }
        default:
            let rules: [(String, ReplicateRule)] = [
                ("type7", .spread), ("order_floor(B+1)p", .order), ("normal_interp", .normal),
            ]
            let rule = try #require(rules.first { quantity.contains($0.0) }?.1, "\(row)")
            let isLower = quantity.hasSuffix("_lo")
            if quantity == "percentile_order_floor(B+1)p_lo" && row.key == "0.95" {
                // ⌊200 · 0.025⌋ is 5, by which the oracle's own rows of the normal rule go; in these rows its 60 binary
                // digits came out beneath 5, and it took the fourth replicate.
                row.check { bootstrap.replicates[3] }
                let lower = try bootstrap.percentileInterval(level: #require(level)).lower
                #expect(lower == DoubleDouble(bootstrap.replicates[4]), "\(row)")
                return
            }
            row.check {
                let level = try #require(level)
                guard quantity.hasPrefix("bca") else {
                    let interval = try bootstrap.percentileInterval(level: level, rule: rule)
                    return isLower ? interval.lower : interval.upper
                }
                let shares = try shares(level)
                return try bootstrap.quantile(isLower ? shares.lower : shares.upper, rule: rule)
            }
        }
    }

    @Test("A resample stays within strata and depends on its stream and number alone")
    func resamples() throws {
        let stream = RandomStream(seed: 11, purpose: 4, identifierHash: 9)
        let strata = [0, 0, 0, 1, 1, 7]
        var seen: Set<Int> = []
        for replicate in 0..<50 {
            let positions = resample(strata: strata, replicate: UInt64(replicate), stream: stream)
            #expect(zip(positions, strata).allSatisfy { strata[$0] == $1 })
            #expect(positions == resample(strata: strata, replicate: UInt64(replicate), stream: stream))
            seen.formUnion(positions)
        }
        #expect(seen.count == strata.count)
        #expect(resample(strata: [], replicate: 0, stream: stream).isEmpty)
    }

    @Test("What cannot be resampled has its reason")
    func reasons() throws {
        let mean = try #require(Self.statistics["mean"])
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try Jackknife([1], statistic: mean) }
        #expect(throws: NotAvailable.constant) { try Jackknife([1, 1], statistic: mean).acceleration() }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try BootstrapDistribution(estimate: 1, replicates: []) }
        let above = try BootstrapDistribution(estimate: 1, replicates: [2, 3])
        #expect(throws: NotAvailable.constant) {
            try above.acceleratedShares(acceleration: .zero, level: fraction("1/2"))
        }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try above.quantile(.one) }
        #expect(throws: ArithmeticError.outOfDomain) { try trimmedMean([], trim: 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try trimmedMean([1], trim: fraction("1/2")) }
    }
}
