/// Takes the amount or the currency out of a cell such as `USD 653,690.00`, `AMD267,254,619.60` or `1.234,56 €`.
///
/// A code is three ASCII capitals of ISO 4217, before or after the amount. A symbol means what the mapping says. A cell
/// without either is an amount alone; one with anything else is left as it stands, and refused by name.
struct MoneyStep: CellStep {
    let part: MoneyPart
    private let symbols: [(symbol: [UInt8], code: [UInt8])]

    var label: String { part == .amount ? "amount beside a currency" : "currency beside an amount" }

    init(_ part: MoneyPart, symbols: [String: String]) {
        self.part = part
        // The longest first, so that `US$` is not read as `$`.
        let all = MoneyStep.unambiguous.merging(symbols) { $1 }
        self.symbols = all.map { (Array($0.key.utf8), Array($0.value.utf8)) }.sorted {
            $0.0.count == $1.0.count ? $0.0.lexicographicallyPrecedes($1.0) : $0.0.count > $1.0.count
        }
    }

    /// Symbols that no two currencies in use share.
    private static let unambiguous = [
        "€": "EUR", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₸": "KZT", "֏": "AMD",
    ]

    func apply(to cell: inout [UInt8]) -> Bool {
        let (amount, code) = taken(apart: cell)
        switch part {
        case .amount:
            guard code != nil else { return false }
            cell = amount
        case .currency:
            guard let code else {
                // An amount alone names no currency, and is no word for one either.
                guard cell.contains(where: \.isDigit) else { return false }
                cell.removeAll(keepingCapacity: true)
                return false
            }
            cell = code
        }
        return true
    }

    private func taken(apart cell: [UInt8]) -> (amount: [UInt8], code: [UInt8]?) {
        for (symbol, code) in symbols {
            if cell.starts(with: symbol) { return (MoneyStep.bare(cell.dropFirst(symbol.count)), code) }
            if cell.reversed().starts(with: symbol.reversed()) {
                return (MoneyStep.bare(cell.dropLast(symbol.count)), code)
            }
        }
        let first = cell.prefix(3)
        if MoneyStep.isCode(first), !(cell.dropFirst(3).first?.isLetter ?? false) {
            return (MoneyStep.bare(cell.dropFirst(3)), Array(first))
        }
        let last = cell.suffix(3)
        if MoneyStep.isCode(last), !(cell.dropLast(3).last?.isLetter ?? false) {
            return (MoneyStep.bare(cell.dropLast(3)), Array(last))
        }
        return (cell, nil)
    }

    private static let codes = Set(Currency.codes.map { Array($0.utf8) })

    private static func isCode(_ bytes: ArraySlice<UInt8>) -> Bool { codes.contains(Array(bytes)) }

    /// Without the blanks around it, no-break ones among them.
    private static func bare(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes
        while let first = bytes.first {
            if first.isBlank {
                bytes = bytes.dropFirst()
            } else if bytes.starts(with: [0xC2, 0xA0]) {
                bytes = bytes.dropFirst(2)
            } else {
                break
            }
        }
        while let last = bytes.last {
            if last.isBlank {
                bytes = bytes.dropLast()
            } else if last == 0xA0, bytes.dropLast().last == 0xC2 {
                bytes = bytes.dropLast(2)
            } else {
                break
            }
        }
        return Array(bytes)
    }
}
