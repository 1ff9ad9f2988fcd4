// Compiled into the module Tables by run.sh, outside of the package.

/// Called by libFuzzer with bytes of its choice: every scanner must find in them what libcsv finds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 2 else { return 0 }
    // libFuzzer lends this many bytes.
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
    // The first two bytes choose how the others are read.
    let block = 1 + Int(unsafe bytes[0]) * 2
    let columns = 1 + Int(unsafe bytes[1]) % 4
    var options = TableFile.Options()
    options.longestRecord = unsafe bytes[1] >= 0x80 ? 40 : 1_000_000
    options.delimiter = unsafe Array(",;\t|".utf8)[Int(bytes[1] >> 4) % 4]
    let rest = unsafe Array(bytes[2...])
    let expected = Outcome(rest, .libcsv, block: 4_096, columns, options)
    for scanner in [TableFile.Scanner.vectorised, .narrow, .portable] {
        for block in [block, 4_096] {
            let outcome = Outcome(rest, scanner, block: block, columns, options)
            if outcome == expected { continue }
            fatalError("\(scanner.rawValue), blocks of \(block): \(outcome), expected \(expected)")
        }
    }
    return 0
}

/// What a reading came to.
private struct Outcome: Equatable {
    var rows = KeptRows()
    var faults: [RecordFault]
    var counts: [Int]

    init(
        _ bytes: [UInt8], _ scanner: TableFile.Scanner, block: Int, _ columns: Int, _ options: TableFile.Options
    ) {
        var options = options
        options.scanner = scanner
        var reader = StretchReader(from: 0, columnCount: columns, longestPiece: block, options: options)
        var storage = ByteBlock(capacity: block)
        while reader.offset < bytes.count, !reader.hasStopped {
            let piece = bytes[reader.offset..<min(bytes.count, reader.offset + block)]
            unsafe storage.fill { buffer in
                unsafe buffer.copyBytes(from: piece)
                return piece.count
            }
            unsafe reader.take(storage.bytes, mayReturnOpen: piece.endIndex < bytes.count, &rows)
        }
        reader.finish(&rows)
        faults = reader.faults.kept
        counts = [reader.talliedCount, reader.refusedCount]
    }
}

/// All cells, and where their records stand.
private struct KeptRows: RowTally, Equatable {
    var cells: [[UInt8]] = []
    var positions: [RecordPosition] = []

    mutating func add(_ record: borrowing Record) {
        for column in 0..<record.count {
            cells.append(record.withBytes(of: column) { cell in cell.indices.map { cell[$0] } })
        }
        positions.append(record.position)
    }

    mutating func merge(_ later: consuming KeptRows) {
        cells += later.cells
        positions += later.positions
    }
}
