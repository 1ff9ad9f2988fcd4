/// Calls `body` once for each of the stretches that the indices below `count` fall into, on several threads, and returns
/// the results in their order.
///
/// For work that is short for each index: a stretch has some thousand of them. Where one ends doesn't depend on the number
/// of threads.
public func concurrentStretches<Result: Sendable>(
    of count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
    let size = 16_384
    return concurrentMap((count + size - 1) / size, threads: threads) { stretch in
        body(stretch * size..<min(count, (stretch + 1) * size))
    }
}
