/// Cells read from their bytes, in the plain forms that nearly every cell has. Anything else is nil, and read the long way.
enum QuickCells {
    /// The digits of a plain decimal, and how many of them stand behind the point: at most 18 digits, no sign.
    @inline(__always)
    static func decimal(_ cell: Span<UInt8>) -> (digits: UInt64, decimals: Int)? {
        let count = cell.count
        guard count > 0, count <= 19 else { return nil }
        var digits: UInt64 = 0
        var point = -1
        for offset in 0..<count {
            let digit = cell[offset] &- UInt8(ascii: "0")
            if digit > 9 {
                guard cell[offset] == UInt8(ascii: "."), point < 0 else { return nil }
                point = offset
            } else {
                digits = digits &* 10 &+ UInt64(digit)
            }
        }
        guard point >= 0 else { return count <= 18 ? (digits, 0) : nil }
        // A point alone is no number; one at an end is left to the long way.
        guard point > 0, point < count - 1 else { return nil }
        return (digits, count - 1 - point)
    }

    /// A whole number from 1 of at most nine digits.
    @inline(__always)
    static func version(_ cell: Span<UInt8>) -> Int32? {
        guard cell.count <= 9, let (digits, decimals) = decimal(cell), decimals == 0, digits >= 1 else { return nil }
        return Int32(digits)
    }

    /// `2017-05-04`, a day that exists.
    @inline(__always)
    static func day(_ cell: Span<UInt8>) -> QuickDay? {
        guard cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return nil }
        @inline(__always)
        func digit(_ offset: Int) -> Int32 { Int32(cell[offset] &- UInt8(ascii: "0")) }
        let digits = (
            digit(0), digit(1), digit(2), digit(3), digit(5), digit(6), digit(8), digit(9)
        )
        // A byte below '0' has wrapped round to more than 9.
        guard max(digits.0, digits.1, digits.2, digits.3) <= 9, max(digits.4, digits.5, digits.6, digits.7) <= 9 else {
            return nil
        }
        let year = digits.0 * 1_000 + digits.1 * 100 + digits.2 * 10 + digits.3
        let month = digits.4 * 10 + digits.5
        let day = digits.6 * 10 + digits.7
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
