import Parallel

/// The hashes of the contracts that rows were read of, one a row, from which the contracts with several rows are found.
///
/// Eight bytes a row, in pieces, so that they are never copied to make room for more. Each piece is put in order by the
/// first byte of its hashes by the thread that filled it, and the parts that begin alike are then sorted side by side.
struct ContractKeys: Sendable {
    private var pieces: [Piece] = []
    private var last: [UInt64] = []

    private struct Piece: Sendable {
        let keys: [UInt64]
        /// Where the keys of each first byte begin, and the end.
        let starts: [Int]
    }

    private static let pieceSize = 1 << 16
    /// As many parts as there are first bytes.
    static let parts = 256

    @inline(__always)
    mutating func add(_ key: UInt64) {
        if last.count == ContractKeys.pieceSize { endPiece() }
        last.append(key)
    }

    private mutating func endPiece() {
        pieces.append(ContractKeys.piece(of: last))
        last.removeAll(keepingCapacity: true)
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
    }

    /// All of them in ascending order, each once, in parts that begin alike; and those that stand more than once.
    func sorted(threads: Int) -> (parts: [[UInt64]], repeated: Set<UInt64>) {
        let pieces = pieces + [ContractKeys.piece(of: last)]
        let sorted = concurrentMap(ContractKeys.parts, threads: threads) { part in
            var keys: [UInt64] = []
            keys.reserveCapacity(pieces.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] })
            for piece in pieces { keys.append(contentsOf: piece.keys[piece.starts[part]..<piece.starts[part + 1]]) }
            return ContractKeys.distinct(keys)
        }
        var repeated: Set<UInt64> = []
        for part in sorted { repeated.formUnion(part.repeated) }
        return (sorted.map(\.keys), repeated)
    }

    private static func distinct(_ keys: [UInt64]) -> (keys: [UInt64], repeated: [UInt64]) {
        // By more bits, after which hardly any key stands far from its place.
        let bits = keys.count > 1 << 15 ? 16 : 12
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
