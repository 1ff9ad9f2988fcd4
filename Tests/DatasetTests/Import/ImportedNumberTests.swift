import Statistics
import Testing

@testable import Dataset

@Suite("Numbers of other programs")
struct ImportedNumberTests {
    @Test(
        "A number with an exponent is written out, to its last digit",
        arguments: [
            ("1.9999999999999999e-06", "0.0000019999999999999999"), ("3.6e2", "360"), ("-12.5E+3", "-12500"),
            ("1e0", "1"), (".5e1", "5"), ("12e-1", "1.2"), ("-4e-3", "-0.004"), ("100", "100"), ("-0.30", "-0.30"),
        ])
    func exponent(text: String, plain: String) throws {
        let number = try ImportedNumber(text)
        #expect(number.text == plain)
        #expect(try number.value == Rational.decimal(plain))
    }

    @Test("What is no number says why")
    func refused() {
        #expect(throws: DecimalFault.tooManyDigits) { try ImportedNumber("1e90") }
        #expect(throws: DecimalFault.tooManyDigits) { try ImportedNumber("1.9999999999999999e-30") }
        #expect(throws: DecimalFault.infinity) { try ImportedNumber("Inf") }
        #expect(throws: DecimalFault.notANumber) { try ImportedNumber("1,5") }
    }

    @Test("A quotient has 17 significant digits, or all where they are fewer")
    func quotients() throws {
        #expect(try ImportedNumber("1").divided(by: ImportedNumber("8")).text == "0.125")
        #expect(try ImportedNumber("2").divided(by: ImportedNumber("-3")).text == "-0.66666666666666667")
        // Beyond what a fraction of two 128-bit numbers holds.
        let small = try ImportedNumber("1.9999999999999999e-15")
        #expect(
            try small.divided(by: ImportedNumber("225.4000000000000199999")).text
                == "0.0000000000000000088731144631765737")
        #expect(throws: ArithmeticError.divisionByZero) { try small.divided(by: ImportedNumber("0.0")) }
    }

    @Test("Digits beyond those asked for are rounded away, and no others")
    func digits() throws {
        #expect(try ImportedNumber("3.4000000000000004").rounded(digits: 15).text == "3.4")
        #expect(try ImportedNumber("3.3999999999999999").rounded(digits: 15).text == "3.4")
        #expect(try ImportedNumber("-0.0000123456789").rounded(digits: 4).text == "-0.00001235")
        #expect(try ImportedNumber("3.400").rounded(digits: 15).text == "3.400")
        #expect(try ImportedNumber("123456").rounded(digits: 3).text == "123000")
    }

    @Test("Means and medians")
    func means() throws {
        let numbers = try ["3", "1", "1.5"].map { try ImportedNumber($0) }
        #expect(try ImportedNumber.mean(numbers)?.text == "1.8333333333333333")
        #expect(try ImportedNumber.median(numbers)?.text == "1.5")
        #expect(try ImportedNumber.median(Array(numbers.prefix(2)))?.text == "2")
        #expect(try ImportedNumber.mean([]) == nil && ImportedNumber.median([]) == nil)
    }
}
