/// Calls `element` once for each index below `count`, on several threads, and returns the results in index order.
///
/// As ``concurrentMap(_:threads:_:)``, for elements that are made in no time and of which there are very many.
@inlinable
public func concurrentArray<Element: Sendable>(
    _ count: Int, threads: Int, _ element: @Sendable (Int) -> Element
) -> [Element] {
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
        unsafe useLargePages(for: buffer)
        // Each stretch of indices is handed out once, and together they fill the buffer.
        nonisolated(unsafe) let buffer = unsafe buffer
        _ = concurrentStretches(of: count, threads: threads) { stretch in
            for index in stretch { unsafe buffer.initializeElement(at: index, to: element(index)) }
        }
        initialized = count
    }
}
