import Statistics

/// Writes a number as a dataset does: a point for the decimal mark, nothing between groups of digits.
///
/// What is no number in the file's own style is left as it stands, so that it is refused by name and not misread:
/// groups must have three digits, and a mark for groups may not stand among the decimals.
struct NumberStep: CellStep {
    let style: NumberStyle

    var label: String {
        var parts = ["decimal '\(Character(Unicode.Scalar(style.decimal)))'"]
        if let mark = style.thousands { parts.append("thousands '\(Character(Unicode.Scalar(mark)))'") }
        return parts.joined(separator: ", ")
    }

    func apply(to cell: inout [UInt8]) -> Bool {
        guard let plain = NumberStep.plain(cell, style) else {
            // With a comma for decimals `1.23` is no number, and must not be read as one all the same.
            guard Rational(decimal: String(decoding: cell, as: UTF8.self)) != nil else { return false }
            cell += Array(" (with \(label))".utf8)
            return false
        }
        guard plain != cell else { return false }
        cell = plain
        return true
    }

    /// The number as a plain decimal; nil where it is none.
    static func plain(_ cell: [UInt8], _ style: NumberStyle) -> [UInt8]? {
        var plain: [UInt8] = []
        var index = 0
        if let first = cell.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            if first == UInt8(ascii: "-") { plain.append(first) }
            index = 1
        }
        var digitsInGroup = 0
        var hasGroups = false
        var hasDigits = false
        while index < cell.count, cell[index] != style.decimal {
            if cell[index].isDigit {
                plain.append(cell[index])
                digitsInGroup += 1
                hasDigits = true
                index += 1
            } else if let width = markWidth(cell, index, style.thousands) {
                guard hasDigits, hasGroups ? digitsInGroup == 3 : digitsInGroup <= 3 else { return nil }
                hasGroups = true
                digitsInGroup = 0
                index += width
            } else {
                return nil
            }
        }
        if hasGroups, digitsInGroup != 3 { return nil }
        if index < cell.count {
            plain.append(UInt8(ascii: "."))
            for byte in cell[(index + 1)...] {
                guard byte.isDigit else { return nil }
                plain.append(byte)
                hasDigits = true
            }
        }
        return hasDigits ? plain : nil
    }

    /// How many bytes the mark between groups takes here; a blank may be a no-break space, narrow or not.
    private static func markWidth(_ cell: [UInt8], _ index: Int, _ mark: UInt8?) -> Int? {
        guard let mark else { return nil }
        if cell[index] == mark { return 1 }
        guard mark == 0x20 else { return nil }
        let rest = cell[index...]
        if rest.starts(with: [0xC2, 0xA0]) { return 2 }
        return rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x89]) ? 3 : nil
    }
}
