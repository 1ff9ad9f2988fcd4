public import Statistics

/// How long a contract runs.
public enum Term {
    /// The day on which a term of so many years ends: whole years, and of the rest 365 days a year.
    public static func end(of start: Day, years: Rational) -> Day? {
        let whole = Int(clamping: years.roundedDown.numerator)
        guard let rest = try? (years - Rational(whole)) * 365, let anniversary = start.adding(years: whole) else {
            return nil
        }
        return Day(number: anniversary.number + Int(clamping: rest.roundedDown.numerator))
    }

    /// The years from one date to another: whole years, and the days that remain over 365 (design: dataset, "years").
    ///
    /// Of a date that names only a year or a month, the first day is taken at both ends, so 2017 to 2038 is 21 years.
    /// Nil when the end comes before the start.
    public static func years(from start: CalendarDate, to end: CalendarDate) -> Rational? {
        let first = start.firstDay
        let last = end.firstDay
        guard first <= last else { return nil }
        var whole = last.year - first.year
        var anniversary = first.adding(years: whole)
        if let day = anniversary, day > last {
            whole -= 1
            anniversary = first.adding(years: whole)
        }
        guard let from = anniversary else { return nil }
        let days = last.number - from.number
        return try? Rational(Int128(whole) * 365 + Int128(days), over: 365)
    }
}
