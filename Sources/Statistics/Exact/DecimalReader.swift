/// Reads a plain decimal byte by byte, without storage.
struct DecimalReader {
    private var isNegative = false
    private var isStarted = false
    private var isPastPoint = false
    private var coefficient: UInt128 = 0
    /// The decimals that `coefficient` includes.
    private var decimals = 0
    /// Zeros after the point that count only if another digit follows.
    private var pendingZeros = 0
    /// Whether a digit has been read.
    private(set) var hasDigits = false
    /// Whether the digits are more than a ``Rational`` can hold.
    private(set) var hasOverflowed = false

    /// Takes the next byte; false if no number goes on like this.
    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39:
            hasDigits = true
            append(digit: UInt128(byte &- 0x30))
        case 0x2E where !isPastPoint:
            isPastPoint = true
        case 0x2B where !isStarted:
            break
        case 0x2D where !isStarted:
            isNegative = true
        default:
            return false
        }
        isStarted = true
        return true
    }

    /// The number read, or nil if there was none or it does not fit.
    var value: Rational? {
        guard hasDigits && !hasOverflowed else { return nil }
        let scale = powerOfTen(decimals)
        let divisor = greatestCommonDivisor(coefficient, scale)
        return try? Rational(
            isNegative: isNegative, reducedNumerator: coefficient / divisor, denominator: scale / divisor
        )
    }

    private mutating func append(digit: UInt128) {
        guard isPastPoint else {
            shift(by: 1, adding: digit)
            return
        }
        guard digit != 0 else {
            pendingZeros += 1
            return
        }
        shift(by: pendingZeros + 1, adding: digit)
        decimals += pendingZeros + 1
        pendingZeros = 0
    }

    private mutating func shift(by places: Int, adding digit: UInt128) {
        guard !hasOverflowed, places + (isPastPoint ? decimals : 0) <= 38 else {
            hasOverflowed = true
            return
        }
        let shifted = coefficient.multipliedReportingOverflow(by: powerOfTen(places))
        let sum = shifted.partialValue.addingReportingOverflow(digit)
        coefficient = sum.partialValue
        hasOverflowed = shifted.overflow || sum.overflow || coefficient > UInt128(Int128.max)
    }
}
