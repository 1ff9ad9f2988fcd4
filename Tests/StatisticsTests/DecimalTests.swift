import Testing

@testable import Statistics

@Suite("Plain decimals")
struct DecimalTests {
    @Test(
        "A plain decimal is read exactly",
        arguments: [
            ("-12.340", "-617/50"), (".5", "1/2"), ("+3", "3"), ("7.", "7"), ("-0", "0"), ("0.10", "1/10"),
            ("000000000000000000000000000000000000000000000000001.50", "3/2"),
            ("0.5000000000000000000000000000000000000000000000000000", "1/2"),
            ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
            ("-.00000000000000000000000000000000000001", "-1/100000000000000000000000000000000000000"),
        ]
    )
    func reads(_ row: (text: String, value: String)) throws {
        #expect(try Rational.decimal(row.text).description == row.value)
        #expect(try Rational.decimal(utf8: Array(row.text.utf8)).description == row.value)
        #expect(try Rational.decimal(utf8: Array(row.text.utf8).span).description == row.value)
        #expect(Rational(decimal: row.text[...])?.description == row.value)
    }

    @Test(
        "A text that is no plain decimal is explained",
        arguments: [
            ("", DecimalFault.empty), ("-", .notANumber), (".", .notANumber), ("+.", .notANumber),
            (" 1", .notANumber), ("1 ", .notANumber), ("1,000", .notANumber), ("1.2.3", .notANumber),
            ("--1", .notANumber), ("1-", .notANumber), ("0x10", .notANumber), ("٣", .notANumber), ("e5", .notANumber),
            ("1e", .notANumber), ("1e5.0", .notANumber), ("five", .notANumber),
            ("1e5", .exponent), ("-1.5E+06", .exponent), (".5e-3", .exponent),
            ("inf", .infinity), ("-Infinity", .infinity), ("NaN", .nan), ("+nan", .nan),
            ("170141183460469231731687303715884105728", .tooManyDigits),
            ("340282366920938463463374607431768211457", .tooManyDigits),
            ("0.000000000000000000000000000000000000001", .tooManyDigits),
            ("99999999999999999999999999999999999999999999999999999", .tooManyDigits),
            ("99999999999999999999999999999999999999999999999999x99", .notANumber),
        ]
    )
    func explains(_ row: (text: String, fault: DecimalFault)) {
        #expect(throws: row.fault) { try Rational.decimal(row.text) }
        #expect(throws: row.fault) { try Rational.decimal(utf8: Array(row.text.utf8).span) }
        #expect(Rational(decimal: row.text) == nil)
    }

    @Test(
        "A finite expansion is written in full, an endless one is not",
        arguments: [
            ("1/8", "0.125"), ("-617/50", "-12.34"), ("7", "7"), ("0", "0"), ("1/3", nil), ("-5/6", nil),
            (
                "1/170141183460469231731687303715884105727", nil
            ),
            (
                "1/85070591730234615865843651857942052864",
                "0.000000000000000000000000000000000000011754943508222875079687365372222456778186655567720875215"
                    + "087517062784172594547271728515625"
            ),
        ] as [(String, String?)]
    )
    func expands(_ row: (value: String, text: String?)) throws {
        #expect(try fraction(row.value).exactDecimal == row.text)
    }
}
