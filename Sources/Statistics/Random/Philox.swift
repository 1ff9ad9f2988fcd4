/// The counter-based random number generator Philox4x32-10.
///
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011). A block is a function of its
/// counter and key alone: there is no state, so that blocks can be drawn in any order and by any thread.
public enum Philox {
    /// The four words that belong to a counter and a key.
    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        block(counter: counter, key: key, rounds: 10)
    }

    static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, rounds: Int) -> SIMD4<UInt32> {
        var words = counter
        var key = key
        for _ in 0..<rounds {
            let even = words[0].multipliedFullWidth(by: 0xD251_1F53)
            let odd = words[2].multipliedFullWidth(by: 0xCD9E_8D57)
            words = SIMD4(odd.high ^ words[1] ^ key[0], odd.low, even.high ^ words[3] ^ key[1], even.low)
            // The golden ratio and √3 − 1, as Weyl sequences.
            key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
        }
        return words
    }
}
