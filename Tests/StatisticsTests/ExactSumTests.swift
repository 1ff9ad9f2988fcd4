import Testing

@testable import Statistics

@Suite("Exact sums")
struct ExactSumTests {
    private static let names = [
        "cancel", "classic", "tenth_x10", "subnormals", "half_even_tie", "half_even_tie_up", "tie_odd", "zeros",
        "neg_zeros",
        "empty", "max", "transient_overflow", "overflow", "rand_wide", "rand_narrow", "money", "ill_cond",
    ]

    private static func column(_ name: String, _ column: String) throws -> [Double] {
        try Oracles.table("exact_sum", name).column(column).map { try #require(Double($0)) }
    }

    /// What an infinite expectation means here.
    private static func orInfinity(_ value: () throws(ArithmeticError) -> Double) throws -> Double {
        do { return try value() } catch .overflow { return .infinity }
    }

    @Test(
        "Sum, mean, variance, squares and products are correctly rounded",
        .enabled(if: Oracles.available, Oracles.absent), arguments: names)
    func oracle(_ name: String) throws {
        let values = try Self.column(name, "x_hex")
        var moments = ExactMoments()
        for value in values { try moments.add(value) }
        var compared = 0
        for row in try Oracles.expectations("exact_sum") where row.subject == name {
            let result: Double
            switch row.quantity {
            case "sum_hex", "sum":
                result = try Self.orInfinity { () throws(ArithmeticError) in try moments.sum.rounded() }
            case "mean_hex": result = try moments.mean()
            case "var_n-1_hex":
                result = try Self.orInfinity { () throws(ArithmeticError) in try moments.sampleVariance() }
            case "sumsq_hex":
                result = try Self.orInfinity { () throws(ArithmeticError) in try moments.squares.rounded() }
            case "dot_hex":
                var products = ExactProductSum()
                for (first, second) in zip(values, try Self.column(name + "_y", "y_hex")) {
                    try products.add(first, times: second)
                }
                result = try products.rounded()
            default:
                Issue.record("unknown quantity: \(row)")
                continue
            }
            #expect(result == row.number && result.sign == row.number.sign, "\(row): \(result)")
            compared += 1
        }
        #expect(compared == (name == "empty" ? 2 : ["max", "transient_overflow", "overflow"].contains(name) ? 4 : 6))
    }

    @Test(
        "Parts merged in any order give the same bits", .enabled(if: Oracles.available, Oracles.absent),
        arguments: ["rand_wide", "ill_cond", "cancel"])
    func merges(_ name: String) throws {
        let values = try Self.column(name, "x_hex")
        var whole = ExactMoments()
        for value in values { try whole.add(value) }
        var parts = [ExactMoments](repeating: ExactMoments(), count: 7)
        for (index, value) in values.reversed().enumerated() { try parts[index % 7].add(value) }
        var merged = ExactMoments()
        for part in parts.reversed() { merged.merge(part) }
        #expect(try merged.sum.rounded() == whole.sum.rounded() && merged.count == whole.count)
        #expect(merged.sum.total == whole.sum.total && merged.squares.total == whole.squares.total)
        #expect(try merged.mean() == whole.mean())
    }

    @Test("What has no sum or mean is thrown")
    func domain() throws {
        var sum = ExactSum()
        #expect(throws: ArithmeticError.notFinite) { try sum.add(.infinity) }
        #expect(throws: ArithmeticError.notFinite) { try sum.add(.nan) }
        #expect(throws: ArithmeticError.divisionByZero) { try sum.rounded(dividedBy: 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try sum.rounded(dividedBy: -1) }
        #expect(throws: ArithmeticError.outOfDomain) { try ExactMoments().mean() }
        var moments = ExactMoments()
        try moments.add(5)
        #expect(throws: ArithmeticError.outOfDomain) { try moments.sampleVariance() }
        for _ in 0..<3 { try sum.add(-.greatestFiniteMagnitude) }
        #expect(throws: ArithmeticError.overflow) { try sum.rounded() }
        #expect(try sum.rounded(dividedBy: 3) == -.greatestFiniteMagnitude)
    }

    @Test("A mean of subnormal numbers is rounded half to even")
    func subnormalMean() throws {
        let least = Double.leastNonzeroMagnitude
        for (values, expected) in [([least, 0], 0), ([least, 2 * least], 2 * least), ([least, 0, least], least)] {
            var sum = ExactSum()
            for value in values { try sum.add(value) }
            #expect(try sum.rounded(dividedBy: values.count) == expected)
        }
    }
}
