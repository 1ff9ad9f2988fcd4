import Testing

@testable import Statistics

/// An input of the oracle: units with their criteria, and the weights of the criteria.
private struct Input {
    var rows: [String: [Rational]] = [:]
    var order: [String] = []
    var weights: [Rational]

    init(_ name: String) throws {
        weights = try Oracles.table("aggregate", name + "_weights").column("w").map { try Rational.decimal($0) }
        for row in try Oracles.table("aggregate", name).rows {
            rows[row[0]] = try row.dropFirst().map { try Rational.decimal($0) }
            order.append(row[0])
        }
    }
}

private func aggregate(_ quantity: String) throws -> (any Aggregate)? {
    if quantity.hasPrefix("power_") {
        return PowerMean(power: try Rational.decimal(quantity.dropFirst(6)))
    }
    let names = [
        "arithmetic": "weighted mean", "geometric": "geometric", "harmonic": "harmonic", "min": "min", "max": "max",
    ]
    return Aggregates.all.first { $0.name == names[quantity] }
}

@Suite("Aggregates")
struct AggregateTests {
    @Test(
        "Means, minimum and maximum agree with the oracle on the grid", .enabled(if: Oracles.available, Oracles.absent),
        arguments: ["v12_k5", "v40_k8", "with_zeros"])
    func oracle(_ name: String) throws {
        let input = try Input(name)
        var compared: Set<String> = []
        for row in try Oracles.expectations("aggregate") where row.subject == name {
            guard let rule = try aggregate(row.quantity) else { continue }
            let value = try rule.value(of: #require(input.rows[row.key]), weights: input.weights)
            #expect(try Grid.rational(value) == Grid.rational(Rational.decimal(row.expected)), "\(row)")
            compared.insert(row.quantity)
        }
        #expect(compared.count == 8, "\(compared)")
    }

    @Test(
        "Bounds and means without the missing values agree with the oracle",
        .enabled(if: Oracles.available, Oracles.absent), arguments: ["v12_k5", "v40_k8", "with_zeros"])
    func missing(_ name: String) throws {
        let input = try Input(name)
        var compared: Set<String> = []
        for row in try Oracles.expectations("aggregate") where row.subject == name {
            guard row.quantity.hasPrefix("manski") || row.quantity == "arith_drop_ix" else { continue }
            // The key names a unit and the criterion that is missing, as v001:x1; the scale runs from 0 to 1.
            let parts = row.key.split(separator: ":")
            var values = try #require(input.rows[String(parts[0])])
            let missing = try #require(Int(parts[1].dropFirst())) - 1
            var weights = input.weights
            switch row.quantity {
            case "manski_lo": values[missing] = 0
            case "manski_hi": values[missing] = 1
            default: weights[missing] = 0
            }
            let value = try WeightedMean().value(of: values, weights: weights)
            #expect(try Grid.rational(value) == Grid.rational(Rational.decimal(row.expected)), "\(row)")
            compared.insert(row.quantity)
        }
        #expect(compared.count == 3, "\(compared)")
    }

    @Test(
        "Copeland's rule agrees with the oracle", .enabled(if: Oracles.available, Oracles.absent),
        arguments: ["v12_k5", "v40_k8", "with_zeros"])
    func copelandOracle(_ name: String) throws {
        let input = try Input(name)
        let scores = try copeland(values: input.order.map { try #require(input.rows[$0]) }, weights: input.weights)
        var compared = 0
        for row in try Oracles.expectations("aggregate") where row.subject == name {
            let score = scores[try #require(input.order.firstIndex(of: row.key) ?? input.order.indices.first)]
            switch row.quantity {
            case "copeland_wins": #expect(Double(score.wins) == row.number, "\(row)")
            case "copeland_losses": #expect(Double(score.losses) == row.number, "\(row)")
            case "copeland_score_w+0.5t": #expect(try score.score == Rational.decimal(row.expected), "\(row)")
            default: continue
            }
            compared += 1
        }
        #expect(compared == 3 * input.order.count)
    }

    @Test(
        "Every rule gives the value worked by hand",
        arguments: [
            ("mean", ["1", "2", "6"], ["1", "1", "4"], "3"),
            ("weighted mean", ["1", "2", "6"], ["1", "1", "4"], "9/2"),
            ("weighted mean", ["1/3", "1/7"], ["2", "0"], "1/3"),
            ("sum", ["1", "2", "6"], ["1", "1", "4"], "9"),
            ("weighted sum", ["1", "2", "6"], ["1", "1", "4"], "27"),
            ("geometric", ["4", "9"], ["1", "1"], "6"),
            ("geometric", ["1", "8"], ["2", "1"], "2"),
            ("geometric", ["0", "9"], ["1", "1"], "0"),
            ("geometric", ["0", "9"], ["0", "1"], "9"),
            ("geometric", ["1/3", "1/3"], ["1", "2"], "333333333333/1000000000000"),
            ("harmonic", ["1", "2"], ["1", "1"], "4/3"),
            ("harmonic", ["40", "60"], ["1", "1"], "48"),
            ("harmonic", ["0", "2"], ["1", "1"], "0"),
            ("min", ["3", "-1", "2"], ["0", "0", "1"], "-1"),
            ("max", ["3", "-1", "2"], ["0", "0", "1"], "3"),
            ("median", ["3", "-1", "2"], ["1", "1", "1"], "2"),
            ("median", ["3", "-1", "2", "9"], ["1", "1", "1", "9"], "5/2"),
            ("product", ["3", "-1/2", "2"], ["1", "1", "1"], "-3"),
            ("product", ["3", "0", "2"], ["1", "1", "1"], "0"),
            ("ratio", ["3", "0", "2"], ["4", "1", "5"], "1/2"),
        ]
    )
    func byHand(_ row: (name: String, values: [String], weights: [String], expected: String)) throws {
        let rule = try #require(Aggregates.all.first { $0.name == row.name })
        let value = try rule.value(of: row.values.map(fraction), weights: row.weights.map(fraction))
        #expect(value.description == row.expected)
    }

    @Test(
        "Power means have their special cases",
        arguments: [
            ("2", ["1", "7"], "5"), ("1/2", ["1", "9"], "4"), ("-1", ["40", "60"], "48"), ("0", ["4", "9"], "6"),
            ("1", ["-4", "9"], "2.5"), ("3", ["0", "0"], "0"), ("2", ["0", "5"], "3.535533905933"),
            ("-2", ["0", "5"], "0"), ("3", ["1/3", "1/3"], "0.333333333333"),
            ("1000", ["50", "100"], "99.930709299045"),
            ("-1000", ["50", "100"], "50.034669373129"),
            ("3000", ["50", "100"], "99.976897762959"), ("-3000", ["50", "100"], "50.011553787704"),
        ]
    )
    func power(_ row: (power: String, values: [String], expected: String)) throws {
        let rule = PowerMean(power: try fraction(row.power))
        #expect(try rule.value(of: row.values.map(fraction), weights: [1, 1]) == Rational.decimal(row.expected))
    }

    @Test("Means of more digits than a fraction holds are taken on the grid")
    func beyondFractions() throws {
        let primes: [Rational] = [
            1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061, 1063, 1069, 1087, 1091, 1093, 1097,
        ]
        let weights = [Rational](repeating: 1, count: primes.count)
        let mean = try HarmonicMean().value(of: primes, weights: weights)
        #expect(try mean == Rational.decimal("1050.835114360335"), "exactly on the grid")
        var shares: [Rational] = []
        for prime in primes { shares.append(try 1000 / prime) }
        #expect(try Product().value(of: shares, weights: weights).fixed(12) == "0.449613441097")
    }

    @Test("What a rule is not defined for is thrown")
    func domain() throws {
        for rule in Aggregates.all {
            #expect(throws: ArithmeticError.outOfDomain) { try rule.value(of: [], weights: []) }
            #expect(throws: ArithmeticError.outOfDomain) { try rule.value(of: [1], weights: [1, 2]) }
            guard rule.usesWeights else { continue }
            #expect(throws: ArithmeticError.outOfDomain) { try rule.value(of: [1, 2], weights: [1, -1]) }
            if rule.name != "weighted sum" {
                #expect(throws: ArithmeticError.divisionByZero) { try rule.value(of: [1, 2], weights: [0, 0]) }
            }
        }
        for rule in [GeometricMean(), HarmonicMean(), PowerMean(power: 2), PowerMean(power: -3)] as [any Aggregate] {
            #expect(throws: ArithmeticError.outOfDomain) { try rule.value(of: [4, -1], weights: [1, 1]) }
            #expect(throws: ArithmeticError.divisionByZero) { try rule.value(of: [4, 1], weights: [0, 0]) }
        }
        #expect(throws: ArithmeticError.outOfDomain) { try copeland(values: [[1], [1, 2]], weights: [1]) }
    }

    @Test("No two rules have the same name")
    func names() {
        #expect(Set(Aggregates.all.map(\.name)).count == Aggregates.all.count)
    }
}
