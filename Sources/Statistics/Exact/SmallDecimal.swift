extension Rational {
    /// The value of a plain decimal of at most 18 digits, read in 64 bits; nil for anything else, which then takes the
    /// long way.
    init?(smallDecimal bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var isNegative = false
        if let first = unsafe bytes.first, first == 0x2D || first == 0x2B {
            isNegative = first == 0x2D
            index = 1
        }
        guard index < bytes.count, bytes.count - index <= 19 else { return nil }
        var coefficient: UInt64 = 0
        var digits = 0
        var decimals = 0
        var isPastPoint = false
        while index < bytes.count {
            // The loop keeps the index in bounds.
            let byte = unsafe bytes[index]
            index += 1
            if byte == 0x2E, !isPastPoint {
                isPastPoint = true
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            coefficient = coefficient &* 10 &+ UInt64(byte &- 0x30)
            digits += 1
            if isPastPoint { decimals += 1 }
        }
        guard (1...18).contains(digits) else { return nil }
        guard coefficient != 0 else {
            self = .zero
            return
        }
        // Only twos and fives can be common to the digits and the power of ten.
        let twos = Swift.min(decimals, coefficient.trailingZeroBitCount)
        coefficient >>= UInt64(twos)
        var fives = 0
        while fives < decimals {
            let (fifth, rest) = coefficient.quotientAndRemainder(dividingBy: 5)
            guard rest == 0 else { break }
            coefficient = fifth
            fives += 1
        }
        let denominator = Rational.powersOfFive[decimals - fives] &<< UInt64(decimals - twos)
        let numerator = Int128(coefficient)
        self.init(reducedNumerator: isNegative ? -numerator : numerator, denominator: Int128(denominator))
    }
}
