/// Rows whose facts are known, and whose vendors' sums are on their way from memory.
struct WaitingContracts: Sendable {
    private var facts: [ContractFacts]
    /// The names of their contracts, one after the other.
    private(set) var names: [UInt8] = []
    /// Where each row's name ends.
    private var nameEnds: [Int]
    private(set) var count = 0

    private static let most = 32

    init(capacity: Int = WaitingContracts.most) {
        facts = Array(repeating: ContractFacts(), count: capacity)
        nameEnds = Array(repeating: 0, count: capacity)
    }

    var isFull: Bool { count == facts.count }

    /// The facts of the row that is being read; it waits only once it is kept.
    var next: ContractFacts {
        @inline(__always)
        get { facts[count] }
        @inline(__always)
        _modify { yield &facts[count] }
    }

    /// Has the next row wait.
    /// - Parameter name: its contract's.
    @inline(__always)
    mutating func keep(_ name: Span<UInt8>) {
        // The array takes the bytes before the cell is gone.
        unsafe name.withUnsafeBufferPointer { unsafe names.append(contentsOf: $0) }
        nameEnds[count] = names.count
        count &+= 1
    }

    subscript(place: Int) -> ContractFacts {
        @inline(__always)
        _read { yield facts[place] }
    }

    /// Where the name of a row's contract stands among ``names``.
    @inline(__always)
    func nameRange(_ place: Int) -> Range<Int> { (place == 0 ? 0 : nameEnds[place - 1])..<nameEnds[place] }

    mutating func removeAll() {
        count = 0
        names.removeAll(keepingCapacity: true)
    }
}
