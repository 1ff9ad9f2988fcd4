import Testing

@testable import Statistics

@Suite("Fixed decimals")
struct FixedDecimalsTests {
    @Test("Fractions and exact binary values are rounded half to even", .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        var compared = 0
        for row in try Oracles.expectations("rounding") where row.quantity.hasPrefix("half_even_") {
            let places = try #require(Int(row.quantity.dropFirst(10).dropLast(2)))
            let value: Rational
            if row.subject == "fixed" {
                guard let fitting = try? Rational(exactly: try #require(Double(row.key))) else { continue }
                value = fitting
            } else {
                value = try fraction(row.key)
            }
            compared += 1
            #expect(value.fixed(places) == row.expected, "\(row)")
            #expect(try value.rounded(decimals: places) == Rational.decimal(row.expected), "\(row)")
        }
        #expect(compared > 500, "the oracle has rows")
    }

    @Test(
        "Halves go to the even digit, carries run through, and nothing is minus zero",
        arguments: [
            ("1/2", 0, "0"), ("3/2", 0, "2"), ("-1/2", 0, "0"), ("-3/2", 0, "-2"), ("5/2", 0, "2"),
            ("1/8", 2, "0.12"), ("3/8", 2, "0.38"), ("-1/8", 2, "-0.12"), ("-1/1000", 2, "0.00"),
            ("999/1000", 2, "1.00"), ("-9995/1000", 2, "-10.00"), ("199/200", 2, "1.00"), ("1/3", 5, "0.33333"),
            ("2/3", 18, "0.666666666666666667"), ("7", 3, "7.000"), ("0", 1, "0.0"), ("5/4", -3, "1"),
            ("1/3", 40, "0.333333333333333333"),
        ]
    )
    func cases(_ row: (value: String, places: Int, text: String)) throws {
        #expect(try fraction(row.value).fixed(row.places) == row.text)
    }

    @Test("The largest and the finest values can be written with 18 decimals")
    func extremes() throws {
        let largest = try Rational(.max, over: 1)
        let justBelow = try Rational(.max, over: .max - 1)
        #expect(largest.fixed(18) == "170141183460469231731687303715884105727." + String(repeating: "0", count: 18))
        #expect(justBelow.fixed(18) == "1." + String(repeating: "0", count: 18))
        #expect(try Rational(.max - 1, over: .max).fixed(18) == "1." + String(repeating: "0", count: 18))
        #expect(try Rational(.max, over: 2).fixed(0) == "85070591730234615865843651857942052864")
        #expect(try Rational(.max, over: 2).fixed(1) == "85070591730234615865843651857942052863.5")
        #expect(throws: ArithmeticError.outOfDomain) { try Rational.one.rounded(decimals: 19) }
        #expect(throws: ArithmeticError.outOfDomain) { try Rational.one.rounded(decimals: -1) }
    }

    @Test("A binary value is taken exactly, or refused")
    func fromDouble() throws {
        #expect(try Rational(exactly: -0.375).description == "-3/8")
        #expect(try Rational(exactly: 0.1).description == "3602879701896397/36028797018963968")
        #expect(try Rational(exactly: -0.0) == .zero)
        #expect(try Rational(exactly: 0x1.fffffffffffffp126).double() == 0x1.fffffffffffffp126)
        #expect(try Rational(exactly: 0x1p-126).double() == 0x1p-126)
        for value in [0x1p127, -0x1p127, 0x1p-127, Double.leastNonzeroMagnitude, 1e300] {
            #expect(throws: ArithmeticError.overflow) { try Rational(exactly: value) }
        }
        for value in [Double.infinity, -.infinity, .nan] {
            #expect(throws: ArithmeticError.notFinite) { try Rational(exactly: value) }
        }
    }

    @Test(
        "The nearest floating-point number is found, halves to even",
        arguments: [
            ("1/10", 0.1), ("-1/3", -1.0 / 3), ("2/3", 2.0 / 3), ("0", 0), ("9007199254740993", 9_007_199_254_740_992),
            ("9007199254740995", 9_007_199_254_740_996), ("18014398509481985/2", 9_007_199_254_740_992),
            ("170141183460469231731687303715884105727", 0x1p127),
            ("1/170141183460469231731687303715884105727", 0x1p-127),
            ("-170141183460469231731687303715884105727/170141183460469231731687303715884105726", -1),
            ("85070591730234615865843651857942052865/3", 0x1.5555555555555p124),
        ] as [(String, Double)]
    )
    func toDouble(_ row: (value: String, double: Double)) throws {
        #expect(try fraction(row.value).double() == row.double)
    }

    @Test("Every binary value of moderate size survives the way there and back")
    func roundTrip() throws {
        var bits: UInt64 = 1
        for _ in 0..<2000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(sign: .plus, exponent: Int(bits >> 58) - 32, significand: Double(bits >> 11) * 0x1p-53)
            #expect(try Rational(exactly: value).double() == value)
        }
    }
}
