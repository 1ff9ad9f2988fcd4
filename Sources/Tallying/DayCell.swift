/// The ten characters of a cell such as `2017-05-04`.
struct DayCell: Equatable {
    /// `2017-05-`, with the first character in the lowest byte.
    private let head: UInt64
    /// `04`
    private let tail: UInt16

    /// What no cell has: bytes that are not UTF-8.
    static let none = DayCell(head: .max, tail: .max)

    private init(head: UInt64, tail: UInt16) {
        self.head = head
        self.tail = tail
    }

    /// Nil for a cell of another length.
    @inline(__always)
    init?(_ cell: Span<UInt8>) {
        guard cell.count == 10 else { return nil }
        let bytes = unsafe cell.bytes
        // The cell has ten bytes.
        head = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        tail = UInt16(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt16.self))
    }

    /// The day, if the cell has the form of one and the day exists.
    @inline(__always)
    var day: QuickDay? {
        // Digits become their values and the hyphens nothing; any other byte comes to more than 9, or than 0.
        let digits = head ^ 0x2D30_302D_3030_3030
        let lastDigits = tail ^ 0x3030
        let isPlain =
            (digits | (digits &+ 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080 == 0
            && (lastDigits | (lastDigits &+ 0x7676)) & 0x8080 == 0
        guard isPlain else { return nil }
        // Each byte becomes ten times its digit and the next one; no sum is above 99.
        let pairs = digits &* 10 &+ digits &>> 8
        let century = Int32(truncatingIfNeeded: pairs & 0xFF)
        let year = century &* 100 &+ Int32(truncatingIfNeeded: pairs &>> 16 & 0xFF)
        let month = Int32(truncatingIfNeeded: pairs &>> 40 & 0xFF)
        let day = Int32(lastDigits & 0xFF) &* 10 &+ Int32(lastDigits &>> 8)
        guard year >= 1, month >= 1, month <= 12, day >= 1,
            day <= 28 || day <= QuickDay.length(ofMonth: month, in: year)
        else { return nil }
        return QuickDay(year: year, month: month, day: day)
    }
}
