/// The first eight bytes and the last eight of a text: by them texts are told apart in two comparisons, and of one that has
/// no more than sixteen they are all of it.
public struct TextEnds: Equatable, Sendable {
    /// The first eight bytes, the first of them the least significant; of a shorter text both are ``all(ofShort:)``.
    public let first: UInt64
    /// The last eight bytes in the same order.
    public let last: UInt64

    /// Those of an empty text.
    @inlinable
    public init() { (first, last) = (0, 0) }

    /// Those of a text.
    @inlinable
    @inline(__always)
    public init(_ text: Span<UInt8>) {
        guard text.count >= 8 else {
            first = TextEnds.all(ofShort: text)
            last = first
            return
        }
        let bytes = unsafe text.bytes
        // The text has eight bytes at least.
        first = unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        last = unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
    }

    /// Whether both are the same.
    @inlinable
    @inline(__always)
    public static func == (left: TextEnds, right: TextEnds) -> Bool {
        left.first == right.first && left.last == right.last
    }

    /// Whether the ends of a text of `count` bytes, with that count, are all of it.
    @inlinable
    @inline(__always)
    public static func areAll(of count: Int) -> Bool { count <= 16 }

    /// All of a text of fewer than eight bytes: two texts of one length have the same number only if they are the same.
    @inlinable
    @inline(__always)
    public static func all(ofShort text: Span<UInt8>) -> UInt64 {
        let count = text.count
        if count >= 4 {
            // The first four and the last four bytes, of which some may be the same ones.
            let raw = unsafe text.bytes
            let first = unsafe UInt32(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self))
            let last = unsafe UInt32(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return UInt64(last) << 32 | UInt64(first)
        }
        if count == 0 { return 0 }
        return UInt64(text[0]) | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]) << 16
    }
}

extension Span<UInt8> {
    /// Whether both hold the same bytes.
    @inlinable
    @inline(__always)
    public func equals(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let (one, two) = unsafe (bytes, other.bytes)
        var offset = 0
        while offset + 8 <= count {
            // The loop keeps the offset eight below the count of both.
            let left = unsafe one.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let right = unsafe two.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if left != right { return false }
            offset += 8
        }
        while offset < count {
            if self[offset] != other[offset] { return false }
            offset += 1
        }
        return true
    }
}
