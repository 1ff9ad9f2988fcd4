import Synchronization

/// Counts the bytes that the readers of a file have taken, and tells somebody.
final class ReadingProgress: Sendable {
    private let count = Atomic(0)
    private let total: Int?
    private let tell: @Sendable (Int, Int?) -> Void

    /// - Parameter total: How many bytes there are, where that is known.
    init(of total: Int?, _ tell: @escaping @Sendable (Int, Int?) -> Void) {
        self.total = total
        self.tell = tell
    }

    /// Called after each block by the thread that read it.
    func add(_ bytes: Int) {
        tell(count.add(bytes, ordering: .relaxed).newValue, total)
    }
}
