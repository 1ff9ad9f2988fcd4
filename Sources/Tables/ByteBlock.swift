/// A fixed piece of memory that file bytes are read into, used again and again by one worker.
@safe
struct ByteBlock: ~Copyable {
    let capacity: Int
    /// How many bytes were read last.
    private(set) var count = 0
    // Raw memory instead of an array: it need not be cleared, and byte loops over it run at twice the speed.
    private let storage: UnsafeMutableRawBufferPointer

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        unsafe storage = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit {
        unsafe storage.deallocate()
    }

    /// Lets `body` write into the memory; it returns how many bytes it wrote.
    mutating func fill<Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        count = 0
        count = min(capacity, max(0, try unsafe body(storage)))
    }

    /// The bytes read last. The pointer must not be kept beyond the next use of the block.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: storage[..<count])
    }
}
