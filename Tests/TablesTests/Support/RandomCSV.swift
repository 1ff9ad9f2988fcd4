/// Random CSV of several shapes, from plain to nothing but hostile bytes.
enum RandomCSV: CaseIterable, Sendable {
    case plain, quoted, doubledQuotes, carriageReturns, beyondASCII, blanks, mixed, soup, anyByte

    /// What cells are made of, or, where there are no rows, the whole file.
    private var letters: [[UInt8]] {
        switch self {
        case .plain, .quoted, .doubledQuotes, .carriageReturns: "abcdefgh 0123456789.-".utf8.map { [$0] }
        case .beyondASCII:
            // One in a hundred is no text.
            Array(repeating: "abé漢😀ñ".map { Array($0.utf8) }, count: 50).joined() + [[0], [0xC3], [0xFF]]
        case .blanks: "ab  \t".utf8.map { [$0] }
        case .mixed: "abc ,\n\r\"".utf8.map { [$0] }
        case .soup: "\",\n\r \ta".utf8.map { [$0] }
        case .anyByte: ((0...255) + Array(",,,,,,,,\n\n\n\n\r\r\"\"\"\"\"\"".utf8)).map { [$0] }
        }
    }

    /// Some number of records, after a header of three columns.
    func bytes(records: Int, seed: UInt64) -> [UInt8] {
        var random = SplitMix(seed: seed)
        let letters = self.letters
        var bytes = Array("h,i,j\n".utf8)
        bytes.reserveCapacity(records * 24)
        for _ in 0..<records {
            let number = random.next()
            if self == .soup || self == .anyByte {
                for _ in 0..<12 { bytes += letters[Int(truncatingIfNeeded: random.next() % UInt64(letters.count))] }
                continue
            }
            for column in 0..<3 {
                if column > 0 { bytes.append(UInt8(ascii: ",")) }
                addCell(&bytes, letters, &random)
            }
            bytes += lineEnd(number)
        }
        // Every other file ends without a line end.
        if seed.isMultiple(of: 2), bytes.last == 0x0A { bytes.removeLast() }
        return bytes
    }

    private func lineEnd(_ number: UInt64) -> [UInt8] {
        let blankLine: [UInt8] = number % 64 == 1 ? Array(" \n".utf8) : []
        switch self {
        case .carriageReturns:
            return [[0x0D, 0x0A], [0x0D, 0x0A], [0x0D], [0x0A, 0x0D]][Int(number >> 8 & 3)] + blankLine
        case .mixed where number & 31 == 0: return [0x0D]
        default: return [0x0A] + blankLine
        }
    }

    private func addCell(_ bytes: inout [UInt8], _ letters: [[UInt8]], _ random: inout SplitMix) {
        let number = random.next()
        // Most cells are short, one in 64 is longer than a step of the scanner.
        let count = number & 63 == 0 ? Int(number >> 8 & 127) : Int(number >> 8 & 7)
        let isQuoted = self != .plain && (number >> 16) % 4 == 0
        if self == .blanks, number >> 20 & 3 == 0 { bytes.append(0x20) }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        var bits = random.next()
        for _ in 0..<count {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let letter = letters[Int(bits >> 33) % letters.count]
            let byte = letter[0]
            // Mixed files have quotes where they don't belong in one cell of many.
            let isStray = byte == UInt8(ascii: "\"") && number >> 24 & 31 != 0
            if isQuoted, self == .doubledQuotes, bits >> 60 == 0 { bytes += [0x22, 0x22] }
            if isQuoted, self != .doubledQuotes, bits >> 59 == 1 { bytes += Array(",\n".utf8) }
            let isBreak = !isQuoted && byte < 0x30 && byte != 0x20 && byte != 0x09 && self == .mixed
            if !isStray, !isBreak || number >> 24 & 31 == 0 { bytes += letter }
        }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        if self == .blanks, number >> 22 & 3 == 0 { bytes.append(0x09) }
    }
}
