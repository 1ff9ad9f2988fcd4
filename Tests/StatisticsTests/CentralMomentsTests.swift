import Testing

@testable import Statistics

@Suite("Sums of powers of deviations")
struct CentralMomentsTests {
    /// Σ (x − x̄)ᵏ of whole numbers, as fractions.
    private func exact(_ values: [Int64], _ power: Int) throws -> Rational {
        let numbers = values.map { Rational(Int($0)) }
        let mean = try Rational.sum(numbers) / Rational(numbers.count)
        return try Rational.sum(numbers.map { try ($0 - mean).raised(to: power) })
    }

    private func isNear(_ value: DoubleDouble, _ expected: Rational, within size: Rational) throws -> Bool {
        let distance = try (value - DoubleDouble(expected)).magnitude
        return distance.high <= 0x1p-90 * DoubleDouble(size.magnitude).high
    }

    @Test(
        "Whole numbers give the sums that fractions give",
        arguments: [
            [0, 1], [1, 1, 1, 0], [-3, 5, 5, 9, 1000], [7, 8, 8, 8, 8, 8, 9], [1 << 20, -(1 << 20), 3, 4],
            [1_000_000_007, 1_000_000_009, 1_000_000_021, 1_000_000_008],
        ] as [[Int64]])
    func sums(_ values: [Int64]) throws {
        let moments = try CentralMoments(values)
        // What rounding is measured by: a third power can vanish.
        let squares = try exact(values, 2)
        let fourths = try exact(values, 4)
        #expect(moments.count == values.count)
        #expect(try isNear(moments.second, squares, within: squares))
        #expect(try isNear(moments.third, exact(values, 3), within: Rational.max(squares, fourths)))
        #expect(try isNear(moments.fourth, fourths, within: fourths))
    }

    @Test("Numbers too far apart for 128 bits, and fractions, have the shape of their multiples")
    func shape() throws {
        let small: [Int64] = [1, 2, 2, 3, 5, 8, 40]
        let wide = small.map { $0 << 50 }
        // Denominators without a common one in 64 bits.
        let fractions = try small.enumerated().map { place, number in
            try Rational(Int(number)) + Rational(1, over: 1_000_000_000_039 + Int128(place) * 1_000_003)
        }
        #expect(WholeMultiples(fractions) == nil)
        let expected = try CentralMoments(small)
        for other in try [CentralMoments(wide), CentralMoments(fractions)] {
            #expect(try abs(other.skewness().high - expected.skewness().high) < 1e-9)
            #expect(try abs(other.kurtosis().high - expected.kurtosis().high) < 1e-9)
        }
        let same = try CentralMoments(small.map { try Rational(Int128($0), over: 7) })
        #expect(try same.skewness() == expected.skewness())
        #expect(throws: NotAvailable.constant) { try CentralMoments([3, 3, 3] as [Int64]) }
        #expect(throws: NotAvailable.constant) { try CentralMoments([] as [Int64]) }
    }

    @Test("Fractions become whole multiples of their least common part, where that fits")
    func multiples() throws {
        let fractions = try [Rational(1, over: 2), Rational(-3, over: 4), 3, Rational(1, over: 3)]
        let whole = try #require(WholeMultiples(fractions))
        #expect(whole.denominator == 12)
        #expect(whole.multiples == [6, -9, 36, 4])
        #expect(try WholeMultiples([Rational(Int128(1) << 70, over: 1)]) == nil)
        #expect(try WholeMultiples([Rational(1, over: 1 << 62), Rational(1, over: 3)]) == nil)
        #expect(try WholeMultiples([Rational(1, over: 1 << 40), Rational(1 << 40)]) == nil)
        #expect(WholeMultiples([Rational(Int.min)]) == nil)
    }
}
