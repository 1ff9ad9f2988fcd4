import Statistics

/// Multiplies a number exactly: millions become units.
struct UnitsStep: CellStep {
    let factor: Rational

    var label: String { "units ×" + grouped(factor.exactDecimal ?? factor.description) }

    func apply(to cell: inout [UInt8]) -> Bool {
        // What is no number, or too long, stays and is refused by name.
        guard let value = try? Rational.decimal(utf8: cell.span), let product = try? value * factor,
            let text = product.exactDecimal
        else { return false }
        cell = Array(text.utf8)
        return true
    }
}

/// A number with commas between groups of three digits.
func grouped(_ number: String) -> String {
    let whole = number.prefix { $0 != "." }
    var text = ""
    for (place, digit) in whole.enumerated() {
        if place > 0, (whole.count - place).isMultiple(of: 3), digit != "-", text != "-" { text.append(",") }
        text.append(digit)
    }
    return text + number.dropFirst(whole.count)
}

/// Reads numbers that stand for "not known" as blank.
struct PlaceholderStep: CellStep {
    let numbers: [Rational]

    var label: String {
        "placeholders " + numbers.map { $0.exactDecimal ?? $0.description }.joined(separator: ", ")
    }

    func apply(to cell: inout [UInt8]) -> Bool {
        guard let value = try? Rational.decimal(utf8: cell.span), numbers.contains(value) else { return false }
        cell.removeAll(keepingCapacity: true)
        return true
    }
}
