import Testing

@testable import Statistics

@Suite("Fractions over 10¹²")
struct GridFractionTests {
    @Test("multiples of 10⁻¹² are in lowest terms, whatever they have in common with 10¹²")
    func lowestTerms() throws {
        let whole: UInt128 = 1_000_000_000_000
        var state: UInt64 = 9
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 8
        }
        for twos in 0...14 {
            for fives in 0...14 {
                var common: UInt128 = 1 << UInt128(twos)
                for _ in 0..<fives { common *= 5 }
                for bits in [0, 20, 40, 55] {
                    // Up to 103 bits, so that some have more than a word.
                    let multiple = common * UInt128(next() >> UInt64(bits) | 1)
                    let divisor = greatestCommonDivisor(multiple, whole)
                    for sign in [Int128(1), -1] {
                        let fraction = try Rational(sign * Int128(multiple), over: Int128(whole))
                        #expect(fraction.numerator == sign * Int128(multiple / divisor), "\(multiple)")
                        #expect(fraction.denominator == Int128(whole / divisor), "\(multiple)")
                    }
                }
            }
        }
        #expect(try Rational(0, over: Int128(whole)) == .zero)
        #expect(try Rational(.min, over: Int128(whole)).numerator == .min / 4_096)
    }
}
