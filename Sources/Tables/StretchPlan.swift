import CScan
import Parallel

/// Where to begin reading a file that is read in several stretches at the same time.
///
/// A stretch must begin at the start of a record, and whether a line end ends a record depends on whether it stands
/// inside quotes. The bytes behind each bound nearly always tell: read as if the bound stood outside quotes, or as if it
/// stood inside, only one gives plain records with as many cells as the header. Where they don't tell, the quotes of the
/// whole file are counted: a line end stands inside when the number of quotes before it is odd. For a file with stray
/// quotes either is only a guess; the reader checks it.
struct StretchPlan {
    /// A part of the file that is read by one worker.
    struct Stretch: Hashable {
        /// The offset at which it begins.
        var start: Int
        /// The bound it was begun behind: the offset from which on its worker takes digests.
        var bound: Int
    }

    /// The stretches in the order of the file; there is at least one.
    let stretches: [Stretch]

    /// The offsets at which stretches begin, ascending.
    var starts: [Int] { stretches.map(\.start) }

    /// Plans a stretch behind each bound.
    /// - Parameters:
    ///   - start: Where the first record begins.
    ///   - bounds: Ascending offsets; the first stretch begins at `start`, which is not below the first bound.
    init(
        _ file: OpenFile, from start: Int, bounds: [Int], columnCount: Int, delimiter: UInt8, threads: Int,
        blockSize: Int
    ) throws(FileFault) {
        var inner = Array(bounds.dropFirst().drop { $0 <= start })
        inner.removeAll { $0 >= file.byteCount }
        let first = Stretch(start: start, bound: bounds.first ?? 0)
        guard !inner.isEmpty else {
            stretches = [first]
            return
        }
        let bounds = inner
        let guesses = try concurrentMap(bounds.count, threads: threads) { index throws(FileFault) in
            try Self.guess(
                file, behind: bounds[index], columnCount: columnCount, delimiter: delimiter, blockSize: blockSize)
        }
        var cuts: [Int?] = guesses
        if guesses.contains(nil) {
            cuts = try Self.counted(file, from: start, bounds: bounds, threads: threads, blockSize: blockSize)
        }
        var stretches = [first]
        for (cut, bound) in zip(cuts, bounds) {
            guard let cut, cut < file.byteCount, cut > stretches[stretches.count - 1].start else { continue }
            stretches.append(Stretch(start: cut, bound: bound))
        }
        self.stretches = stretches
    }

    /// What was found between two offsets.
    private struct Survey: Sendable {
        /// Whether the number of quotes is odd.
        var isOdd = false
        /// The offset after the first line end that an even number of quotes precedes.
        var afterEven: Int?
        /// The offset after the first line end that an odd number of quotes precedes.
        var afterOdd: Int?
    }

    /// The start of the first record behind a bound, judged by the bytes there; `nil` when they don't tell.
    private static func guess(
        _ file: OpenFile, behind bound: Int, columnCount: Int, delimiter: UInt8, blockSize: Int
    ) throws(FileFault) -> Int? {
        var block = ByteBlock(capacity: min(blockSize, 64 << 10))
        try file.read(from: bound, to: file.byteCount, into: &block)
        guard var scanner = PlainScanner(.vectorised, delimiter: delimiter, longest: block.capacity) else { return nil }
        var survey = Survey()
        unsafe look(at: block.bytes, startingAt: 0, &survey)
        let likely = [survey.afterEven, survey.afterOdd].compactMap { $0 }.filter { cut in
            // The cut lies within the block, and behind a carriage return there may be a line feed.
            var rest = unsafe block.bytes[cut...]
            if unsafe rest.first == LineScan.lineFeed, unsafe block.bytes[cut - 1] == LineScan.carriageReturn {
                unsafe rest.removeFirst()
            }
            unsafe scanner.scan(UnsafeRawBufferPointer(rebasing: rest))
            return unsafe scanner.hasOnlyRecords(of: columnCount, in: rest.count)
        }
        return likely.count == 1 ? bound + likely[0] : nil
    }

    /// The start of the first record behind each bound, by the number of quotes before; `nil` where there is none before
    /// the next bound.
    private static func counted(
        _ file: OpenFile, from start: Int, bounds: [Int], threads: Int, blockSize: Int
    ) throws(FileFault) -> [Int?] {
        let limits = [start] + bounds + [file.byteCount]
        let surveys = try concurrentMap(limits.count - 1, threads: threads) { index throws(FileFault) in
            try survey(file, from: limits[index], to: limits[index + 1], blockSize: blockSize)
        }
        var isInside = false
        var cuts: [Int?] = []
        for survey in surveys {
            cuts.append(isInside ? survey.afterOdd : survey.afterEven)
            if survey.isOdd { isInside.toggle() }
        }
        return Array(cuts.dropFirst())
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

extension PlainScanner {
    /// Whether the bytes that were scanned are plain to the end, and hold several records, all with this many cells.
    func hasOnlyRecords(of columnCount: Int, in byteCount: Int) -> Bool {
        guard plainCount == byteCount, recordCount > 1 else { return false }
        var before = 0
        for record in 0..<recordCount {
            // The scanner wrote as many entries as it counts.
            let next = unsafe Int(recordEnds[record])
            if next - before != columnCount { return false }
            before = next
        }
        return true
    }
}

extension LineScan {
    /// How many quotes there are at or after `start`.
    static func quoteCount(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress else { return 0 }
        // The rest of the bytes, and their number.
        return unsafe cscan_count(base.assumingMemoryBound(to: UInt8.self) + start, bytes.count - start, quote)
    }
}
