import Statistics

extension DecimalFault {
    /// What a person can do about a text that is not a plain decimal number.
    func advice(on text: String) -> String? {
        switch self {
        case .exponent: "write all its digits; a spreadsheet may have rounded what it shows with an exponent"
        case .infinity, .nan: "leave the cell blank if the figure is not known"
        case .tooManyDigits: "at most 38 digits can be read exactly"
        case .empty: nil
        case .notANumber: DecimalFault.advice(onWords: text)
        }
    }

    /// What people write for a figure that they don't have; "NA" is no number, though it is a country.
    private static let unknown = ["na", "n/a", "-", "–", "?", "none", "null", "unknown", "tbd", "tbc", "n.a."]

    private static func advice(onWords text: String) -> String? {
        if unknown.contains(foldedASCII(text)) { return "leave the cell blank if the figure is not known" }
        if text.hasSuffix("%") { return "write 40 % as 0.4" }
        let isGrouped = text.unicodeScalars.allSatisfy { scalar in
            ("0"..."9").contains(scalar) || ",.'’-+".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
        }
        return isGrouped ? "leave out what separates thousands, and write '.' for a decimal comma" : nil
    }
}
