// The operations on which the functions are built. They neither throw nor trap: an overflow leaves parts that are not
// finite, for which the public operations look once at their end, and `&` marks them as it marks unchecked integers.
//
// Algorithms and error bounds: Joldes, Muller, Popescu, "Tight and rigorous error bounds for basic building blocks of
// double-word arithmetic", ACM TOMS 44 (2017), with u = 2⁻⁵³.

extension DoubleDouble {
    /// The exact sum of two numbers (TwoSum).
    @inline(__always)
    init(sum first: Double, _ second: Double) {
        let high = first + second
        let part = high - first
        self.init(high: high, low: (first - (high - part)) + (second - part))
    }

    /// The exact sum of two numbers, the first of which is not smaller in size or is zero (Fast2Sum).
    @inline(__always)
    init(fastSum first: Double, _ second: Double) {
        let high = first + second
        self.init(high: high, low: second - (high - first))
    }

    /// The exact product of two numbers (2Prod).
    @inline(__always)
    init(product first: Double, _ second: Double) {
        let high = first * second
        self.init(high: high, low: (-high).addingProduct(first, second))
    }

    /// Algorithm 6, AccurateDWPlusDW: relative error below 3u² + 13u³.
    @inline(__always)
    static func &+ (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
        let high = DoubleDouble(sum: lhs.high, rhs.high)
        let low = DoubleDouble(sum: lhs.low, rhs.low)
        let middle = DoubleDouble(fastSum: high.high, high.low + low.high)
        return DoubleDouble(fastSum: middle.high, low.low + middle.low)
    }

    /// Algorithm 4, DWPlusFP: relative error at most 2u².
    @inline(__always)
    static func &+ (lhs: DoubleDouble, rhs: Double) -> DoubleDouble {
        let high = DoubleDouble(sum: lhs.high, rhs)
        return DoubleDouble(fastSum: high.high, lhs.low + high.low)
    }

    @inline(__always)
    static func &- (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
        lhs &+ DoubleDouble(high: -rhs.high, low: -rhs.low)
    }

    /// Algorithm 12, DWTimesDW3: relative error at most 4u².
    @inline(__always)
    static func &* (lhs: DoubleDouble, rhs: DoubleDouble) -> DoubleDouble {
        let high = DoubleDouble(product: lhs.high, rhs.high)
        let cross = (lhs.low * rhs.low).addingProduct(lhs.high, rhs.low).addingProduct(lhs.low, rhs.high)
        return DoubleDouble(fastSum: high.high, high.low + cross)
    }

    /// Algorithm 9, DWTimesFP3: relative error at most 2u².
    @inline(__always)
    static func &* (lhs: DoubleDouble, rhs: Double) -> DoubleDouble {
        let high = DoubleDouble(product: lhs.high, rhs)
        return DoubleDouble(fastSum: high.high, high.low.addingProduct(lhs.low, rhs))
    }

    /// The quotient, by algorithm 17, DWDivDW2: relative error at most 15u² + 56u³.
    @inline(__always)
    func over(_ divisor: DoubleDouble) -> DoubleDouble {
        let quotient = high / divisor.high
        let product = divisor &* quotient
        let rest = (high - product.high) + (low - product.low)
        return DoubleDouble(fastSum: quotient, rest / divisor.high)
    }

    /// The product with a power of two that neither overflows nor becomes subnormal.
    @inline(__always)
    func timesPowerOfTwo(_ factor: Double) -> DoubleDouble {
        DoubleDouble(high: high * factor, low: low * factor)
    }
}
