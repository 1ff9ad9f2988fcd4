import CSystem
import Parallel
import Tables

/// Texts as bytes, each stored once and numbered in the order in which it came.
struct ByteTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text begins, and where the last ends.
    private var starts: [Int] = [0]
    /// A power of two of them, at most half in use.
    private var slots = Array(repeating: Slot(), count: 64)

    /// What a look-up needs to know before it looks at the text itself.
    private struct Slot {
        /// The upper half of the text's hash; the lower half says which slot to begin at.
        var tag: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
        /// Below 0: empty.
        var number: Int32 = -1
        /// The first eight bytes and the last eight of the text, which is all of it where it has no more than sixteen.
        var ends = TextEnds()
    }

    /// Whether the texts are numbered in the order of their bytes.
    var isInOrder: Bool {
        count < 2 || (1..<count).allSatisfy { self[$0 - 1].lexicographicallyPrecedes(self[$0]) }
    }

    /// Whether the text with a number is the given one.
    func holds(_ text: String, at number: Int) -> Bool {
        number < count && text.utf8.elementsEqual(bytes[starts[number]..<starts[number + 1]])
    }

    /// Whether the text with a number, which there is, is the given one.
    @inline(__always)
    func holds(_ text: Span<UInt8>, at number: Int) -> Bool {
        let (start, end) = (starts[number], starts[number &+ 1])
        return end &- start == text.count && bytes.span.extracting(start..<end).equals(text)
    }

    /// How many texts there are.
    var count: Int { starts.count - 1 }

    /// What a text is looked up by: of a short one that is all of it, and the text itself is not needed again.
    struct Key {
        fileprivate let ends: TextEnds
        fileprivate let count: Int
        let hash: UInt64

        @inline(__always)
        init(_ text: Span<UInt8>) {
            ends = TextEnds(text)
            count = text.count
            hash = TextEnds.areAll(of: count) ? ends.hash(count: count) : ContractHash.of(text)
        }
    }

    /// The number of the text that a cell is; nil when it isn't there.
    /// - Parameter key: the cell's.
    @inline(__always)
    func number(of key: Key, _ record: borrowing Record, _ column: Int) -> Int? {
        guard TextEnds.areAll(of: key.count) else {
            return record.withBytes(of: column) { number(of: $0, hash: key.hash) }
        }
        let mask = slots.count &- 1
        var place = Int(truncatingIfNeeded: key.hash) & mask
        while slots[place].number >= 0 {
            if slots[place].ends == key.ends, Int(slots[place].count) == key.count { return Int(slots[place].number) }
            place = (place &+ 1) & mask
        }
        return nil
    }

    /// The number of a text; nil when it isn't there.
    @inline(__always)
    func number(of text: Span<UInt8>, hash: UInt64) -> Int? {
        let mask = slots.count &- 1
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[place]
            if slot.number < 0 { return nil }
            if slot.tag == tag, Int(slot.count) == text.count, slot.ends == TextEnds(text),
                TextEnds.areAll(of: text.count)
                    || bytes.span.extracting(Int(slot.start)..<Int(slot.start) + text.count).equals(text)
            {
                return Int(slot.number)
            }
            place = (place &+ 1) & mask
        }
    }

    /// By what texts are looked up: of a short one all of it is known from its ends.
    @inline(__always)
    static func hash(_ text: Span<UInt8>) -> UInt64 {
        TextEnds.areAll(of: text.count) ? TextEnds(text).hash(count: text.count) : ContractHash.of(text)
    }

    /// Has the processor fetch what a look-up of a text begins with, which lies anywhere in memory.
    @inline(__always)
    func fetch(_ key: Key) {
        let place = Int(truncatingIfNeeded: key.hash) & (slots.count &- 1)
        // A prefetch never faults, and the place is one of the array's.
        unsafe slots.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe candour_prefetch(start + place, UInt32(MemoryLayout<Slot>.stride))
        }
    }

    /// The number of a text; nil when it isn't there.
    func number(of text: [UInt8]) -> Int? { number(of: text.span, hash: ByteTable.hash(text.span)) }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: Span<UInt8>) -> Int {
        if let number = number(of: text, hash: ByteTable.hash(text)) { return number }
        precondition(bytes.count + text.count <= Int(UInt32.max), "texts of more than 4 GiB")
        // The array takes the bytes before the text is gone.
        unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        starts.append(bytes.count)
        if count * 2 > slots.count { grow() } else { place(count - 1) }
        return count - 1
    }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: String) -> Int { add(Array(text.utf8)) }

    /// The number of a text, which is added where it isn't there yet.
    mutating func add(_ text: [UInt8]) -> Int { add(text.span) }

    /// The text with a number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

    /// Whether a text comes before the one with a number, in the order of their bytes.
    func precedes(_ text: Span<UInt8>, _ number: Int) -> Bool {
        let (start, count) = (starts[number], starts[number + 1] - starts[number])
        for offset in 0..<min(text.count, count) where text[offset] != bytes[start + offset] {
            return text[offset] < bytes[start + offset]
        }
        return text.count < count
    }

    private mutating func grow() {
        let count = slots.count * 2
        // Every slot is made before the memory is used for anything else.
        slots = unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe useLargePages(for: buffer)
            unsafe buffer.initialize(repeating: Slot())
            initialized = count
        }
        for number in 0..<self.count { place(number) }
    }

    private mutating func place(_ number: Int) {
        let (start, end) = (starts[number], starts[number + 1])
        let hash = ByteTable.hash(bytes.span.extracting(start..<end))
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place].number >= 0 { place = (place + 1) & mask }
        slots[place] = Slot(
            tag: UInt32(truncatingIfNeeded: hash >> 32), start: UInt32(start), count: UInt32(end - start),
            number: Int32(number), ends: TextEnds(bytes.span.extracting(start..<end)))
    }
}

extension TextEnds {
    /// The hash of a text of which they are all.
    @inline(__always)
    fileprivate func hash(count: Int) -> UInt64 {
        let count = UInt64(truncatingIfNeeded: count)
        return ContractHash.folded(first ^ ContractHash.first ^ count, last ^ ContractHash.second)
    }
}
