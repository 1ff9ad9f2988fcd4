import Testing

@testable import Statistics

/// A fraction written `a/b` or `a`.
func fraction(_ text: String) throws -> Rational {
    let parts = text.split(separator: "/")
    let top = try #require(Int128(parts[0]))
    return try Rational(top, over: parts.count > 1 ? #require(Int128(parts[1])) : 1)
}

/// A repeatable sequence of fractions of all sizes.
struct Fractions {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    private mutating func bits() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }

    private mutating func integer() -> Int128 {
        let wide = Int128(truncatingIfNeeded: UInt128(bits()) << 63 | UInt128(bits() >> 1))
        return wide >> Int128(bits() >> 32 & 127)
    }

    mutating func next() throws -> Rational {
        let sign: Int128 = bits() & 1 << 40 == 0 ? 1 : -1
        return try Rational(sign * integer(), over: max(1, integer()))
    }
}

@Suite("Rational")
struct RationalTests {
    @Test("A fraction is in lowest terms with the sign above")
    func reduces() throws {
        let value = try Rational(6, over: -8)
        #expect(value.numerator == -3 && value.denominator == 4)
        #expect(value.description == "-3/4" && Rational(7).description == "7" && Rational.zero.description == "0")
        #expect(try Rational(0, over: -5) == .zero)
        #expect(try Rational(.min, over: 4).numerator == Int128.min / 4)
        #expect(value.magnitude.description == "3/4" && value.isNegative && !value.isInteger)
    }

    @Test("A zero denominator and a numerator without negation are reported")
    func refuses() {
        #expect(throws: ArithmeticError.divisionByZero) { try Rational(1, over: 0) }
        #expect(throws: ArithmeticError.overflow) { try Rational(.min, over: 1) }
        #expect(throws: ArithmeticError.overflow) { try Rational(1, over: .min) }
        #expect(throws: ArithmeticError.divisionByZero) { try Rational.one / .zero }
        #expect(throws: ArithmeticError.divisionByZero) { try Rational.zero.raised(to: -1) }
    }

    @Test(
        "Sums, differences, products and quotients are exact",
        arguments: [
            ("1/2", "1/3", "5/6", "1/6", "1/6", "3/2"),
            ("-7/12", "5/18", "-11/36", "-31/36", "-35/216", "-21/10"),
            ("1/10", "1/5", "3/10", "-1/10", "1/50", "1/2"),
            ("0", "4/7", "4/7", "-4/7", "0", "0"),
        ]
    )
    func arithmetic(_ row: (String, String, String, String, String, String)) throws {
        let (first, second) = (try fraction(row.0), try fraction(row.1))
        #expect(try (first + second).description == row.2)
        #expect(try (first - second).description == row.3)
        #expect(try (first * second).description == row.4)
        #expect(try (first / second).description == row.5)
    }

    @Test(
        "A sum fits whenever its lowest terms fit, however large the steps are",
        arguments: [
            (
                "-149604349620991145311261649673093487480/9163087661304059871277581472179",
                "-95904915504661548031175587099720836253/1618313482059700696449718164494634", "-20845394945981/1272138"
            ),
            (
                "-331798715748688382686731393639418/57684732541706972414683139",
                "151221518299017756945682532144047814687/1716500012547511610973477512205786",
                "-168536302269455/29756574"
            ),
            (
                "170141183460469231731687303715884105727/3", "-170141183460469231731687303715884105726/3", "1/3"
            ),
        ]
    )
    func wideSum(_ row: (String, String, String)) throws {
        let (first, second) = (try fraction(row.0), try fraction(row.1))
        #expect(try (first + second).description == row.2)
        #expect(try (second + first).description == row.2)
        #expect(try (-first - second) == -(try fraction(row.2)))
    }

    @Test("What does not fit is thrown, not wrapped")
    func overflow() throws {
        let largest = try Rational(.max, over: 1)
        let smallest = try Rational(1, over: .max)
        #expect(throws: ArithmeticError.overflow) { try largest + .one }
        #expect(throws: ArithmeticError.overflow) { try -largest - .one }
        #expect(throws: ArithmeticError.overflow) { try largest * 2 }
        #expect(throws: ArithmeticError.overflow) { try smallest / 2 }
        #expect(throws: ArithmeticError.overflow) { try smallest + .one + .one }
        #expect(throws: ArithmeticError.overflow) { try Rational(10).raised(to: 39) }
        #expect(try largest * smallest == .one)
        #expect(try largest / largest == .one)
        #expect(try Rational(10).raised(to: 38).description == "1" + String(repeating: "0", count: 38))
        #expect(try Rational(2, over: 3).raised(to: -3).description == "27/8")
    }

    @Test("Operations undo one another and agree with the order, for fractions of all sizes")
    func laws() throws {
        var fractions = Fractions()
        var fitting = 0
        for _ in 0..<4000 {
            let (first, second) = (try fractions.next(), try fractions.next())
            #expect(!(first < second && second < first) && (first == second) == !(first < second || second < first))
            if let product = try? first * second, !second.isZero {
                fitting += 1
                #expect(try product / second == first)
            }
            if let difference = try? first - second {
                fitting += 1
                #expect(try difference + second == first)
                #expect(difference.isNegative == (first < second))
            }
        }
        #expect(fitting > 1000, "the fractions leave something to test")
    }

    @Test("Sums and products in 64 bits are what the parts of 128 bits say")
    func small() throws {
        var state: UInt64 = 7
        func part() -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Of all sizes, and often with common divisors.
            return Int64(bitPattern: state) >> Int64(1 + (state >> 3) % 60) | Int64(state >> 62)
        }
        for _ in 0..<4000 {
            let (first, second) = (Int128(part()), Int128(part()))
            let (below, other) = (Int128(max(1, part().magnitude)), Int128(max(1, part().magnitude)))
            let (one, two) = (try Rational(first, over: below), try Rational(second, over: other))
            // Each product has at most 126 bits.
            #expect(try one + two == Rational(first * other + second * below, over: below * other))
            #expect(try one * two == Rational(first * second, over: below * other))
        }
        let least = try Rational(Int128(Int64.min), over: 1)
        #expect(try (least + least).description == "-18446744073709551616")
        #expect(try (least * least).description == "85070591730234615865843651857942052864")
        let small = try least * Rational(1, over: Int128(Int64.max))
        #expect(small.description == "-9223372036854775808/9223372036854775807")
    }

    @Test("The order is exact where the products need 256 bits")
    func order() throws {
        let below = try Rational(.max - 1, over: .max)
        let far = try Rational(.max - 2, over: .max - 1)
        #expect(far < below && !(below < far) && -below < -far && below < .one && -below < far)
        #expect(try Rational(.max, over: 2) > Rational(.max - 1, over: 3))
        #expect(Rational.min(below, far) == far && Rational.max(below, far) == below)
        #expect(Rational(5).clamped(to: 0...3) == 3 && Rational(-5).clamped(to: 0...3) == 0)
    }

    @Test("Sums of many values are exact")
    func sums() throws {
        let tenths = try (0..<10).map { _ in try Rational(1, over: 10) }
        #expect(try Rational.sum(tenths) == .one)
        #expect(try Rational.sum([]) == .zero)
        #expect(try Rational.weightedSum([1, 2, 3], weights: [3, 2, 1]) == 10)
        #expect(throws: ArithmeticError.outOfDomain) { try Rational.weightedSum([1, 2], weights: [1]) }
    }

    @Test("The greatest common divisor holds for zero, small and large numbers")
    func divisor() {
        #expect(greatestCommonDivisor(UInt128(0), 0) == 0)
        #expect(greatestCommonDivisor(UInt128(0), .max) == .max)
        #expect(greatestCommonDivisor(UInt128.max, UInt128(UInt64.max)) == UInt128(UInt64.max))
        #expect(greatestCommonDivisor(UInt128(48) << 70, UInt128(36) << 60) == UInt128(12) << 60)
        #expect(greatestCommonDivisor(UInt64(270), 192) == 6)
    }
}
