import Parallel
import Tables

/// The hashes of the contracts that rows were read of, one a row, from which the contracts with several rows are found.
///
/// Eight bytes a row, in pieces, so that they are never copied to make room for more. Each piece is put in order by the
/// first byte of its hashes by the thread that filled it, and the parts that begin alike are then sorted side by side.
///
/// With a file to spill to, pieces go there, and a few bytes of each stay.
struct ContractKeys: Sendable {
    private var pieces: [Piece] = []
    private var last: [UInt64] = []
    private let spill: AppendedFile?
    /// The first trouble with the file.
    private(set) var fault: FileFault?

    private struct Piece: Sendable {
        /// Empty where they were spilled.
        var keys: [UInt64]
        /// Where the keys of each first byte begin, and the end.
        let starts: [Int]
        /// Where they were spilled to.
        var spilled: (file: AppendedFile, offset: Int)?
    }

    private static let pieceSize = 1 << 16
    /// As many parts as there are first bytes.
    static let parts = 256

    /// - Parameter folder: where they are spilled to; nil: they stay in memory.
    init(spillingTo folder: String? = nil) {
        guard let folder else {
            spill = nil
            return
        }
        do throws(FileFault) {
            spill = try AppendedFile.unnamed(in: folder)
        } catch {
            spill = nil
            fault = error
        }
    }

    @inline(__always)
    mutating func add(_ key: UInt64) {
        if last.count == ContractKeys.pieceSize { endPiece() }
        last.append(key)
    }

    private mutating func endPiece() {
        var piece = ContractKeys.piece(of: last)
        last.removeAll(keepingCapacity: true)
        if let spill {
            let offset = spill.byteCount
            do throws(FileFault) {
                try spill.append(unsafe piece.keys.span.bytes)
            } catch {
                fault = fault ?? error
            }
            piece.keys = []
            piece.spilled = (spill, offset)
        }
        pieces.append(piece)
    }

    private static func piece(of keys: [UInt64]) -> Piece {
        let (ordered, starts) = counted(keys, into: parts) { Int($0 >> 56) }
        return Piece(keys: ordered, starts: starts)
    }

    /// The keys in the order of a number below `count` that each has, and where each number's begin.
    @inline(__always)
    private static func counted(
        _ keys: [UInt64], into count: Int, _ number: (UInt64) -> Int
    ) -> (keys: [UInt64], starts: [Int]) {
        var starts = Array(repeating: 0, count: count + 1)
        for key in keys { starts[number(key) + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        var places = starts
        var ordered = [UInt64](repeating: 0, count: keys.count)
        for key in keys {
            let number = number(key)
            ordered[places[number]] = key
            places[number] += 1
        }
        return (ordered, starts)
    }

    mutating func merge(_ later: consuming ContractKeys) {
        pieces.append(contentsOf: later.pieces)
        if !later.last.isEmpty { pieces.append(ContractKeys.piece(of: later.last)) }
        fault = fault ?? later.fault
    }

    /// The keys that begin with a byte, ascending, each once, and those of them that stand more than once.
    /// - Throws: ``FileFault`` when what was spilled can't be read.
    /// - Precondition: no piece is open.
    func sorted(part: Int) throws(FileFault) -> (keys: [UInt64], repeated: [UInt64]) {
        ContractKeys.distinct(try keys(ofPart: part))
    }

    /// The keys that begin with a byte, in no order.
    private func keys(ofPart part: Int) throws(FileFault) -> [UInt64] {
        if let fault { throw fault }
        var keys: [UInt64] = []
        keys.reserveCapacity(pieces.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] })
        for piece in pieces {
            let range = piece.starts[part]..<piece.starts[part + 1]
            guard let (file, offset) = piece.spilled else {
                keys.append(contentsOf: piece.keys[range])
                continue
            }
            let bytes = try file.read(range.count * 8, at: offset + range.lowerBound * 8)
            let raw = unsafe bytes.span.bytes
            // As many whole words were read as the loop takes.
            for place in 0..<range.count {
                keys.append(unsafe raw.unsafeLoadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
            }
        }
        return keys
    }

    /// The keys that stand more than once, and all others as they will be asked for.
    /// - Parameter areWanted: whether they will be.
    /// - Throws: ``FileFault`` when what was spilled can't be read.
    func settled(threads: Int, areWanted: Bool) throws(FileFault) -> (keys: SortedKeys, repeated: Set<UInt64>) {
        var whole = self
        if !last.isEmpty { whole.endPiece() }
        let all = whole
        let isKept = spill == nil && areWanted
        let parts = try concurrentMap(ContractKeys.parts, threads: threads) {
            part throws(FileFault) -> (keys: [UInt64], repeated: [UInt64]) in
            if isKept { return try all.sorted(part: part) }
            return ([], ContractKeys.repeated(try all.keys(ofPart: part)))
        }
        var repeated: Set<UInt64> = []
        for part in parts { repeated.formUnion(part.repeated) }
        return (isKept ? .kept(parts.map(\.keys)) : .later(all), repeated)
    }

    /// The keys that stand more than once.
    private static func repeated(_ keys: [UInt64]) -> [UInt64] {
        let bits = 64 - max(keys.count * 2, 2).leadingZeroBitCount
        // An empty place has 0, so that a key of 0 needs a count of its own.
        var places = [UInt64](repeating: 0, count: 1 << bits)
        var repeated: [UInt64] = []
        var zeros = 0
        for key in keys {
            if key == 0 {
                zeros += 1
                continue
            }
            // All begin with the same byte; of the rest the first bits say where to look.
            var place = Int(truncatingIfNeeded: (key << 8) >> UInt64(64 - bits))
            while places[place] != 0, places[place] != key { place = (place + 1) & (places.count - 1) }
            if places[place] == key { repeated.append(key) } else { places[place] = key }
        }
        return zeros > 1 ? repeated + [0] : repeated
    }

    private static func distinct(_ keys: [UInt64]) -> (keys: [UInt64], repeated: [UInt64]) {
        // By more bits, after which hardly any key stands far from its place.
        let bits = keys.count > 1 << 15 ? 15 : keys.count > 1 << 12 ? 11 : 9
        var ordered = counted(keys, into: 1 << bits) { Int($0 >> UInt64(56 - bits)) & (1 << bits - 1) }.keys
        for place in ordered.indices.dropFirst() {
            let key = ordered[place]
            var free = place
            while free > 0, ordered[free - 1] > key {
                ordered[free] = ordered[free - 1]
                free -= 1
            }
            ordered[free] = key
        }
        var repeated: [UInt64] = []
        var count = 0
        for key in ordered {
            if count > 0, ordered[count - 1] == key {
                if repeated.last != key { repeated.append(key) }
            } else {
                ordered[count] = key
                count += 1
            }
        }
        ordered.removeLast(ordered.count - count)
        return (ordered, repeated)
    }
}

/// The hashes of all contracts, ascending, each once, by their first byte.
enum SortedKeys: Sendable {
    case kept([[UInt64]])
    /// Put in order when they are asked for.
    case later(ContractKeys)

    /// Those that begin with a byte.
    /// - Throws: ``FileFault`` when what was spilled can't be read.
    func part(_ part: Int) throws(FileFault) -> [UInt64] {
        switch self {
        case .kept(let parts): parts[part]
        case .later(let keys): try keys.sorted(part: part).keys
        }
    }
}
