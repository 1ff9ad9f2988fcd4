import Tables

/// The hash by which contracts are told apart while they are tallied: the same for the same bytes on every machine and in
/// every release that writes the same shard format.
///
/// Two contracts with one hash are looked at byte by byte before anything is said of them, so a collision costs time and
/// nothing else; only between shards that are merged can the bytes not be compared.
enum ContractHash {
    static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

    /// Multiplies in 128 bits and folds the halves together, eight bytes at a time.
    @inline(__always)
    static func of(_ bytes: Span<UInt8>) -> UInt64 {
        let count = bytes.count
        var hash = UInt64(truncatingIfNeeded: count) &* second
        if count >= 8 {
            var offset = 0
            while offset + 8 < count {
                hash = folded(hash ^ word(bytes, offset), first)
                offset += 8
            }
            // The last eight bytes, some of which may have been taken in already.
            hash = folded(hash ^ word(bytes, count - 8), second)
        } else {
            hash = folded(hash ^ TextEnds.all(ofShort: bytes), first)
        }
        return folded(hash ^ first, second)
    }

    @inline(__always)
    static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
        // The offset is at least eight below the count.
        UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
