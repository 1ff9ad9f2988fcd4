import Tables

/// SHA-256 over cells, each with its length before it, so that no two sequences of cells give the same bytes.
///
/// Cells are short, and handing each over by itself would take longer than the digest: they wait in a block of memory.
/// Safe to use although it holds a pointer: the pointer never leaves the value, which is unique.
@safe
struct CellDigest: CellSink, ~Copyable {
    private var digest = Digest()
    private let waiting: UnsafeMutableRawBufferPointer
    private var count = 0
    private static let room = 1 << 16
    /// What stands before a cell has fewer bytes than this.
    private static let longestPrefix = 24

    init() { unsafe waiting = .allocate(byteCount: CellDigest.room, alignment: 1) }

    deinit { unsafe waiting.deallocate() }

    mutating func take(_ text: String?) {
        guard var text else { return takeBlank() }
        // The bytes are copied at once.
        text.withUTF8 { unsafe take(UnsafeRawBufferPointer($0)) }
    }

    mutating func take(_ identifier: Identifier?) {
        guard let identifier else { return takeBlank() }
        // The bytes are copied at once.
        unsafe identifier.withBytes { unsafe take($0) }
    }

    private mutating func takeBlank() {
        if count == CellDigest.room { hashWaiting() }
        put(UInt8(ascii: "-"))
    }

    private mutating func take(_ cell: UnsafeRawBufferPointer) {
        let length = cell.count
        if CellDigest.longestPrefix + length > CellDigest.room - count { hashWaiting() }
        if length < 10 {
            put(UInt8(ascii: "0") + UInt8(length))
        } else {
            for digit in String(length).utf8 { put(digit) }
        }
        put(UInt8(ascii: ":"))
        guard length <= CellDigest.room - count else {
            // Longer than all the memory there is.
            hashWaiting()
            return digest.update(unsafe Array(cell))
        }
        // There is room, as was just seen.
        unsafe UnsafeMutableRawBufferPointer(rebasing: waiting[count...]).copyMemory(from: cell)
        count += length
    }

    private mutating func put(_ byte: UInt8) {
        unsafe waiting[count] = byte
        count += 1
    }

    private mutating func hashWaiting() {
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: waiting[..<count]).bytes)
        count = 0
    }

    /// The digest of all cells taken, which are forgotten then.
    mutating func takeHexadecimal() -> String {
        hashWaiting()
        var finished = Digest()
        swap(&finished, &digest)
        return finished.hexadecimal()
    }
}

extension [UInt8] {
    /// Adds a text with its length before it; a blank is told from an empty text.
    mutating func append(lengthPrefixed text: String?) {
        guard let text else { return append(UInt8(ascii: "-")) }
        append(contentsOf: String(text.utf8.count).utf8)
        append(UInt8(ascii: ":"))
        append(contentsOf: text.utf8)
    }
}

extension Digest {
    /// Adds a text with its length before it.
    mutating func update(lengthPrefixed text: String?) {
        var bytes: [UInt8] = []
        bytes.append(lengthPrefixed: text)
        update(bytes)
    }
}
