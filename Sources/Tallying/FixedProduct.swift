import Statistics

/// A factor for fixed-point numbers, and the rounding of the product to a whole number, where that is beyond doubt.
struct FixedProduct: Sendable {
    private let factor: Int64
    private let shift: Int
    /// Whether the errors of factor and argument are too large for any product to be beyond doubt.
    private let isHopeless: Bool

    /// How near to the middle between two whole numbers a product may lie, in units of 2⁻¹⁶, before it is in doubt: more
    /// than twice what the errors of factor and argument can come to.
    private static let margin: Int64 = 8

    /// - Parameters:
    ///   - value: the factor, above 0 and below 2⁶⁰.
    ///   - places: the binary places of what it will be multiplied with.
    ///   - error: how far that can be from the true value, in its last place.
    init(_ value: DoubleDouble, places: Int, error: Int64) {
        // The factor takes 62 bits, so that its own rounding is 2⁻⁶² of a product.
        let bits = 61 - Int(value.high.exponent)
        let scale = Double(sign: .plus, exponent: bits, significand: 1)
        let high = (value.high * scale).rounded(.down)
        factor = Int64(high) + Int64((value.high * scale - high) + (value.low * scale).rounded())
        shift = places + bits
        let reach = value.high * Double(error) * Double(sign: .plus, exponent: -places, significand: 1)
        // A product of 10¹³ adds 2·10⁻⁶ for the factor's rounding.
        isHopeless = reach > 5e-5 || shift < 17 || shift > 120
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
