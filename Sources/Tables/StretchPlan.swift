import Parallel

/// Where to begin reading a file that is read in several stretches at the same time.
///
/// A stretch must begin at the start of a record, and whether a line end ends a record depends on whether it stands
/// inside quotes: on whether the number of quotes before it is odd. Quotes are counted in parallel, and each stretch is
/// begun after the first line end outside quotes. For a file with stray quotes that is only a guess; the reader checks it.
struct StretchPlan {
    /// The offsets at which stretches begin, ascending.
    let starts: [Int]

    /// What was found between two offsets.
    private struct Survey: Sendable {
        /// Whether the number of quotes is odd.
        var isOdd = false
        /// The offset after the first line end that an even number of quotes precedes.
        var afterEven: Int?
        /// The offset after the first line end that an odd number of quotes precedes.
        var afterOdd: Int?
    }

    /// Plans at most `count` stretches of the bytes from `start` on, at which a record begins.
    init(_ file: OpenFile, from start: Int, count: Int, threads: Int, blockSize: Int) throws(FileFault) {
        let size = file.byteCount - start
        guard count > 1, size > 0 else {
            starts = [start]
            return
        }
        // A file is smaller than 2⁴⁰ bytes, so that the product does not overflow for any sensible count.
        let bounds = (0...count).map { start + size * $0 / count }
        let surveys = try concurrentMap(count, threads: threads) { index throws(FileFault) in
            try Self.survey(file, from: bounds[index], to: bounds[index + 1], blockSize: blockSize)
        }
        var starts = [start]
        var isInside = false
        for (index, survey) in surveys.enumerated() {
            if index > 0, let cut = isInside ? survey.afterOdd : survey.afterEven, cut < file.byteCount {
                starts.append(cut)
            }
            if survey.isOdd { isInside.toggle() }
        }
        self.starts = starts
    }

    private static func survey(
        _ file: OpenFile, from start: Int, to end: Int, blockSize: Int
    ) throws(FileFault) -> Survey {
        var survey = Survey()
        var block = ByteBlock(capacity: blockSize)
        var offset = start
        while offset < end {
            try file.read(from: offset, to: end, into: &block)
            unsafe look(at: block.bytes, startingAt: offset, &survey)
            offset += block.count
        }
        return survey
    }

    private static func look(at bytes: UnsafeRawBufferPointer, startingAt offset: Int, _ survey: inout Survey) {
        var index = 0
        while index < bytes.count, survey.afterEven == nil || survey.afterOdd == nil {
            let byte = unsafe bytes[index]
            index += 1
            if byte == LineScan.quote {
                survey.isOdd.toggle()
            } else if LineScan.isLineEnd(byte) {
                if survey.isOdd {
                    survey.afterOdd = survey.afterOdd ?? (offset + index)
                } else {
                    survey.afterEven = survey.afterEven ?? (offset + index)
                }
            }
        }
        let quotes = unsafe LineScan.quoteCount(bytes, from: index)
        if !quotes.isMultiple(of: 2) { survey.isOdd.toggle() }
    }
}

extension LineScan {
    /// How many quotes there are at or after `start`.
    static func quoteCount(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var count = 0
        for index in start..<max(start, bytes.count) {
            // The range keeps the index in bounds.
            count &+= unsafe bytes[index] == quote ? 1 : 0
        }
        return count
    }
}
