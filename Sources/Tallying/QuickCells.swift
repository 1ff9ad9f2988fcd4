/// Cells read from their bytes, in the plain forms that nearly every cell has. Anything else is nil, and read the long way.
enum QuickCells {
    /// A whole number from 1 of at most nine digits.
    @inline(__always)
    static func version(_ cell: Span<UInt8>) -> Int32? {
        guard cell.count <= 9, let (digits, decimals) = decimal(cell), decimals == 0, digits >= 1 else { return nil }
        return Int32(digits)
    }

    /// `2017-05-04`, a day that exists.
    @inline(__always)
    static func day(_ cell: Span<UInt8>) -> QuickDay? {
        guard cell.count == 10 else { return nil }
        let raw = unsafe cell.bytes
        // The cell has ten bytes: `2017-05-` and `04`, with the first character in the lowest byte.
        let head = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        let tail = UInt16(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt16.self))
        // Digits become their values and the hyphens nothing; any other byte comes to more than 9, or than 0.
        let digits = head ^ 0x2D30_302D_3030_3030
        let lastDigits = tail ^ 0x3030
        let isPlain =
            (digits | (digits &+ 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080 == 0
            && (lastDigits | (lastDigits &+ 0x7676)) & 0x8080 == 0
        guard isPlain else { return nil }
        @inline(__always)
        func pair(_ offset: UInt64) -> Int32 {
            Int32(truncatingIfNeeded: (digits >> offset) & 0xFF) &* 10
                &+ Int32(truncatingIfNeeded: (digits >> (offset + 8)) & 0xFF)
        }
        let year = pair(0) &* 100 &+ pair(16)
        let month = pair(40)
        let day = Int32(lastDigits & 0xFF) &* 10 &+ Int32(lastDigits >> 8)
        guard year >= 1, month >= 1, month <= 12, day >= 1, day <= QuickDay.length(ofMonth: month, in: year) else {
            return nil
        }
        return QuickDay(year: year, month: month, day: day)
    }
}

/// A day of the Gregorian calendar, in 32-bit numbers.
struct QuickDay: Sendable {
    let year: Int32
    let month: Int32
    let day: Int32

    var packed: PackedDay { PackedDay(number: year * 10_000 + month * 100 + day) }

    @inline(__always)
    static func length(ofMonth month: Int32, in year: Int32) -> Int32 {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        // April, June, September and November.
        return (0b1010_0101_0000 >> month) & 1 == 1 ? 30 : 31
    }

    /// Days since 1 March of year 0; consecutive days differ by one.
    @inline(__always)
    var number: Int32 {
        // Years that begin in March have the leap day at their end.
        let shifted = month > 2 ? year : year - 1
        let months = month > 2 ? month - 3 : month + 9
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (months * 153 + 2) / 5 + day - 1
    }

    /// The years from this day to a later one, times 365: whole years, and the days that remain; nil when the other day
    /// comes first. As ``Term/years(from:to:)`` has it.
    @inline(__always)
    func term(to end: QuickDay) -> Int32? {
        guard packed <= end.packed else { return nil }
        var whole = end.year - year
        var anniversary = adding(whole)
        if anniversary.packed > end.packed {
            whole -= 1
            anniversary = adding(whole)
        }
        return whole * 365 + end.number - anniversary.number
    }

    @inline(__always)
    private func adding(_ years: Int32) -> QuickDay {
        QuickDay(year: year + years, month: month, day: min(day, QuickDay.length(ofMonth: month, in: year + years)))
    }
}
