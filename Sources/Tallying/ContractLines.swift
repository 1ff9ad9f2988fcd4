import Dataset
import Statistics
import Synchronization
import Tables

/// A line of CSV for each contract's row that can be used, in the order of the rows.
///
/// Stretches of a file are read side by side, so each stretch writes a file of its own, and these are put together in
/// order at the end: however large the input, no more than a piece of a stretch is in memory.
struct ContractLines: Sendable {
    /// The files of the stretches that are done, in order.
    private(set) var parts: [AppendedFile] = []
    /// The first trouble with a file.
    private(set) var fault: FileFault?
    private var current: AppendedFile?
    private var bytes: [UInt8] = []
    private let folder: LinesFolder
    private let byUnitsPerPoint: WideDivisor?
    private let byGridSteps = WideDivisor(1_000_000)

    static let header = "contract,vendor,version,counts_from,lower,upper,base_value,exposure_lower,exposure_upper\n"
    private static let pieceSize = 1 << 20
    private static let decimals = 6
    private static let tenToDecimals: UInt128 = 1_000_000

    init(_ folder: LinesFolder, _ scale: InvolvementScale) {
        self.folder = folder
        byUnitsPerPoint = WideDivisor(UInt64(scale.unitsPerPoint))
    }

    mutating func append(_ facts: ContractFacts, contract: Span<UInt8>, vendor: ArraySlice<UInt8>) {
        append(cell: contract)
        bytes.append(UInt8(ascii: ","))
        append(cell: Array(vendor).span)
        bytes.append(UInt8(ascii: ","))
        bytes.append(contentsOf: String(facts.version).utf8)
        bytes.append(UInt8(ascii: ","))
        append(facts.day)
        append(points: facts.lower)
        append(points: facts.upper)
        for amount in [facts.worth, facts.moneyLower, facts.moneyUpper] {
            bytes.append(UInt8(ascii: ","))
            if facts.hasWorth { append(millionths: UInt128(amount), over: byGridSteps) }
        }
        bytes.append(0x0A)
        if bytes.count >= Self.pieceSize { write() }
    }

    /// A cell as every other table writes it: quoted where it has to be, and no formula for a spreadsheet.
    private mutating func append(cell: Span<UInt8>) {
        if ContractLines.isPlain(cell) {
            for offset in cell.indices { bytes.append(cell[offset]) }
            return
        }
        var text: [UInt8] = []
        for offset in cell.indices { text.append(cell[offset]) }
        var writer = CSVWriter()
        writer.append([String(decoding: text, as: UTF8.self)])
        bytes.append(contentsOf: writer.bytes.dropLast())
    }

    /// Letters, digits, and what stands between them in identifiers.
    private static func isPlain(_ cell: Span<UInt8>) -> Bool {
        for offset in cell.indices {
            switch cell[offset] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"):
                if offset == 0 { return false }
            default: return false
            }
        }
        return true
    }

    private mutating func append(_ day: PackedDay) {
        let digits = padded(UInt128(day.number), to: 8)
        bytes.append(contentsOf: digits[0..<4])
        bytes.append(UInt8(ascii: "-"))
        bytes.append(contentsOf: digits[4..<6])
        bytes.append(UInt8(ascii: "-"))
        bytes.append(contentsOf: digits[6..<8])
    }

    private mutating func append(points units: Int64) {
        bytes.append(UInt8(ascii: ","))
        append(millionths: UInt128(units) * Self.tenToDecimals, over: byUnitsPerPoint)
    }

    private mutating func append(millionths: UInt128, over divisor: WideDivisor?) {
        // Both divisors are above 0 and below 2⁶³.
        guard let divisor else { return }
        let digits = padded(divisor.rounded(millionths), to: Self.decimals + 1)
        bytes.append(contentsOf: digits.dropLast(Self.decimals))
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: digits.suffix(Self.decimals))
    }

    private func padded(_ number: UInt128, to width: Int) -> [UInt8] {
        let digits = Array(String(number).utf8)
        return Array(repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits
    }

    private mutating func write() {
        guard fault == nil, !bytes.isEmpty else { return }
        do throws(FileFault) {
            if current == nil { current = try folder.makeFile() }
            try current?.append(bytes)
        } catch {
            fault = error
        }
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func finish() {
        write()
        if let current { parts.append(current) }
        current = nil
    }

    mutating func merge(_ later: ContractLines) {
        var later = later
        finish()
        later.finish()
        parts.append(contentsOf: later.parts)
        fault = fault ?? later.fault
    }
}

/// A folder beside the file that the lines are for.
final class LinesFolder: Sendable {
    private let path: String
    private let count = Atomic(0)

    init(beside target: String) throws(FileFault) {
        path = try FileWriting.makeTemporaryFolder(beside: target)
    }

    deinit { try? FileWriting.removeFolder(path) }

    func makeFile() throws(FileFault) -> AppendedFile {
        try AppendedFile(path + "/" + String(count.add(1, ordering: .relaxed).newValue))
    }

    /// Puts the header and the parts together, and the whole in its place.
    func write(_ parts: [AppendedFile], to target: String) throws(FileFault) {
        let whole = try AppendedFile(path + "/whole")
        try whole.append(Array(ContractLines.header.utf8))
        for part in parts {
            var offset = 0
            while offset < part.byteCount {
                let count = min(1 << 20, part.byteCount - offset)
                try whole.append(try part.read(count, at: offset))
                offset += count
            }
            part.forget()
        }
        try FileWriting.move(whole.path, to: target, exchanging: false)
    }
}
