import Statistics

/// A factor for fixed-point numbers, and the rounding of the product to a whole number, where that is beyond doubt.
struct FixedProduct: Sendable {
    private let factor: Int64
    /// The binary places of a product.
    private let shift: Int64
    /// How near to the middle between two whole numbers a product may lie, in units of 2⁻¹⁶, before it is in doubt: more
    /// than twice what the errors of factor and argument can come to.
    private let margin: Int64
    /// Whether the errors of factor and argument are too large for products to be beyond doubt often enough.
    private let isHopeless: Bool

    /// - Parameters:
    ///   - value: the factor, above 0 and below 2⁶⁰.
    ///   - places: the binary places of what it will be multiplied with.
    ///   - error: how far that can be from the true value, in its last place.
    ///   - largest: at least the largest product.
    init(_ value: DoubleDouble, places: Int, error: Int64, largest: Double = 1e14) {
        // The factor takes 63 bits, so that its own rounding is 2⁻⁶² of a product at most.
        let bits = 62 - Int(value.high.exponent)
        let scale = Double(sign: .plus, exponent: bits, significand: 1)
        let high = (value.high * scale).rounded(.down)
        factor = Int64(high) + Int64((value.high * scale - high) + (value.low * scale).rounded())
        shift = Int64(places + bits)
        let ofArgument = value.high * Double(error) * Double(sign: .plus, exponent: -places, significand: 1)
        let reach = ofArgument + largest * 0x1p-62
        isHopeless = !(reach <= 0.01) || shift <= 64 || shift > 120
        margin = isHopeless ? 0 : Int64((2 * reach * 0x1p16).rounded(.up)) + 2
    }

    /// The whole number nearest to `number` × the factor; nil where the errors leave open which that is.
    @inline(__always)
    func callAsFunction(_ number: Int64) -> Int64? {
        if isHopeless { return nil }
        let product = number.multipliedFullWidth(by: factor)
        let fraction: Int64
        // The same for all products of a factor.
        if shift >= 80 {
            fraction = (product.high &>> (shift &- 80)) & 0xFFFF
        } else {
            let low = Int64(bitPattern: product.low &>> UInt64(bitPattern: shift &- 16))
            fraction = (product.high &<< (80 &- shift) | low) & 0xFFFF
        }
        let distance = fraction &- 0x8000
        if abs(distance) <= margin { return nil }
        return product.high &>> (shift &- 64) &+ (distance > 0 ? 1 : 0)
    }
}
