/// A fixed 64-bit hash of bytes, the same in every run and on every machine: FNV-1a.
///
/// The algorithm of Fowler, Noll and Vo spreads identifiers over random streams; it guards nothing against intent.
public enum StableHash {
    /// The hash of bytes.
    public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// The hashes of identifiers, in the order given; an identifier may occur more than once.
    ///
    /// - Throws: ``Collision`` if two different identifiers have the same hash, and would share their random numbers.
    public static func hashes(_ identifiers: [[UInt8]]) throws(Collision) -> [UInt64] {
        var owners: [UInt64: [UInt8]] = [:]
        var hashes: [UInt64] = []
        for identifier in identifiers {
            let hash = hash(identifier)
            if let owner = owners.updateValue(identifier, forKey: hash), owner != identifier {
                throw Collision(first: owner, second: identifier)
            }
            hashes.append(hash)
        }
        return hashes
    }

    /// Two different identifiers that have the same hash.
    public struct Collision: Error, Equatable, Sendable {
        /// The identifier that came first.
        public let first: [UInt8]
        /// The other.
        public let second: [UInt8]
    }
}
