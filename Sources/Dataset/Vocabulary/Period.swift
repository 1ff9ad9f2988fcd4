/// A calendar quarter, `2021-Q3`.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The quarters since the beginning of the year 0.
    private let number: Int32

    /// 1 to 9999.
    public var year: Int { Int(number >> 2) }
    /// 1 to 4.
    public var quarter: Int { Int(number & 3) + 1 }

    /// A quarter of the years 1 to 9999; otherwise nil.
    public init?(year: Int, quarter: Int) {
        guard (1...9999).contains(year), (1...4).contains(quarter) else { return nil }
        number = Int32(year * 4 + quarter - 1)
    }

    /// Reads `2021-Q3`; nil when the text has another form.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "Q") else { return nil }
        guard let year = Int(text.prefix(4)), let quarter = Int(text.suffix(1)), bytes[0] != UInt8(ascii: "+"),
            bytes[0] != UInt8(ascii: "-")
        else { return nil }
        self.init(year: year, quarter: quarter)
    }

    /// The quarter that a text in another form probably means: `2021Q3`, `2021 q3`, `Q3 2021`, `2021/3`.
    init?(nearly text: String) {
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.map { Int($0 - 48) }
        guard digits.count == 5, text.utf8.count <= 9 else { return nil }
        let isQuarterFirst = text.utf8.first.map { $0 == UInt8(ascii: "Q") || $0 == UInt8(ascii: "q") } ?? false
        let year = isQuarterFirst ? digits[1...4] : digits[0...3]
        self.init(year: year.reduce(0) { $0 * 10 + $1 }, quarter: isQuarterFirst ? digits[0] : digits[4])
    }

    /// The next quarter; nil after the last of the year 9999.
    public var following: Period? {
        quarter == 4 ? Period(year: year + 1, quarter: 1) : Period(year: year, quarter: quarter + 1)
    }

    /// The first day of the quarter.
    public var firstDay: Day {
        guard let day = Day(year: year, month: quarter * 3 - 2, day: 1) else { preconditionFailure("not a quarter") }
        return day
    }

    /// The last day of the quarter.
    public var lastDay: Day {
        let month = quarter * 3
        guard let day = Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) else {
            preconditionFailure("not a quarter")
        }
        return day
    }

    public static func < (left: Period, right: Period) -> Bool {
        left.number < right.number
    }

    public var description: String { padded(year, to: 4) + "-Q\(quarter)" }
}
