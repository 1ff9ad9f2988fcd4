/// Elements gathered one after the other, whose number nobody knows yet, in blocks that never grow: an array would be
/// copied again and again. At the end they are moved into one array, side by side, without counting a reference.
public struct GatheredElements<Element: Sendable>: Sendable {
    private var blocks: [Block] = []

    /// Memory for some elements, of which the first are there.
    @safe
    private final class Block: @unchecked Sendable {
        // Written only by a value that alone refers to the block: see `append` and `array`.
        let memory: UnsafeMutableBufferPointer<Element>
        var count = 0

        init(capacity: Int) {
            unsafe memory = .allocate(capacity: capacity)
            unsafe useLargePages(for: memory)
        }

        deinit {
            // As many are there as were counted.
            unsafe memory[..<count].deinitialize()
            unsafe memory.deallocate()
        }
    }

    /// The first block is small, since most tables are, and the largest have some megabytes, for which there are large pages.
    private static var capacities: (first: Int, last: Int) { (64, 1 << 17) }

    public init() {}

    /// How many there are.
    public var count: Int { blocks.reduce(0) { $0 + $1.count } }

    /// Adds an element behind the others.
    @inline(__always)
    public mutating func append(_ element: consuming Element) {
        // A block that another value refers to as well is left as it is.
        let last = blocks.count &- 1
        if last >= 0, isKnownUniquelyReferenced(&blocks[last]), unsafe blocks[last].count < blocks[last].memory.count {
            add(element, to: blocks[last])
        } else {
            addBlock(with: element)
        }
    }

    @inline(__always)
    private func add(_ element: consuming Element, to block: Block) {
        // The caller has seen that there is room.
        unsafe block.memory.initializeElement(at: block.count, to: element)
        block.count &+= 1
    }

    private mutating func addBlock(with element: consuming Element) {
        let (first, last) = Self.capacities
        let block = Block(capacity: blocks.last.map { unsafe min(2 * $0.memory.count, last) } ?? first)
        add(element, to: block)
        blocks.append(block)
    }

    /// Adds others behind the last.
    public mutating func append(contentsOf later: consuming GatheredElements) {
        blocks.append(contentsOf: later.blocks)
    }

    /// All of them in one array, moved or, where another value refers to them too, copied, on up to `threads` threads.
    public consuming func array(threads: Int) -> [Element] {
        let ends = blocks.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
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
                    // The block forgets what was moved out of it.
                    _ = unsafe stretch.moveInitialize(fromContentsOf: block.memory[..<block.count])
                    block.count = 0
                } else {
                    _ = unsafe stretch.initialize(fromContentsOf: block.memory[..<block.count])
                }
            }
            count = ends[parts.count]
        }
    }
}
