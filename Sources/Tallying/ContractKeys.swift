import Parallel

/// The hashes of the contracts that rows were read of, one a row, from which the contracts with several rows are found.
///
/// Eight bytes a row, in pieces, so that they are never copied to make room for more.
struct ContractKeys: Sendable {
    private var pieces: [[UInt64]] = []
    private var last: [UInt64] = []

    private static let pieceSize = 1 << 16
    /// A power of two, so that each part of the keys fits into a processor's cache.
    private static let parts = 256

    /// How many there are.
    var count: Int { pieces.reduce(last.count) { $0 + $1.count } }

    @inline(__always)
    mutating func add(_ key: UInt64) {
        if last.count == ContractKeys.pieceSize { endPiece() }
        last.append(key)
    }

    private mutating func endPiece() {
        pieces.append(last)
        last = []
        last.reserveCapacity(ContractKeys.pieceSize)
    }

    mutating func merge(_ later: consuming ContractKeys) {
        pieces.append(last)
        pieces.append(contentsOf: later.pieces)
        last = later.last
    }

    /// All of them in ascending order, each once, and those that stand more than once.
    func sorted(threads: Int) -> (keys: [UInt64], repeated: Set<UInt64>) {
        var starts = Array(repeating: 0, count: ContractKeys.parts + 1)
        let all = pieces + [last]
        for piece in all {
            for key in piece { starts[ContractKeys.part(of: key) + 1] += 1 }
        }
        for part in 0..<ContractKeys.parts { starts[part + 1] += starts[part] }
        var places = starts
        var keys = [UInt64](repeating: 0, count: starts[ContractKeys.parts])
        for piece in all {
            for key in piece {
                let part = ContractKeys.part(of: key)
                keys[places[part]] = key
                places[part] += 1
            }
        }
        let (gathered, bounds) = (keys, starts)
        let parts = concurrentMap(ContractKeys.parts, threads: threads) { part in
            ContractKeys.distinct(Array(gathered[bounds[part]..<bounds[part + 1]]))
        }
        var distinct: [UInt64] = []
        distinct.reserveCapacity(gathered.count)
        var repeated: Set<UInt64> = []
        for part in parts {
            distinct.append(contentsOf: part.keys)
            repeated.formUnion(part.repeated)
        }
        return (distinct, repeated)
    }

    @inline(__always)
    private static func part(of key: UInt64) -> Int { Int(key >> 56) }

    private static func distinct(_ keys: [UInt64]) -> (keys: [UInt64], repeated: [UInt64]) {
        let keys = keys.sorted()
        var distinct: [UInt64] = []
        distinct.reserveCapacity(keys.count)
        var repeated: [UInt64] = []
        for key in keys {
            if key == distinct.last {
                if repeated.last != key { repeated.append(key) }
            } else {
                distinct.append(key)
            }
        }
        return (distinct, repeated)
    }
}
