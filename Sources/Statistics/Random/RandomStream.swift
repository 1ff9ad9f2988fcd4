/// A family of random sequences that belongs to a seed, a purpose and a stable identifier.
///
/// Another identifier or purpose gives another stream, so that an item more or less leaves the draws of all others as
/// they are. Within a stream, each replicate has a sequence of its own that depends on its number only.
public struct RandomStream: Sendable {
    private let key: SIMD2<UInt32>

    /// The stream of a seed, a purpose and an identifier.
    ///
    /// Its key is the first half of the Philox block of counter (purpose, low half of the hash, high half, 0x53)
    /// under the seed, low half first.
    ///
    /// - Parameters:
    ///   - seed: What the user chose.
    ///   - purpose: A number for what the draws are used for, unique within the program.
    ///   - identifierHash: The identifier's ``StableHash``.
    public init(seed: UInt64, purpose: UInt32, identifierHash: UInt64) {
        let block = Philox.block(
            counter: SIMD4(purpose, identifierHash.lowWord, identifierHash.highWord, 0x53),
            key: SIMD2(seed.lowWord, seed.highWord))
        key = SIMD2(block[0], block[1])
    }

    /// The sequence of a replicate, from its beginning.
    public func draws(replicate: UInt64) -> RandomDraws {
        RandomDraws(key: key, replicate: replicate)
    }
}

/// The random sequence of one replicate: the Philox blocks of the counters (block, low half of the replicate, high
/// half, 0).
///
/// Every kind of draw takes exactly one 64-bit number, so that the number of draws before one does not depend on their
/// outcome. A block holds two, low half first; after 2³³ numbers the sequence repeats.
public struct RandomDraws: RandomNumberGenerator, Sendable {
    private let key: SIMD2<UInt32>
    private let replicate: UInt64
    private var nextBlock: UInt32 = 0
    private var held: UInt64?

    fileprivate init(key: SIMD2<UInt32>, replicate: UInt64) {
        self.key = key
        self.replicate = replicate
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        if let second = held {
            held = nil
            return second
        }
        let block = Philox.block(
            counter: SIMD4(nextBlock, replicate.lowWord, replicate.highWord, 0), key: key)
        nextBlock &+= 1
        held = UInt64(block[3]) << 32 | UInt64(block[2])
        return UInt64(block[1]) << 32 | UInt64(block[0])
    }

    /// A random number from 0 to count − 1; the probabilities differ by less than count / 2⁶⁴.
    ///
    /// - Returns: nil if `count` is 0 or negative; no draw is taken then.
    public mutating func index(below count: Int) -> Int? {
        guard count > 0 else { return nil }
        return RandomDraws.index(next(), below: UInt64(count))
    }

    /// A random multiple of 2⁻⁵³ from 0 to 1 − 2⁻⁵³.
    public mutating func uniform() -> Double {
        RandomDraws.uniform(next())
    }

    /// A random odd multiple of 2⁻⁵³ between 0 and 1, never either.
    public mutating func openUniform() -> Double {
        RandomDraws.openUniform(next())
    }

    static func index(_ bits: UInt64, below count: UInt64) -> Int {
        Int(bits.multipliedFullWidth(by: count).high)
    }

    static func uniform(_ bits: UInt64) -> Double {
        Double(bits >> 11) * 0x1p-53
    }

    static func openUniform(_ bits: UInt64) -> Double {
        (Double(bits >> 12) + 0.5) * 0x1p-52
    }
}

extension UInt64 {
    fileprivate var lowWord: UInt32 { UInt32(truncatingIfNeeded: self) }
    fileprivate var highWord: UInt32 { UInt32(truncatingIfNeeded: self >> 32) }
}
