/// 10 to the power of `exponent`, which must lie in 0...38.
func powerOfTen(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power &*= 10 }
    return power
}
