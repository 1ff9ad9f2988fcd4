/// A day of the Gregorian calendar, in one 32-bit number.
struct QuickDay: Sendable {
    /// Year, month and day, in 9 bits for the latter two: it orders days as they come. In one number, which is written and
    /// read at once: what is written in parts and read as a whole has to wait until it has left the processor.
    private let order: Int32

    @inline(__always)
    init(year: Int32, month: Int32, day: Int32) { order = year &<< 9 | month &<< 5 | day }

    @inline(__always)
    var year: Int32 { order &>> 9 }
    @inline(__always)
    private var month: Int32 { order &>> 5 & 15 }
    @inline(__always)
    private var day: Int32 { order & 31 }

    static let none = QuickDay(year: 0, month: 0, day: 0)

    @inline(__always)
    var packed: PackedDay { PackedDay(number: year * 10_000 + month * 100 + day) }

    @inline(__always)
    static func length(ofMonth month: Int32, in year: Int32) -> Int32 {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        // April, June, September and November.
        return (0b1010_0101_0000 >> month) & 1 == 1 ? 30 : 31
    }

    /// The year that begins in March in which the day lies, and how many of that year's days come before it. Such years
    /// have the leap day at their end, so that the second is the same in all of them.
    @inline(__always)
    private var fromMarch: (year: Int32, days: Int32) {
        let isEarly = month <= 2
        let months = isEarly ? month &+ 9 : month &- 3
        return (isEarly ? year &- 1 : year, (months &* 153 &+ 2) / 5 &+ day &- 1)
    }

    /// Whether a year has a leap day.
    @inline(__always)
    private static func isLeap(_ year: Int32) -> Bool {
        // A multiple of 4 is one of 100 if it is one of 25, and one of 400 if it is one of 16 as well.
        year & 3 == 0 && (year % 25 != 0 || year & 15 == 0)
    }

    /// The years from this day to a later one, times 365: whole years, and the days that remain; nil when the other day
    /// comes first. As ``Term/years(from:to:)`` has it.
    @inline(__always)
    func term(to end: QuickDay) -> Int32? {
        guard order <= end.order else { return nil }
        let (first, last) = (fromMarch, end.fromMarch)
        if first.days == 365 { return term(fromLeapDayTo: last.year, last.days, years: last.year &- first.year) }
        // Where the last anniversary lies in the year before, the days that remain are counted through its end, which has
        // a day more in a leap year. As likely as not, so that nothing branches.
        let isYearBefore = last.days < first.days
        let leapDay: Int32 = isYearBefore && QuickDay.isLeap(last.year) ? 1 : 0
        return (last.year &- first.year) &* 365 &+ last.days &- first.days &+ leapDay
    }

    /// The same from a leap day, which has its anniversary on 28 February where there is no other.
    private func term(fromLeapDayTo lastYear: Int32, _ lastDays: Int32, years: Int32) -> Int32 {
        let anniversary: Int32 = QuickDay.isLeap(lastYear &+ 1) ? 365 : 364
        if lastDays >= anniversary { return years &* 365 &+ lastDays &- anniversary }
        // The anniversary before is the last day of the year that ended with the February of `lastYear`.
        return (years &- 1) &* 365 &+ lastDays &+ 1
    }
}
