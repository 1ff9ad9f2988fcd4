/// Puts cells that were made together into a record, which is lent like one of a file.
///
/// Cells are taken as they would read in a file of a dataset: where a spreadsheet's guard would be taken off on the way in,
/// one is put on, so that every text comes out as it went in.
package struct RecordBuilder: Sendable {
    private var bytes: [UInt8] = []
    /// Where each cell ends, and before the first one that ends "before the first byte", as ``Record`` has it.
    private var ends: [UInt32] = [.max]
    /// Whether no cell has a byte at its ends that could be a blank or a quote around it.
    private var isPlain = true

    /// Stands between cells. It is no byte of UTF-8, so that records of the same bytes have the same cells.
    private static let separator: UInt8 = 0xFF

    package init() {}

    /// Begins a record, and forgets the one before.
    package mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.append(.max)
        isPlain = true
    }

    /// Adds a cell of UTF-8; one without bytes, or of blanks alone, is blank.
    @inline(__always)
    package mutating func append(_ cell: Span<UInt8>) {
        guard cell.count > 0 else { return endCell() }
        // Dangerous characters and the apostrophe are below the digits, or '=' or '@'.
        if cell[0] < 0x30 || cell[0] == UInt8(ascii: "=") || cell[0] == UInt8(ascii: "@") {
            return appendGuarded(cell)
        }
        if cell[cell.count - 1] <= 0x20 { isPlain = false }
        // The bytes are copied while they are lent.
        unsafe cell.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        endCell()
    }

    /// The same of a text.
    package mutating func append(_ text: String) {
        var text = text
        // The bytes are copied while they are lent.
        text.withUTF8 { append(unsafe Span(_unsafeElements: $0)) }
    }

    private mutating func appendGuarded(_ cell: Span<UInt8>) {
        // The text is copied while the bytes are lent.
        let text = unsafe cell.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        let guarded = SpreadsheetGuard.guarded(text)
        let (first, last) = (guarded.utf8.first ?? 0, guarded.utf8.last ?? 0)
        if first <= 0x20 || first == LineScan.quote || last <= 0x20 { isPlain = false }
        bytes.append(contentsOf: guarded.utf8)
        endCell()
    }

    private mutating func endCell() {
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        bytes.append(RecordBuilder.separator)
    }

    /// The text of a cell as it was added; nil where it is blank.
    /// - Precondition: so many cells have been added.
    package func text(_ cell: Int) -> String? {
        let range = Int(ends[cell] &+ 1)..<Int(ends[cell + 1])
        return range.isEmpty ? nil : SpreadsheetGuard.unguarded(String(decoding: bytes[range], as: UTF8.self))
    }

    /// Lends the record to a tally.
    /// - Parameter position: where it is to have stood.
    package func give(to tally: inout some RowTally, at position: RecordPosition) {
        precondition(bytes.count <= Int(UInt32.max), "a row of more than 4 GiB")
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe ends.withUnsafeBufferPointer { ends in
                // Without a cell there are no bytes, and nothing in the record points anywhere.
                guard let first = bytes.baseAddress, let before = ends.baseAddress else { return }
                // The memory is this builder's, which is not changed while the record is lent. A plain record stands in
                // it as in a file: its cells have nothing around them that would be taken off.
                tally.add(
                    unsafe Record(
                        position: position, bytes: first, ends: before + 1, count: ends.count - 1, isRaw: isPlain))
            }
        }
    }
}
