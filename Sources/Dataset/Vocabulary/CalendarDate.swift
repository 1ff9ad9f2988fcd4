/// A day of the Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to the month's last day.
    public let day: Int

    /// A day that exists, in the years 1 to 9999; otherwise nil.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, in: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The number of days in a month of a year.
    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
    }

    /// Days since 1 January of year 1; consecutive days differ by one.
    public var number: Int {
        let before = year - 1
        var days = before * 365 + before / 4 - before / 100 + before / 400
        for earlier in 1..<month { days += Day.length(ofMonth: earlier, in: year) }
        return days + day - 1
    }

    /// The day with a number as `number` counts; nil before the year 1 or after the year 9999.
    public init?(number: Int) {
        guard number >= 0 else { return nil }
        // No year is longer than 366 days, so this one is not too late.
        var year = number / 366 + 1
        while let next = Day(year: year + 1, month: 1, day: 1), next.number <= number { year += 1 }
        guard let first = Day(year: year, month: 1, day: 1) else { return nil }
        var rest = number - first.number
        var month = 1
        while month < 12, rest >= Day.length(ofMonth: month, in: year) {
            rest -= Day.length(ofMonth: month, in: year)
            month += 1
        }
        self.init(year: year, month: month, day: rest + 1)
    }

    /// The same day so many years later; 29 February becomes 28 February in a common year.
    public func adding(years: Int) -> Day? {
        let later = year + years
        guard (1...9999).contains(later) else { return nil }
        return Day(year: later, month: month, day: min(day, Day.length(ofMonth: month, in: later)))
    }

    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// ISO 8601, `2021-08-16`.
    public var description: String {
        padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }
}

/// A date as a record gives it: a year, a month of a year, or a day (`2017`, `2017-05`, `2017-05-04`).
public struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12; nil where only the year is given.
    public let month: Int?
    /// 1 to the month's last day; nil where it is not given.
    public let day: Int?

    /// Reads `2017`, `2017-05` or `2017-05-04`; nil when the text has another form or names a day that doesn't exist.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
            return nil
        }
        var numbers: [Int] = []
        for part in parts {
            guard part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        }
        let month = numbers.count > 1 ? numbers[1] : nil
        let day = numbers.count > 2 ? numbers[2] : nil
        self.init(year: numbers[0], month: month, day: day)
    }

    /// A year, a month or a day that exists, in the years 1 to 9999; otherwise nil.
    init?(year: Int, month: Int?, day: Int?) {
        guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil, month != nil || day == nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day that the date can mean.
    public var firstDay: Day { Day(year: year, month: month ?? 1, day: day ?? 1) ?? CalendarDate.unreachable }

    /// The last day that the date can mean: what is known to have happened "in 2017" has happened by its end.
    public var lastDay: Day {
        let lastMonth = month ?? 12
        return Day(year: year, month: lastMonth, day: day ?? Day.length(ofMonth: lastMonth, in: year))
            ?? CalendarDate.unreachable
    }

    /// The initialiser has let only real days in, so this stands in for a value that never occurs.
    private static var unreachable: Day { preconditionFailure("a calendar date holds a day that does not exist") }

    public var description: String {
        var text = padded(year, to: 4)
        if let month { text += "-" + padded(month, to: 2) }
        if let day { text += "-" + padded(day, to: 2) }
        return text
    }

    /// Appends the bytes of ``description``.
    func append(to text: inout [UInt8]) {
        func append(_ number: Int) {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
        }
        // A year has four digits at most, a month and a day two.
        append(year / 100)
        append(year % 100)
        guard let month else { return }
        text.append(UInt8(ascii: "-"))
        append(month)
        guard let day else { return }
        text.append(UInt8(ascii: "-"))
        append(day)
    }

    /// The date in words, `16 August 2021`, `August 2021` or `2021`.
    public var inWords: String {
        guard let month else { return String(year) }
        let name = CalendarDate.monthNames[month - 1]
        guard let day else { return "\(name) \(year)" }
        return "\(day) \(name) \(year)"
    }

    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
