import Testing

@testable import Statistics

@Suite("Significant digits")
struct SignificantDigitsTests {
    @Test(
        "A number is written with the digits asked for",
        arguments: [
            ("1/3", 17, "0.33333333333333333"), ("2/3", 3, "0.667"), ("-2/3", 1, "-0.7"), ("0", 5, "0"),
            ("1000000", 2, "1000000"), ("123456789", 3, "123000000"), ("999999", 3, "1000000"), ("1/8", 17, "0.125"),
            ("1/3000000", 4, "0.0000003333"), ("100", 17, "100"), ("1/7", 99, "0.14285714285714286"),
        ])
    func written(value: String, digits: Int, text: String) throws {
        #expect(try DoubleDouble(fraction(value)).significant(digits) == text)
    }

    @Test("Seventeen digits name every number")
    func roundTrip() throws {
        var stream = RandomStream(seed: 1, purpose: 1, identifierHash: 1).draws(replicate: 0)
        for _ in 0..<500 {
            let size = Double(sign: .plus, exponent: Int(stream.next() % 200) - 100, significand: 1)
            let number = (Double(stream.next() >> 11) * 0x1p-53 - 0.5) * size
            let text = try DoubleDouble(number).significant(17)
            #expect(Double(text) == number, "\(text)")
        }
    }

    @Test("What is too large or too small is refused")
    func refused() {
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble(1e100).significant(17) }
        #expect(throws: ArithmeticError.overflow) { try DoubleDouble(1e-100).significant(17) }
    }
}
