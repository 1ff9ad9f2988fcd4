import Statistics

/// What the cells of a foreign column look like.
struct ColumnProfile: Sendable {
    /// The forms of dates that are tried, those that a dataset reads by itself left out.
    static let dateForms = [
        "iso", "dd/mm/yyyy", "d/m/yyyy", "mm/dd/yyyy", "m/d/yyyy", "dd.mm.yyyy", "d.m.yyyy", "dd-mm-yyyy", "yyyy/mm/dd",
        "yyyymmdd", "d mon yyyy", "dd-mon-yyyy", "mon yyyy", "mm/yyyy",
    ]

    /// Cells that are not blank and no word for "not known".
    private(set) var filled = 0
    /// Words for "not known", and how often each stands there.
    private(set) var missing: [String: Int] = [:]
    /// Cells that are plain decimals.
    private(set) var plainNumbers = 0
    /// Of these, those with a point.
    private(set) var pointDecimals = 0
    /// Cells that are numbers only with a comma for decimals.
    private(set) var commaDecimals = 0
    /// Cells that are numbers only with commas between groups.
    private(set) var commaGroups = 0
    /// Cells that are numbers whichever mark does what, such as `1,234`.
    private(set) var eitherMark = 0
    /// Cells with an amount and a currency.
    private(set) var money = 0
    /// Cells that are a code of ISO 4217.
    private(set) var currencies = 0
    /// Dates that a dataset reads by itself.
    private(set) var plainDates = 0
    /// By the index of the form, cells that it reads.
    private(set) var dates = Array(repeating: 0, count: dateForms.count)
    /// Whole numbers that would be days from 1954 to 2064 in a spreadsheet.
    private(set) var serials = 0
    private(set) var jsonArrays = 0
    /// By separator, cells that have it.
    private(set) var separators: [String: Int] = [:]
    /// Cells with a line end, or blanks at an end.
    private(set) var untidy = 0
    /// Numbers that look like no number: 0, 1, and nines alone.
    private(set) var placeholders: [String: Int] = [:]
    /// The distinct cells, as far as they are few.
    private(set) var values: Set<String> = []
    static let mostValues = 5_000

    private static let forms = dateForms.compactMap { DateForm($0) }
    private static let point = NumberStyle(decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ","))
    private static let comma = NumberStyle(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."))

    init(_ cells: some Sequence<String?>, missing words: Set<String>) {
        for case let cell? in cells { add(cell, words) }
    }

    private mutating func add(_ cell: String, _ words: Set<String>) {
        let raw = Array(cell.utf8)
        var bytes: [UInt8] = []
        Tidying.append(raw.span, to: &bytes)
        if bytes != raw { untidy += 1 }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !words.contains(text) else {
            missing[text, default: 0] += 1
            return
        }
        guard !bytes.isEmpty else { return }
        filled += 1
        if values.count < ColumnProfile.mostValues { values.insert(text) }
        addNumber(bytes, text)
        if Currency.codes.contains(text) { currencies += 1 }
        if CalendarDate(text) != nil { plainDates += 1 }
        if (4...32).contains(bytes.count), bytes.contains(where: \.isDigit) {
            for (index, form) in ColumnProfile.forms.enumerated() where form.date(bytes) != nil { dates[index] += 1 }
        }
        if let number = Int(text), (19_725...60_000).contains(number) { serials += 1 }
        if CellParts.json(bytes) != nil {
            jsonArrays += 1
        } else {
            for mark in [";", "|", ","] where bytes.contains(mark.utf8.first ?? 0) { separators[mark, default: 0] += 1 }
        }
    }

    private mutating func addNumber(_ bytes: [UInt8], _ text: String) {
        if let value = Rational(decimal: text) {
            plainNumbers += 1
            if bytes.contains(UInt8(ascii: ".")) {
                pointDecimals += 1
                if NumberStep.plain(bytes, ColumnProfile.comma) != nil { eitherMark += 1 }
            }
            let isNines = bytes.count >= 5 && bytes.allSatisfy { $0 == UInt8(ascii: "9") }
            if value == 0 || value == 1 || isNines { placeholders[text, default: 0] += 1 }
            return
        }
        switch (
            NumberStep.plain(bytes, ColumnProfile.point) != nil, NumberStep.plain(bytes, ColumnProfile.comma) != nil
        ) {
        case (true, true): eitherMark += 1
        case (true, false): commaGroups += 1
        case (false, true): commaDecimals += 1
        case (false, false):
            var amount = bytes
            if MoneyStep(.amount, symbols: ["$": "USD", "£": "GBP", "¥": "JPY"]).apply(to: &amount) { money += 1 }
        }
    }

    /// Whether nearly all cells are numbers, in whatever style.
    var isNumeric: Bool { isMost(plainNumbers + commaDecimals + commaGroups + eitherMark - doublyCounted + money) }

    /// Plain decimals that are counted as ``eitherMark`` as well.
    private var doublyCounted: Int { min(eitherMark, pointDecimals) }

    /// Whether so many cells are nearly all of them.
    func isMost(_ count: Int) -> Bool { filled > 0 && count * 10 >= filled * 9 }
}
