/// A factor for fixed-point numbers, and the rounding of the product to a whole number, where that is beyond doubt.
struct FixedProduct: Sendable {
    private let factor: Int64
    private let shift: Int
    /// Whether the errors of factor and argument are too large for any product to be beyond doubt.
    private let isHopeless: Bool

    /// How near to the middle between two whole numbers a product may lie, in units of 2⁻¹⁶, before it is in doubt: 10⁻³,
    /// five times what the errors of factor and argument can come to.
    private static let margin: Int64 = 64

    /// - Parameters:
    ///   - value: the factor, above 0 and below 2⁶⁰.
    ///   - places: the binary places of what it will be multiplied with.
    ///   - error: how far that can be from the true value, in its last place.
    init(_ value: Double, places: Int, error: Int64) {
        // A power of two times the factor, which has 53 bits: of a product of 10¹² its rounding is 10⁻⁴.
        let bits = 61 - Int(value.exponent)
        factor = Int64((value * Double(sign: .plus, exponent: bits, significand: 1)).rounded())
        shift = places + bits
        let reach = value * Double(error) * Double(sign: .plus, exponent: -places, significand: 1)
        isHopeless = reach > 1e-4 || shift < 17 || shift > 120
    }

    /// The whole number nearest to `number` × the factor; nil where the errors leave open which that is.
    @inline(__always)
    func callAsFunction(_ number: Int64) -> Int64? {
        if isHopeless { return nil }
        let product = number.multipliedFullWidth(by: factor)
        let whole = Int128(product.high) << 64 | Int128(product.low)
        let fraction = Int64(truncatingIfNeeded: whole >> Int128(shift - 16)) & 0xFFFF
        let floor = Int64(truncatingIfNeeded: whole >> Int128(shift))
        if abs(fraction - 0x8000) <= FixedProduct.margin { return nil }
        return fraction > 0x8000 ? floor + 1 : floor
    }
}
