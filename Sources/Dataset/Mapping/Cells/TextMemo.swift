/// What was made of the texts met last in a column, so that one that comes again is not worked out again.
struct TextMemo: Sendable {
    private struct Entry: Sendable {
        let bytes: [UInt8]
        let text: String?
    }

    private var slots: [Entry?] = Array(repeating: nil, count: 256)

    /// What `make` gives for the bytes, which must depend on nothing else.
    mutating func text(for bytes: [UInt8], _ make: (String) -> String?) -> String? {
        // FNV-1a over the last bytes, in which neighbouring texts differ.
        var hash: UInt32 = 2_166_136_261
        for byte in bytes.suffix(8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let slot = Int((hash ^ hash >> 15) & 255)
        if let known = slots[slot], known.bytes == bytes { return known.text }
        let text = make(String(decoding: bytes, as: UTF8.self))
        slots[slot] = Entry(bytes: bytes, text: text)
        return text
    }
}
