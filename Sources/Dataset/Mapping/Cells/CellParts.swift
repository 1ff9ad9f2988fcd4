/// Takes a cell of several parts apart.
enum CellParts {
    /// The parts between separators, without blanks at their ends; empty ones are left out.
    static func split(_ cell: [UInt8], by separator: [UInt8]) -> [[UInt8]] {
        guard !separator.isEmpty else { return [cell] }
        var parts: [[UInt8]] = []
        var rest = cell[...]
        var part: [UInt8] = []
        func finish(_ part: [UInt8]) {
            var bare = part[...]
            while bare.first?.isBlank ?? false { bare = bare.dropFirst() }
            while bare.last?.isBlank ?? false { bare = bare.dropLast() }
            if !bare.isEmpty { parts.append(Array(bare)) }
        }
        while let byte = rest.first {
            if rest.starts(with: separator) {
                finish(part)
                part = []
                rest = rest.dropFirst(separator.count)
            } else {
                part.append(byte)
                rest = rest.dropFirst()
            }
        }
        finish(part)
        return parts
    }

    /// The texts and numbers of a JSON array, such as `["MT001"]`; nil where the cell is none (RFC 8259, section 5).
    static func json(_ cell: [UInt8]) -> [[UInt8]]? {
        var reader = JSONArrayReader(rest: cell[...])
        return reader.array()
    }
}

/// Reads one flat JSON array.
private struct JSONArrayReader {
    var rest: ArraySlice<UInt8>

    mutating func array() -> [[UInt8]]? {
        skipBlanks()
        guard take("[") else { return nil }
        var items: [[UInt8]] = []
        skipBlanks()
        if take("]") { return isAtEnd() ? items : nil }
        repeat {
            skipBlanks()
            guard let item = item() else { return nil }
            if !item.isEmpty { items.append(item) }
            skipBlanks()
        } while take(",")
        guard take("]") else { return nil }
        return isAtEnd() ? items : nil
    }

    private mutating func item() -> [UInt8]? {
        if rest.first == UInt8(ascii: "\"") { return string() }
        let word = Array(rest.prefix { !$0.isBlank && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") })
        // A list or an object within the list has no form as a cell.
        guard let first = word.first, first.isDigit || first == UInt8(ascii: "-") || first.isLetter else { return nil }
        rest = rest.dropFirst(word.count)
        return word.elementsEqual("null".utf8) ? [] : word
    }

    private mutating func string() -> [UInt8]? {
        rest = rest.dropFirst()
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return text }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): text.append(0x20)
            case UInt8(ascii: "u"):
                guard let scalar = escaped() else { return nil }
                text.append(contentsOf: Array(String(scalar).utf8))
            case .some(let other) where [0x22, 0x5C, 0x2F].contains(other): text.append(other)
            default: return nil
            }
        }
        return nil
    }

    /// A character by its number; one beyond the first plane takes two numbers.
    private mutating func escaped() -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return first == 0 ? nil : Unicode.Scalar(first) }
        guard take("\\"), take("u"), let second = hexadecimal(), (0xDC00...0xDFFF).contains(second) else { return nil }
        return Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + second - 0xDC00)
    }

    private mutating func hexadecimal() -> UInt32? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4, digits.allSatisfy({ $0.isDigit || $0.isLetter }) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard let first = rest.first, first == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipBlanks() { rest = rest.drop(while: \.isBlank) }

    private mutating func isAtEnd() -> Bool {
        skipBlanks()
        return rest.isEmpty
    }
}
