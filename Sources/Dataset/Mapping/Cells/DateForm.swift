import Statistics

/// A form in which a foreign file writes dates.
enum DateForm: Hashable, Sendable {
    /// ISO 8601 with a time behind it, which is dropped: `2017-01-23T00:00:00-06:00`.
    case iso
    /// A spreadsheet's day number, counted from 1900 with the 29 February 1900 that never was.
    case excel1900
    /// The same, counted from 1904, as older Macintosh files do.
    case excel1904
    /// Fields and what stands between them: `dd/mm/yyyy`.
    case pattern([Field])

    enum Field: Hashable, Sendable {
        /// One or two digits; with a fixed width, two.
        case day(isFixed: Bool)
        case month(isFixed: Bool)
        /// The first three letters of the month's English name, or all of them.
        case monthName
        case year
        case text(UInt8)
    }

    /// The form that a mapping names: `iso`, `excel`, `excel-1904`, or a pattern of `d`, `dd`, `m`, `mm`, `mon`, `yyyy`.
    init?(_ name: String) {
        switch name {
        case "iso": self = .iso
        case "excel": self = .excel1900
        case "excel-1904": self = .excel1904
        default:
            guard let fields = DateForm.fields(name) else { return nil }
            self = .pattern(fields)
        }
    }

    private static func fields(_ pattern: String) -> [Field]? {
        var fields: [Field] = []
        var rest = Array(pattern.utf8)[...]
        let words: [(String, Field)] = [
            ("yyyy", .year), ("mon", .monthName), ("dd", .day(isFixed: true)), ("mm", .month(isFixed: true)),
            ("d", .day(isFixed: false)), ("m", .month(isFixed: false)),
        ]
        while let first = rest.first {
            if let (word, field) = words.first(where: { rest.starts(with: $0.0.utf8) }) {
                fields.append(field)
                rest = rest.dropFirst(word.utf8.count)
            } else {
                guard !first.isLetter, !first.isDigit else { return nil }
                fields.append(.text(first))
                rest = rest.dropFirst()
            }
        }
        let hasYear = fields.count { $0 == .year } == 1
        let months = fields.count { [.month(isFixed: true), .month(isFixed: false), .monthName].contains($0) }
        let days = fields.count { [.day(isFixed: true), .day(isFixed: false)].contains($0) }
        guard hasYear, months <= 1, days <= months else { return nil }
        return fields
    }

    /// The date; nil where the cell has another form, or names no day that exists.
    func date(_ cell: [UInt8]) -> CalendarDate? {
        switch self {
        case .iso: DateForm.isoDate(cell)
        case .excel1900: DateForm.serial(cell, from1904: false)
        case .excel1904: DateForm.serial(cell, from1904: true)
        case .pattern(let fields): DateForm.date(cell, upTo: cell.count, fields)
        }
    }

    private static func isoDate(_ cell: [UInt8]) -> CalendarDate? {
        let end = cell.firstIndex { $0 == UInt8(ascii: "T") || $0 == 0x20 } ?? cell.count
        // A time has to begin like one.
        guard end == cell.count || (end + 1 < cell.count && cell[end + 1].isDigit) else { return nil }
        switch end {
        case 4: return date(cell, upTo: end, isoYear)
        case 7: return date(cell, upTo: end, isoMonth)
        case 10: return date(cell, upTo: end, isoDay)
        default: return nil
        }
    }

    private static let isoYear: [Field] = [.year]
    private static let isoMonth = isoYear + [.text(UInt8(ascii: "-")), .month(isFixed: true)]
    private static let isoDay = isoMonth + [.text(UInt8(ascii: "-")), .day(isFixed: true)]

    /// Microsoft, "Differences between the 1900 and the 1904 date system in Excel": day 1 is 1 January 1900, and day 0
    /// of the other system is 1 January 1904. Day 60 of the first stands for a day that never was.
    private static func serial(_ cell: [UInt8], from1904: Bool) -> CalendarDate? {
        let whole = cell.prefix(while: \.isDigit)
        let rest = cell.dropFirst(whole.count)
        guard (1...7).contains(whole.count), rest.first.map({ $0 == UInt8(ascii: ".") }) ?? true,
            rest.dropFirst().allSatisfy(\.isDigit), let number = Int(String(decoding: whole, as: UTF8.self))
        else { return nil }
        if from1904 { return day(number, after: (1904, 1, 1)) }
        guard number >= 1, number != 60 else { return nil }
        return day(number < 60 ? number : number - 1, after: (1899, 12, 31))
    }

    private static func day(_ count: Int, after start: (Int, Int, Int)) -> CalendarDate? {
        guard let first = Day(year: start.0, month: start.1, day: start.2) else { return nil }
        return Day(number: first.number + count).flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
    }

    private static func date(_ cell: [UInt8], upTo end: Int, _ fields: [Field]) -> CalendarDate? {
        var place = 0
        var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
        for field in fields {
            switch field {
            case .year:
                year = number(cell, &place, upTo: end, 4...4)
                if year == nil { return nil }
            case .month(let isFixed):
                month = number(cell, &place, upTo: end, isFixed ? 2...2 : 1...2)
                if month == nil { return nil }
            case .day(let isFixed):
                day = number(cell, &place, upTo: end, isFixed ? 2...2 : 1...2)
                if day == nil { return nil }
            case .monthName:
                month = monthName(cell, &place, upTo: end)
                if month == nil { return nil }
            case .text(let byte):
                guard place < end, cell[place] == byte else { return nil }
                place += 1
            }
        }
        guard place == end, let year else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The number of as many digits as stand there, up to a width.
    private static func number(
        _ cell: [UInt8], _ place: inout Int, upTo end: Int, _ width: ClosedRange<Int>
    ) -> Int? {
        let start = place
        var number = 0
        while place < end, place - start < width.upperBound, cell[place].isDigit {
            number = number * 10 + Int(cell[place] - UInt8(ascii: "0"))
            place += 1
        }
        return place - start < width.lowerBound ? nil : number
    }

    private static func monthName(_ cell: [UInt8], _ place: inout Int, upTo end: Int) -> Int? {
        let letters = cell[place..<end].prefix(while: \.isLetter)
        let word = foldedASCII(String(decoding: letters, as: UTF8.self))
        guard word.utf8.count >= 3,
            let index = CalendarDate.monthNames.firstIndex(where: { foldedASCII($0).hasPrefix(word) })
        else { return nil }
        place += letters.count
        return index + 1
    }
}

/// Writes a date as a dataset does.
struct DateStep: CellStep {
    let forms: [DateForm]
    let names: [String]

    var label: String { "dates " + names.joined(separator: ", ") }

    func apply(to cell: inout [UInt8]) -> Bool {
        for form in forms {
            guard let date = form.date(cell) else { continue }
            // Behind what stands there, which then goes, so that no other memory is needed.
            let count = cell.count
            date.append(to: &cell)
            let isWrittenSo = cell.count == 2 * count && cell[..<count] == cell[count...]
            cell.removeFirst(count)
            return !isWrittenSo
        }
        return false
    }
}
