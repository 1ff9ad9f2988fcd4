/// A fixed piece of memory that file bytes are read into, used again and again by one worker.
@safe
struct ByteBlock: ~Copyable {
    let capacity: Int
    /// How many bytes were read last.
    private(set) var count = 0
    // Raw memory instead of an array: it need not be cleared, and byte loops over it run at twice the speed.
    // Behind its capacity it has the padding that a scanner may read.
    private let storage: UnsafeMutableRawBufferPointer

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        let padded = self.capacity + PlainScanner.padding
        unsafe storage = .allocate(byteCount: padded, alignment: 64)
    }

    deinit {
        unsafe storage.deallocate()
    }

    /// Lets `body` write into the memory; it returns how many bytes it wrote.
    mutating func fill<Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        count = 0
        count = min(capacity, max(0, try unsafe body(UnsafeMutableRawBufferPointer(rebasing: storage[..<capacity]))))
    }

    /// The bytes read last. The pointer must not be kept beyond the next use of the block.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: storage[..<count])
    }
}
