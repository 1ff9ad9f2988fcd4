/// Natural logarithms of whole numbers in fixed point: fast enough for millions of contracts, and with a known error, so
/// that whoever rounds them to the grid can tell when only ``DoubleDouble`` can decide.
///
/// ln x = e ln 2 + ln c + ln(1 + r), where x = 2ᵉ m, c is the middle of the 256th of [1, 2) in which m lies, and
/// r = (m − c)/c is below 2⁻⁹ in size. Every step is + − × of 64-bit floating point or of integers, so the bits are the
/// same on every machine.
public struct FixedLogarithm: Sendable {
    /// The binary places of a logarithm: `Int64(ln x × 2⁵⁷)`, for |ln x| < 64.
    public static let places = 57
    /// How far a logarithm can be from the true one, in units of 2⁻⁵⁷: half a unit of each of two tables, one unit for
    /// cutting the series off, and what its own rounding can add.
    public static let largestError: Int64 = 4

    @usableFromInline static let steps = 256
    @usableFromInline let powersOfTwo: [Int64]
    @usableFromInline let centres: [Int64]
    @usableFromInline let inverses: [Double]

    /// Works out the tables, from logarithms of 106 bits.
    public init() {
        func fixed(_ value: DoubleDouble) -> Int64 {
            // A product with a power of two is exact; the low part is added to the rounded high part.
            let high = (value.high * 0x1p57).rounded()
            let rest = (value.high * 0x1p57 - high) + value.low * 0x1p57
            return Int64(high) + Int64(rest.rounded())
        }
        let logarithmOf2 = DoubleDouble.logarithmOf2
        powersOfTwo = (0..<64).map { fixed(logarithmOf2 &* Double($0)) }
        let middles = (0..<Self.steps).map { Double(2 * (Self.steps + $0) + 1) / Double(2 * Self.steps) }
        // The middles are positive numbers of ten bits, of which every logarithm exists.
        centres = middles.map { middle in (try? DoubleDouble.log(DoubleDouble(exactly: middle))).map(fixed) ?? 0 }
        inverses = middles.map { 0x1p-63 / $0 }
    }

    /// ln x in units of 2⁻⁵⁷, at most ``largestError`` away from the true value.
    /// - Precondition: `x` is above 0.
    @inlinable
    @inline(__always)
    public func callAsFunction(_ x: UInt64) -> Int64 {
        let zeros = x.leadingZeroBitCount
        return logarithm(ofNormalised: x &<< UInt64(zeros), exponent: 63 &- zeros)
    }

    /// ln x for up to 2⁹² (beyond, the logarithm has more than six bits before the point) of which the first 64 bits
    /// are looked at: the error of leaving out the others is far below a unit.
    /// - Precondition: `x` is above 0 and below 2⁹².
    @inlinable
    @inline(__always)
    public func callAsFunction(_ x: UInt128) -> Int64 {
        let high = UInt64(truncatingIfNeeded: x >> 64)
        guard high != 0 else { return self(UInt64(truncatingIfNeeded: x)) }
        // The high part has 1 to 28 bits.
        let zeros = UInt64(high.leadingZeroBitCount)
        let significand = high &<< zeros | UInt64(truncatingIfNeeded: x) &>> (64 &- zeros)
        return logarithm(ofNormalised: significand, exponent: 63) &+ powersOfTwo[64 &- Int(zeros)]
    }

    @inlinable
    @inline(__always)
    func logarithm(ofNormalised significand: UInt64, exponent: Int) -> Int64 {
        let index = Int(significand >> 55) & (Self.steps - 1)
        let middle = (UInt64(Self.steps + index) << 55) | 1 << 54
        let r = Double(Int64(bitPattern: significand &- middle)) * inverses[index]
        // ln(1 + r), in an order in which little waits for the rest; the next term, r⁷/7, is below 2⁻⁶⁵.
        let square = r * r
        let series = r + square * ((-0.5 + r * (1.0 / 3)) + square * ((-0.25 + r * 0.2) - square * (1.0 / 6)))
        return powersOfTwo[exponent] &+ centres[index] &+ Int64(series * 0x1p57)
    }
}
