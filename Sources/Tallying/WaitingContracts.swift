/// Rows whose facts are known, and whose vendors' sums are on their way from memory.
struct WaitingContracts: Sendable {
    /// Of those that wait, and behind them room for others.
    private(set) var facts: [ContractFacts]
    /// The names of their contracts, each at the start of a piece of its own.
    private(set) var names: [UInt8]
    /// How many bytes each row's name has.
    private var nameCounts: [Int]
    private(set) var count = 0

    private static let most = 32
    private static let longestName = 64

    init(capacity: Int = WaitingContracts.most) {
        facts = Array(repeating: ContractFacts(), count: capacity)
        names = Array(repeating: 0, count: capacity * WaitingContracts.longestName)
        nameCounts = Array(repeating: 0, count: capacity)
    }

    var isFull: Bool { count == facts.count }

    /// The facts of the row that is being read; it waits only once it is kept.
    var next: ContractFacts {
        @inline(__always)
        _read { yield facts[count] }
        @inline(__always)
        _modify { yield &facts[count] }
    }

    /// Has the next row wait.
    /// - Parameter name: its contract's.
    /// - Returns: false where the name is too long for that.
    @inline(__always)
    mutating func keep(_ name: Span<UInt8>) -> Bool {
        guard name.count <= WaitingContracts.longestName, !isFull else { return false }
        let bytes = unsafe name.bytes
        let start = count &* WaitingContracts.longestName
        // There is a piece for each row that there is room for, and the name is no longer than a piece.
        unsafe names.withUnsafeMutableBytes { room in
            guard bytes.byteCount >= 8 else {
                for offset in 0..<bytes.byteCount { unsafe room[start &+ offset] = name[offset] }
                return
            }
            var offset = 0
            let last = bytes.byteCount &- 8
            while offset < last {
                let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
                unsafe room.storeBytes(of: word, toByteOffset: start &+ offset, as: UInt64.self)
                offset &+= 8
            }
            // The last eight bytes, some of which may stand there already.
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: last, as: UInt64.self)
            unsafe room.storeBytes(of: word, toByteOffset: start &+ last, as: UInt64.self)
        }
        nameCounts[count] = name.count
        count &+= 1
        return true
    }

    /// Where the name of a row's contract stands among ``names``.
    @inline(__always)
    func nameRange(_ place: Int) -> Range<Int> {
        let start = place &* WaitingContracts.longestName
        return start..<start &+ nameCounts[place]
    }

    mutating func removeAll() { count = 0 }
}
