/// An integer of any size, with the few operations that an exactly rounded mean and variance need.
struct BigInteger: Equatable {
    private(set) var isNegative: Bool
    /// The magnitude in 32-bit words, the lowest first, without zeros on top.
    private var words: [UInt32]

    init(isNegative: Bool, words: [UInt32]) {
        self.words = words
        while self.words.last == 0 { self.words.removeLast() }
        self.isNegative = isNegative && !self.words.isEmpty
    }

    var isZero: Bool { words.isEmpty }

    /// The number of bits of the magnitude.
    private var bitWidth: Int {
        words.last.map { 32 * words.count - $0.leadingZeroBitCount } ?? 0
    }

    /// The product.
    static func * (lhs: BigInteger, rhs: BigInteger) -> BigInteger {
        var product = [UInt32](repeating: 0, count: lhs.words.count + rhs.words.count)
        for (first, factor) in lhs.words.enumerated() {
            var carry: UInt64 = 0
            for (second, other) in rhs.words.enumerated() {
                let sum = UInt64(factor) * UInt64(other) + UInt64(product[first + second]) + carry
                product[first + second] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[first + rhs.words.count] = UInt32(carry)
        }
        return BigInteger(isNegative: lhs.isNegative != rhs.isNegative, words: product)
    }

    /// The difference of two values that are not negative and of which the first is not the smaller.
    static func difference(_ larger: BigInteger, _ smaller: BigInteger) -> BigInteger {
        var words = larger.words
        var borrow: Int64 = 0
        for index in words.indices {
            let other = index < smaller.words.count ? Int64(smaller.words[index]) : 0
            let difference = Int64(words[index]) - other - borrow
            borrow = difference < 0 ? 1 : 0
            words[index] = UInt32(truncatingIfNeeded: difference)
        }
        return BigInteger(isNegative: false, words: words)
    }

    /// A whole number.
    init(_ value: UInt64) {
        self.init(
            isNegative: false, words: [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)])
    }

    /// The value times 2⁹⁶.
    func shiftedBy96Bits() -> BigInteger {
        BigInteger(isNegative: isNegative, words: [0, 0, 0] + words)
    }

    /// The quotient towards zero, and whether anything is left.
    func divided(by divisor: UInt64) -> (quotient: BigInteger, hasRest: Bool) {
        var quotient = words
        var remainder: UInt128 = 0
        for index in words.indices.reversed() {
            let part = remainder << 32 | UInt128(words[index])
            quotient[index] = UInt32(part / UInt128(divisor))
            remainder = part % UInt128(divisor)
        }
        return (BigInteger(isNegative: isNegative, words: quotient), remainder != 0)
    }

    /// The value times 2^exponent as the nearest `Double`, halves to even.
    ///
    /// - Parameter hasRest: Whether the magnitude is a little larger, by less than 1. Then `exponent` must be below
    ///   −1074, so that the last bit of the result lies above the unit.
    /// - Throws: ``ArithmeticError/overflow``.
    func rounded(exponent: Int, hasRest: Bool = false) throws(ArithmeticError) -> Double {
        let drop = max(bitWidth - 53, -1074 - exponent, 0)
        var kept: UInt64 = 0
        for bit in stride(from: bitWidth - 1, through: drop, by: -1) {
            kept = kept << 1 | (isSet(bit) ? 1 : 0)
        }
        if drop > 0, isSet(drop - 1) {
            let isBeyondHalf = hasRest || (0..<(drop - 1)).contains(where: isSet)
            if isBeyondHalf || kept & 1 == 1 { kept += 1 }
        }
        let magnitude = Double(sign: .plus, exponent: exponent + drop, significand: Double(kept))
        guard magnitude.isFinite else { throw .overflow }
        return isNegative ? -magnitude : magnitude
    }

    private func isSet(_ bit: Int) -> Bool {
        bit >> 5 < words.count && words[bit >> 5] >> UInt32(bit & 31) & 1 == 1
    }
}
