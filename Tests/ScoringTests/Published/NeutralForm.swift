import Foundation
import Statistics
import Tables

/// What the files of the neutral form have in common: rows by column, numbers, editions.
enum NeutralForm {
    /// The rows of a file as dictionaries; a blank cell has no entry. None where there is no such file.
    static func rows(_ name: String, in folder: String) throws -> [[String: String]] {
        let path = folder + "/" + name + ".csv"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let file = try TableFile(path: path)
        return try file.read { NamedRows(header: file.header) }.tally.rows
    }

    /// A number without an exponent: `1e-06` as `0.000001`.
    static func decimal(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }),
            let power = Int(text[text.index(after: mark)...])
        else { return text }
        let isNegative = text.hasPrefix("-")
        let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var digits = parts.joined()
        var point = (parts.first?.count ?? 0) + power
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        while digits.count < point { digits += "0" }
        let split = digits.index(digits.startIndex, offsetBy: point)
        return (isNegative ? "-" : "") + digits[..<split] + (split < digits.endIndex ? "." + digits[split...] : "")
    }

    /// A number as a decimal with an end.
    static func decimal(_ value: Rational) throws -> String {
        guard let text = value.exactDecimal else { throw Endless() }
        return text
    }

    private struct Endless: Error {}

    /// How far off a published figure may be that says no more: half of its last digit.
    static func tolerance(of score: String) -> String {
        let decimals = score.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        return "0." + String(repeating: "0", count: decimals) + "5"
    }

    /// The last quarter of each edition's year; editions that have no year of their own are numbered.
    static func quarters(of editions: Set<String>) -> [String: String] {
        func year(_ edition: String) -> Substring? {
            edition.split { !$0.isASCII || !$0.isNumber }.first { $0.count == 4 && $0 != "0000" }
        }
        let years = editions.compactMap(year)
        let areTheirOwn = years.count == editions.count && Set(years).count == years.count
        let ordered = editions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Dictionary(
            uniqueKeysWithValues: ordered.enumerated().map { number, edition in
                (edition, areTheirOwn ? "\(year(edition) ?? "")-Q4" : "\(1001 + number)-Q4")
            })
    }

    /// A text between quotes, as YAML has it.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }
}
