import Testing

@testable import Statistics

@Suite("The grid of 10⁻¹²")
struct GridTests {
    @Test(
        "Both parts of a number are rounded as one, halves to even",
        arguments: [
            (1.0, 0.0, "1"), (0.1, 0, "0.1"), (-0.1, 0, "-0.1"), (0, 0, "0"), (1e-13, 0, "0"), (-1e-300, 0, "0"),
            (0.5, 5e-13, "0.5"), (0.5, 5.1e-13, "0.500000000001"), (0.5, -5.1e-13, "0.499999999999"),
            // 2⁻¹³ × 10¹² has the fraction ½, and its whole part is odd; the low part can turn it.
            (0x1p-13, 0, "0.000122070312"), (0x1p-13, 1e-30, "0.000122070313"), (0x1p-13, -1e-30, "0.000122070312"),
            (0x3p-13, 0, "0.000366210938"), (0x3p-13, -1e-300, "0.000366210937"), (-0x3p-13, 0, "-0.000366210938"),
            (-0x3p-13, 1e-300, "-0.000366210937"), (-0x1p-13, -5e-308, "-0.000122070313"),
            (0x1p80, 0x1p20, "1208925819614629175754752"), (-0x1p80, 0.5, "-1208925819614629174706175.5"),
        ] as [(Double, Double, String)]
    )
    func rounds(_ row: (high: Double, low: Double, text: String)) throws {
        let expected = try Rational.decimal(row.text)
        #expect(try Grid.rational(DoubleDouble(high: row.high, low: row.low)) == expected)
    }

    @Test("A fraction goes to the same grid")
    func fractions() throws {
        #expect(try Grid.rational(fraction("1/3")) == Rational.decimal("0.333333333333"))
        #expect(try Grid.rational(fraction("-2/3")) == Rational.decimal("-0.666666666667"))
        #expect(try Grid.rational(fraction("1/2000000000000")) == 0)
        #expect(try Grid.rational(fraction("-3/2000000000000")) == Rational.decimal("-0.000000000002"))
        #expect(try Grid.rational(fraction("7/8")) == fraction("7/8"))
        for text in ["1/3", "-22/7", "123456789/1000007", "0"] {
            let value = try fraction(text)
            #expect(try Grid.rational(value) == Grid.rational(DoubleDouble(value)))
        }
    }

    @Test("What does not fit onto the grid is thrown")
    func overflow() throws {
        #expect(throws: ArithmeticError.overflow) { try Grid.rational(DoubleDouble(2e26)) }
        #expect(throws: ArithmeticError.overflow) { try Grid.rational(DoubleDouble(-1e300)) }
        #expect(try Grid.rational(DoubleDouble(1.5e26)).double() == 1.5e26)
    }
}

@Suite("Largest remainder")
struct LargestRemainderTests {
    private func rounded(_ parts: [String], _ total: String, _ decimals: Int) throws -> [String] {
        try largestRemainder(parts: parts.map(fraction), total: fraction(total), decimals: decimals)
            .map { $0.fixed(decimals) }
    }

    @Test("Rounded parts add up to the rounded total")
    func addsUp() throws {
        #expect(try rounded(["100/3", "100/3", "100/3"], "100", 1) == ["33.4", "33.3", "33.3"])
        #expect(try rounded(["1/6", "1/3", "1/2"], "1", 2) == ["0.17", "0.33", "0.50"])
        #expect(try rounded(["-1/3", "-1/3", "2/3"], "0", 0) == ["0", "0", "0"])
        #expect(try rounded(["7/10", "1/10"], "4/5", 0) == ["1", "0"])
        #expect(try rounded(["1/4", "1/4"], "1/2", 0) == ["0", "0"], "the total, a half, goes to the even 0")
        #expect(try rounded(["3/4", "3/4"], "3/2", 0) == ["1", "1"])
        #expect(try rounded([], "0", 2) == [])
    }

    @Test("A total that the parts cannot reach is refused")
    func refuses() {
        #expect(throws: ArithmeticError.outOfDomain) { try rounded(["1/3"], "3", 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try rounded(["1"], "0", 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try rounded(["1"], "1", 19) }
    }
}
