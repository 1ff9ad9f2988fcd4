// Counts the records of a CSV file and touches each of their cells; prints the counts, the best time and the rate.
// Usage: reader FILE vectorised|portable|libcsv THREADS [REPETITIONS] [digest]

import Tables

/// Counts, so that nothing that was read can be optimised away.
struct Touched: RowTally {
    var records = 0
    var cells = 0
    var bytes = 0
    /// The exclusive or of all cells' first bytes.
    var firsts: UInt8 = 0

    mutating func add(_ record: borrowing Record) {
        records += 1
        for column in 0..<record.count {
            record.withBytes(of: column) { cell in
                bytes += cell.count
                if !cell.isEmpty { firsts ^= cell[0] }
            }
        }
        cells += record.count
    }

    mutating func merge(_ later: consuming Touched) {
        records += later.records
        cells += later.cells
        bytes += later.bytes
        firsts ^= later.firsts
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 4, let scanner = TableFile.Scanner(rawValue: arguments[2]), let threads = Int(arguments[3])
else {
    fatalError("usage: reader FILE vectorised|portable|libcsv THREADS [REPETITIONS] [digest]")
}
let repetitions = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
var options = TableFile.Options()
options.scanner = scanner
let file = try TableFile(path: arguments[1], options: options)
var best = Duration.seconds(1_000_000)
var last = Touched()
let clock = ContinuousClock()
for _ in 0..<repetitions {
    let start = clock.now
    let reading = try file.read(threads: threads) { Touched() }
    best = min(best, clock.now - start)
    last = reading.tally
    guard reading.refusedCount == 0 else { fatalError("\(reading.refusedCount) records were refused") }
}
let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
let rate = Int(Double(file.byteCount) / seconds / 1e6)
print(
    "\(last.records) records, \(last.cells) cells, \(last.bytes) bytes, \(last.firsts): \(Int(seconds * 1_000)) ms, \(rate) MB/s"
)
