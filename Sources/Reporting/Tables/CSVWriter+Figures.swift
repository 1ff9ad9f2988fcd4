import Statistics
import Tables

/// Cells that are numbers, written digit by digit: a text of each would be made only to be copied.
extension CSVWriter {
    /// Writes a figure as the next cell of a row, with so many decimals; blank where there is none.
    mutating func add(_ value: Rational?, decimals: Int) {
        guard let value else { return add(String?.none) }
        add(plainly: { value.appendFixed(decimals, to: &$0) })
    }

    /// Writes a whole number as the next cell of a row; blank where there is none.
    mutating func add(_ number: Int?) {
        guard let number else { return add(String?.none) }
        add(plainly: { bytes in
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            UInt64(number.magnitude).appendDigits(to: &bytes)
        })
    }
}
