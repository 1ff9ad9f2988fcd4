extension DoubleDouble {
    /// log₁₀ e.
    static let logarithm10OfE = DoubleDouble(high: 0x1.bcb7b1526e50ep-2, low: 0x1.95355baaafad3p-57)
    /// log₂ e.
    static let logarithm2OfE = DoubleDouble(high: 0x1.71547652b82fep+0, low: 0x1.777d0ffda0d24p-56)
    /// ln 2.
    static let logarithmOf2 = DoubleDouble(high: 0x1.62e42fefa39efp-1, low: 0x1.abc9e3b39803fp-56)
    /// 2/√π.
    static let twoBySquareRootOfPi = DoubleDouble(high: 0x1.20dd750429b6dp+0, low: 0x1.1ae3a914fed80p-56)
    /// 1/3.
    static let third = DoubleDouble(high: 0x1.5555555555555p-2, low: 0x1.5555555555555p-56)
    /// 1/5.
    static let fifth = DoubleDouble(high: 0x1.999999999999ap-3, low: -0x1.999999999999ap-57)
    /// 1/6.
    static let sixth = DoubleDouble(high: 0x1.5555555555555p-3, low: 0x1.5555555555555p-57)
}
