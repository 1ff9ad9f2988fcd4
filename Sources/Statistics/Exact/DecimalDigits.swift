extension UInt64 {
    /// Adds the decimal digits to a text, with zeros in front where there are fewer than asked for.
    package func appendDigits(atLeast count: Int = 1, to bytes: inout [UInt8]) {
        var digits = 1
        var limit = self / 10
        while limit > 0 {
            digits += 1
            limit /= 10
        }
        for _ in 0..<Swift.max(digits, count) { bytes.append(UInt8(ascii: "0")) }
        var place = bytes.count
        var rest = self
        while rest > 0 {
            place -= 1
            let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes[place] = UInt8(ascii: "0") + UInt8(digit)
            rest = tenth
        }
    }
}
