import Testing

@testable import Statistics

/// A function of one number by its name in the oracle.
private func value(of function: String, at x: DoubleDouble) throws -> DoubleDouble? {
    switch function {
    case "exp": try .exp(x)
    case "expm1": try .expm1(x)
    case "log": try .log(x)
    case "log10": try .log10(x)
    case "log2": try .log2(x)
    case "log1p": try .log1p(x)
    case "sqrt": try .sqrt(x)
    case "cbrt": .cbrt(x)
    case "erfc": .erfc(x)
    default: nil
    }
}

/// A decimal as a double-double number.
private func number(_ text: String) throws -> DoubleDouble {
    DoubleDouble(try Rational.decimal(text))
}

private func isNear(_ value: DoubleDouble, _ expected: DoubleDouble) -> Bool {
    (value &- expected).high.magnitude <= 1e-29 * expected.high.magnitude
}

@Suite("Double-double functions")
struct DoubleDoubleTests {
    @Test(
        "Rounded once, every function gives the correctly rounded number",
        .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        var compared: [String: Int] = [:]
        for row in try Oracles.expectations("libm") {
            let keys = try row.key.split(separator: " ").map { try DoubleDouble(#require(Double($0))) }
            let result: DoubleDouble
            if row.subject == "pow" {
                result = try .pow(keys[0], Rational(exactly: keys[1].high))
            } else {
                result = try #require(try value(of: row.subject, at: keys[0]), "unknown function \(row.subject)")
            }
            #expect(result.double() == row.number, "\(row)")
            compared[row.subject, default: 0] += 1
        }
        #expect(compared.count == 10 && compared.values.allSatisfy { $0 >= 150 })
    }

    @Test(
        "Every function is good to 29 digits",
        arguments: [
            ("exp", "0.1", "1.105170918075647624811707826490246668"),
            ("exp", "-3.7", "0.02472352647033939120275738298340262934"),
            ("exp", "40.25", "302240665332559803.7072028434926819096"),
            ("exp", "0.00001", "1.000010000050000166667083334166668056"),
            ("log", "2", "0.6931471805599453094172321214581765681"),
            ("log", "0.1", "-2.302585092994045684017991454684364208"),
            ("log", "1.0001", "0.00009999500033330833533316668095113106"),
            ("log", "123456789", "18.63140176616801803319393334796320421"),
            ("log", "0.999", "-0.00100050033358353350014298225406834496"),
            ("log10", "2", "0.3010299956639811952137388947244930268"),
            ("log10", "49710000", "7.696443763138999179421520126374436834"),
            ("log10", "1.0001", "0.00004342727686266963731352758509826813"),
            ("log10", "0.05", "-1.301029995663981195213738894724493027"),
            ("log2", "3", "1.584962500721156181453738943947816509"),
            ("log2", "0.1", "-3.321928094887362347870319429489390176"),
            ("log1p", "21", "3.091042453358315853479175699423305868"),
            ("log1p", "0.00001", "0.00000999995000033333083335333316666810"),
            ("log1p", "-0.5", "-0.6931471805599453094172321214581765681"),
            ("expm1", "0.00001", "0.00001000005000016666708333416666805556"),
            ("expm1", "-0.2", "-0.1812692469220181413300644913809605756"),
            ("expm1", "3.5", "32.11545195869231375065324935038861629"),
            ("sqrt", "2", "1.414213562373095048801688724209698079"),
            ("sqrt", "0.1", "0.3162277660168379331998893544432718534"),
            ("sqrt", "335.99", "18.33003000543097856278752603925204536"),
            ("cbrt", "2", "1.259921049894873164767210607278228351"),
            ("cbrt", "-0.1", "-0.4641588833612778892410076350919446577"),
            ("cbrt", "10", "2.154434690031883721759293566519350495"),
            ("erfc", "0.5", "0.4795001221869534623172533461080354713"),
            ("erfc", "-1.25", "1.922900128256458230136523481197281140"),
            ("erfc", "3", "0.00002209049699858544137277612958232038"),
        ]
    )
    func precise(_ row: (function: String, x: String, expected: String)) throws {
        let result = try #require(try value(of: row.function, at: number(row.x)))
        #expect(isNear(result, try number(row.expected)), "\(result)")
    }

    @Test(
        "A power is good to 29 digits, with any fraction as exponent",
        arguments: [
            ("2", "1/3", "1.259921049894873164767210607278228351"),
            ("0.7", "-5/2", "2.439242059866109469324116693251275479"),
            ("12.5", "17/10", "73.23977848725310752303233773787576523"),
            ("3", "40", "12157665459056928801"), ("1.5", "-3", "0.2962962962962962962962962962962962963"),
            ("-2", "3", "-8"), ("-2", "-2", "0.25"), ("0", "1/7", "0"), ("0", "0", "1"), ("1", "-7/5", "1"),
            ("9", "3/2", "27"), ("0.0625", "-1/2", "4"), ("8", "-3/2", "0.04419417382415922027505277263155306496"),
        ]
    )
    func power(_ row: (base: String, exponent: String, expected: String)) throws {
        let result = try DoubleDouble.pow(number(row.base), fraction(row.exponent))
        #expect(isNear(result, try number(row.expected)), "\(result)")
    }

    @Test("What has no value is thrown")
    func domain() throws {
        let (zero, one) = (DoubleDouble.zero, DoubleDouble.one)
        #expect(throws: ArithmeticError.notFinite) { try DoubleDouble(.nan) }
        #expect(throws: ArithmeticError.notFinite) { try DoubleDouble(-.infinity) }
        for logarithm in ["log", "log10", "log2"] {
            #expect(throws: ArithmeticError.outOfDomain) { try value(of: logarithm, at: zero) }
            #expect(throws: ArithmeticError.outOfDomain) { try value(of: logarithm, at: -one) }
        }
        #expect(throws: ArithmeticError.outOfDomain) { try DoubleDouble.log1p(-one) }
        #expect(throws: ArithmeticError.outOfDomain) { try DoubleDouble.sqrt(-one) }
        #expect(throws: ArithmeticError.outOfDomain) { try DoubleDouble.pow(-one, fraction("1/2")) }
        #expect(throws: ArithmeticError.divisionByZero) { try DoubleDouble.pow(zero, -1) }
        #expect(throws: ArithmeticError.divisionByZero) { try one / zero }
    }

    @Test("What is too large is thrown")
    func tooLarge() throws {
        let largest = try DoubleDouble(.greatestFiniteMagnitude)
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.exp(DoubleDouble(709.79)) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.exp(largest) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.expm1(DoubleDouble(1e5)) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.pow(DoubleDouble(10), 309) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.pow(DoubleDouble(0x1p-60), -18) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble.pow(largest, Rational(.max, over: 1)) }
        #expect(throws: ArithmeticError.overflow) { try largest + largest }
        #expect(throws: ArithmeticError.overflow) { try -largest - largest }
        #expect(throws: ArithmeticError.overflow) { try largest * largest }
        #expect(throws: ArithmeticError.overflow) { try largest / DoubleDouble(0.5) }
    }

    @Test(
        "A result that is subnormal is rounded once, and beyond that it is zero",
        arguments: [
            ("exp", -708.4, 0xf_f15b_469e_df89), ("exp", -720.3, 0x7_1844_d2b6), ("exp", -740.0, 0x55),
            ("exp", -745.1, 1), ("exp", -745.2, 0), ("exp", -1e300, 0), ("erfc", 26.6, 0xc860_a467_b1a5),
            ("erfc", 27.0, 0x19e0f), ("erfc", 27.2, 2), ("erfc", 1e300, 0),
        ] as [(String, Double, UInt64)]
    )
    func tooSmall(_ row: (function: String, x: Double, unitsOfTheLeastNumber: UInt64)) throws {
        let result = try #require(try value(of: row.function, at: DoubleDouble(row.x)))
        #expect(result.high == Double(bitPattern: row.unitsOfTheLeastNumber) && result.low == 0)
    }

    @Test("Far from zero, a function with a limit has reached it")
    func limits() throws {
        #expect(DoubleDouble.erfc(try DoubleDouble(-1e300)) == 2)
        #expect(try DoubleDouble.expm1(DoubleDouble(-1e300)) == -1)
    }

    @Test("Halfway between two subnormal numbers, the low part decides, then evenness")
    func halfway() throws {
        let half = 0x1.8p0
        let least = Double.leastNonzeroMagnitude
        #expect(try DoubleDouble(half).scaled(byPowerOfTwo: -1074).high == 2 * least)
        #expect(try DoubleDouble(half + 1).scaled(byPowerOfTwo: -1074).high == 2 * least)
        #expect(try DoubleDouble(high: 0x1.4p1, low: 0x1p-80).scaled(byPowerOfTwo: -1074).high == 3 * least)
        #expect(try DoubleDouble(high: half, low: -0x1p-80).scaled(byPowerOfTwo: -1074).high == least)
        #expect(try DoubleDouble(high: -half, low: 0x1p-80).scaled(byPowerOfTwo: -1074).high == -least)
        #expect(try DoubleDouble(0.5).scaled(byPowerOfTwo: -1074) == .zero)
        #expect(try DoubleDouble(high: 0.5, low: 0x1p-80).scaled(byPowerOfTwo: -1074).high == least)
    }

    @Test("Tiny arguments keep their last bit")
    func tiny() throws {
        for x in [Double.leastNonzeroMagnitude, 0x1p-1022, 1e-30] {
            #expect(try DoubleDouble.expm1(DoubleDouble(-x)).high == -x)
            #expect(try DoubleDouble.log1p(DoubleDouble(x)).high == x)
            #expect(try DoubleDouble.exp(DoubleDouble(x)).high == 1)
        }
        let least = try DoubleDouble(.leastNonzeroMagnitude)
        #expect(try DoubleDouble.log2(least) == DoubleDouble(-1074))
        #expect(try DoubleDouble.sqrt(least) == DoubleDouble(0x1p-537))
        #expect(try DoubleDouble.sqrt(.zero) == .zero && DoubleDouble.cbrt(.zero) == .zero)
        #expect(DoubleDouble.cbrt(least).high == 0x1p-358)
        #expect(try DoubleDouble.pow(least, 2) == .zero)
        #expect(try DoubleDouble.pow(least, Rational(.max, over: 1)) == .zero)
    }

    @Test("Exact results come out exactly")
    func exact() throws {
        for exponent in -22...22 {
            let power = try DoubleDouble.pow(DoubleDouble(10), Rational(exponent))
            #expect(try DoubleDouble.log10(power).high == Double(exponent))
        }
        for exponent in [-1074, -1022, -1, 0, 1, 1023] {
            let power = try DoubleDouble(Double(sign: .plus, exponent: exponent, significand: 1))
            #expect(try DoubleDouble.log2(power) == DoubleDouble(Double(exponent)))
        }
        #expect(try DoubleDouble.log(.one) == .zero && DoubleDouble.exp(.zero) == .one)
        #expect(try DoubleDouble.sqrt(number("1522756")) == number("1234"))
    }

    @Test("A fraction becomes a sum of two numbers, exactly where it can")
    func fromRational() throws {
        let tenth = try number("0.1")
        #expect(tenth.high == 0.1 && tenth.low == -0x1.999999999999ap-58)
        for text in ["79228162514264337593543950337", "-12345678901234567890123456789", "7/4294967296", "0"] {
            let value = try fraction(text)
            let result = DoubleDouble(value)
            #expect(try Rational(exactly: result.high) + Rational(exactly: result.low) == value)
        }
        let largest = try DoubleDouble(Rational(.max, over: 1))
        #expect(largest.high == 0x1p127 && largest.low == -1)
        #expect(DoubleDouble(try Rational(1, over: .max)).high == 0x1p-127)
        #expect(try number("0.3") < number("0.30000000000000000000000001") && number("-1").magnitude == .one)
    }
}
