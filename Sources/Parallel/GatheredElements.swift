/// Elements gathered one after the other, whose number nobody knows yet, in blocks that never grow: an array would be
/// copied again and again. At the end they are moved into one array, side by side, without counting a reference.
public struct GatheredElements<Element: Sendable>: Sendable {
    /// Those before the last.
    @usableFromInline var full: [Block] = []
    @usableFromInline var last: Block?

    /// Memory for some elements, of which the first are there.
    @safe
    @usableFromInline
    final class Block: @unchecked Sendable {
        // Written only by a value that alone refers to the block: see `append` and `array`.
        @usableFromInline let memory: UnsafeMutablePointer<Element>
        @usableFromInline let capacity: Int
        // Never changed while it is being changed: `append` does nothing else meanwhile.
        @exclusivity(unchecked) @usableFromInline var count = 0
        private var isGone = false

        @usableFromInline
        init(capacity: Int) {
            self.capacity = capacity
            unsafe memory = .allocate(capacity: capacity)
        }

        deinit {
            // As many are there as were counted.
            unsafe memory.deinitialize(count: count)
            if !isGone { unsafe memory.deallocate() }
        }

        /// Moves all elements elsewhere, and gives the memory back at once, so that it can serve for others.
        func move(to stretch: UnsafeMutableBufferPointer<Element>) {
            // The block forgets what was moved out of it.
            _ = unsafe stretch.moveInitialize(
                fromContentsOf: UnsafeMutableBufferPointer(start: memory, count: count))
            unsafe count = 0
            unsafe memory.deallocate()
            isGone = true
        }
    }

    /// The first block is small, since most tables are. No block is so large that its memory would be the system's again
    /// as soon as it is given up, and have to be made ready anew.
    private static var capacities: (first: Int, last: Int) { (64, 1_024) }

    public init() {}

    /// How many there are.
    public var count: Int { full.reduce(unsafe last?.count ?? 0) { unsafe $0 + $1.count } }

    /// Adds an element behind the others.
    @inlinable
    @inline(__always)
    public mutating func append(_ element: consuming Element) {
        // A block that another value refers to as well is left as it is.
        if !isKnownUniquelyReferenced(&last) || !hasRoom { beginBlock() }
        guard let block = last else { return }
        // There is room.
        unsafe (block.memory + block.count).initialize(to: element)
        unsafe block.count &+= 1
    }

    @inlinable
    @inline(__always)
    var hasRoom: Bool { last.map { unsafe $0.count < $0.capacity } ?? false }

    @usableFromInline
    mutating func beginBlock() {
        let capacity = last.map { min(2 * $0.capacity, Self.capacities.last) } ?? Self.capacities.first
        if let last { full.append(last) }
        last = Block(capacity: capacity)
    }

    /// Adds others behind the last.
    public mutating func append(contentsOf later: consuming GatheredElements) {
        if let last { full.append(last) }
        full.append(contentsOf: later.full)
        last = later.last
    }

    /// All of them in one array, moved or, where another value refers to them too, copied, on up to `threads` threads.
    public consuming func array(threads: Int) -> [Element] {
        var blocks = full
        if let last { blocks.append(last) }
        full = []
        last = nil
        let ends = blocks.reduce(into: [0]) { unsafe $0.append(($0.last ?? 0) + $1.count) }
        var isAlone: [Bool] = []
        for place in blocks.indices { isAlone.append(isKnownUniquelyReferenced(&blocks[place])) }
        let (parts, whether) = (blocks, isAlone)
        // Each block has a stretch of the buffer of its own, and together they fill it.
        return unsafe [Element](unsafeUninitializedCapacity: ends[parts.count]) { buffer, count in
            unsafe useLargePages(for: buffer)
            nonisolated(unsafe) let buffer = unsafe buffer
            _ = concurrentMap(parts.count, threads: threads) { index in
                let block = parts[index]
                let stretch = unsafe buffer.extracting(ends[index]..<ends[index + 1])
                if whether[index] {
                    unsafe block.move(to: stretch)
                } else {
                    _ = unsafe stretch.initialize(
                        fromContentsOf: UnsafeBufferPointer(start: block.memory, count: block.count))
                }
            }
            count = ends[parts.count]
        }
    }
}
