/// Texts as bytes, each stored once and numbered in the order in which it came.
struct ByteTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// For each slot a number and one, 0 where it is empty; a power of two of them, at most half in use.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)

    /// How many texts there are.
    var count: Int { ends.count }

    /// The number of a text; nil when it isn't there.
    @inline(__always)
    func number(of text: Span<UInt8>, hash: UInt64) -> Int? {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot] &- 1)
            if hashes[number] == hash, self[number, equals: text] { return number }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: Span<UInt8>) -> Int {
        let hash = ContractHash.of(text)
        if let number = number(of: text, hash: hash) { return number }
        if (ends.count + 1) * 2 > slots.count { grow() }
        for offset in 0..<text.count { bytes.append(text[offset]) }
        ends.append(bytes.count)
        hashes.append(hash)
        place(ends.count - 1)
        return ends.count - 1
    }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: String) -> Int { add(Array(text.utf8)) }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: [UInt8]) -> Int { add(text.span) }

    /// The number of a text; nil when it isn't there.
    func number(of text: [UInt8]) -> Int? { number(of: text.span, hash: ContractHash.of(text.span)) }

    /// The text with a number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[start(of: number)..<ends[number]] }

    /// Whether a text comes before the one with a number, in the order of their bytes.
    func precedes(_ text: Span<UInt8>, _ number: Int) -> Bool {
        let start = start(of: number)
        let count = ends[number] - start
        for offset in 0..<min(text.count, count) where text[offset] != bytes[start + offset] {
            return text[offset] < bytes[start + offset]
        }
        return text.count < count
    }

    private func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

    @inline(__always)
    private subscript(number: Int, equals text: Span<UInt8>) -> Bool {
        bytes.span.extracting(start(of: number)..<ends[number]).equals(text)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in ends.indices { place(number) }
    }

    private mutating func place(_ number: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hashes[number]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(number + 1)
    }
}
