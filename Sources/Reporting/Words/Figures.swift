import Scoring
import Statistics

/// How figures are written in pages and charts.
struct Figures {
    /// How many decimals pages print.
    let decimals: Int

    /// A figure, with a true minus sign.
    func text(_ value: Rational) -> String { Figures.withMinus(value.fixed(decimals)) }

    /// A figure, or a dash where there is none.
    func text(_ value: Rational?) -> String { value.map { text($0) } ?? "–" }

    /// "68.9–89.9"; one figure where both ends print alike.
    func text(_ interval: Interval) -> String { range(interval.lower, interval.upper) }

    func range(_ lower: Rational, _ upper: Rational) -> String {
        let (first, last) = (text(lower), text(upper))
        if first == last { return first }
        // A dash between figures with a minus sign would be hard to read.
        return lower.isNegative || upper.isNegative ? "\(first) to \(last)" : "\(first)–\(last)"
    }

    /// The range of a score: "70.0–72.4"; a dash where nothing bounds it.
    func range(_ score: Score) -> String { score.bounds.map { text($0) } ?? "–" }

    /// A number as short as it is exact, else with the decimals of the pages.
    func short(_ value: Rational) -> String { Figures.withMinus(value.exactDecimal ?? value.fixed(decimals)) }

    /// Money and other large numbers, rounded to a whole with thousands apart: "49,711,487".
    static func whole(_ value: Rational) -> String { grouped(value.fixed(0)) }

    /// Digits with a comma between thousands; anything after a point stays.
    static func grouped(_ digits: String) -> String {
        let parts = digits.split(separator: ".", maxSplits: 1)
        let isNegative = digits.hasPrefix("-")
        let whole = Array((parts.first ?? "").drop { $0 == "-" })
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        if parts.count > 1 { text += "." + parts[1] }
        return (isNegative ? "−" : "") + text
    }

    /// A part of 1 as a percentage: "35 %", "12.5 %".
    static func percent(_ value: Rational) -> String {
        guard let hundredths = try? value * 100 else { return value.description }
        return (hundredths.exactDecimal ?? hundredths.fixed(1)) + " %"
    }

    private static func withMinus(_ text: String) -> String {
        text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }
}
