/// Room for the cells of one record in which quotes are doubled in the file, with single quotes.
@safe
struct QuoteRoom: ~Copyable {
    // Freed in `deinit`, and held by no other value; records that point to it are only ever lent.
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 4_096

    init() { unsafe bytes = .allocate(capacity: capacity) }

    deinit { unsafe bytes.deallocate() }

    /// Room for so many bytes, until it is asked for again.
    mutating func bytes(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if count > capacity {
            capacity = max(count, 2 * capacity)
            unsafe bytes.deallocate()
            unsafe bytes = .allocate(capacity: capacity)
        }
        return unsafe bytes
    }
}
