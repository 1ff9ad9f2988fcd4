import Synchronization

/// A text of which the process has one copy only, so that two of them are the same text exactly when they are the same
/// object.
@safe
final class InternedText: Sendable {
    let text: String
    /// The first eight bytes, the first of them the most significant, with zeros after a shorter text: its order is the
    /// order of the texts wherever it differs.
    let head: UInt64
    // Written once, before anybody else can see it, and never freed.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    fileprivate init(_ text: String) {
        self.text = text
        var text = text
        // The buffer is used only inside the call.
        (unsafe bytes, head) = text.withUTF8 { utf8 in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: utf8.count, alignment: 1)
            unsafe copy.copyMemory(from: UnsafeRawBufferPointer(utf8))
            var head: UInt64 = 0
            for place in 0..<8 { head = unsafe head << 8 | (place < utf8.count ? UInt64(utf8[place]) : 0) }
            return (UnsafeRawBufferPointer(copy), head)
        }
    }

    /// The order of the bytes of two texts.
    func precedes(_ other: InternedText) -> Bool {
        if head != other.head { return head < other.head }
        // Both buffers live as long as the process.
        return unsafe bytes.lexicographicallyPrecedes(other.bytes)
    }
}

/// All texts that identifiers were made of, kept until the process ends: a run reads few of them, and often.
enum InternedTexts {
    /// A part of the texts, so that threads seldom wait for each other.
    private final class Shelf: Sendable {
        let texts = Mutex<[Key: InternedText]>([:])
    }

    /// A text as its bytes: Swift's own `==` takes "é" and "e\u{301}" for equal.
    private struct Key: Hashable {
        let text: String

        static func == (left: Key, right: Key) -> Bool {
            var (left, right) = (left.text, right.text)
            // As below, for both.
            return left.withUTF8 { left in
                right.withUTF8 { right in
                    unsafe left.elementsEqual(right)
                }
            }
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            // The buffer is used only inside the call.
            text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private static let shelves = (0..<64).map { _ in Shelf() }

    /// The one copy of a text.
    static func only(_ text: String) -> InternedText {
        var text = text
        // By the last bytes, in which identifiers differ that threads meet at the same time.
        let shelf = text.withUTF8 { utf8 in
            var mixed = utf8.count
            for place in max(0, utf8.count - 4)..<utf8.count { mixed = unsafe mixed &* 31 &+ Int(utf8[place]) }
            return mixed & 63
        }
        let kept = text
        return shelves[shelf].texts.withLock { texts in
            let key = Key(text: kept)
            if let known = texts[key] { return known }
            let new = InternedText(kept)
            texts[key] = new
            return new
        }
    }
}
