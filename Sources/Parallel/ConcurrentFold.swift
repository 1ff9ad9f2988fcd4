import Dispatch
import Synchronization

/// Calls `body` once for each index below `count`, on several threads, and joins the results in index order: each as soon
/// as all before it are joined, by whichever worker is at hand, so that few results are kept at a time.
///
/// Joining ends for good with the first result that may not be joined to those before it.
///
/// - Parameters:
///   - count: How many indices there are; zero or less gives an empty result.
///   - threads: The highest number of workers; one or less runs everything on the calling thread.
///   - body: The work of one index. It is called from several threads at once.
///   - mayJoin: Whether a result may be joined to what those before it came to.
///   - join: Joins a result to what those before it came to. It is not called from several threads at once.
/// - Returns: What the joined results came to, and behind that each of the others, in index order.
/// - Throws: The error of the lowest index that failed. Indices above it may then not have been run.
public func concurrentFold<Result: Sendable, Failure: Error>(
    _ count: Int, threads: Int, mayJoin: @Sendable (_ whole: Result, _ next: Result) -> Bool,
    join: @Sendable (_ whole: inout Result, _ next: consuming Result) -> Void,
    _ body: @Sendable (Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
    guard count > 0 else { return [] }
    let fold = Fold<Result>(count)
    _ = try concurrentMap(count, threads: threads) { index throws(Failure) in
        fold.put(try body(index), at: index, mayJoin, join)
    }
    return fold.results()
}

/// The results of a fold that is under way.
private final class Fold<Result: Sendable>: Sendable {
    private enum State: UInt8, AtomicRepresentable {
        case missing, ready
    }

    /// A result, and whether it is there.
    private final class Slot: Sendable {
        let state = Atomic(State.missing)
        // Written once, before the state says so; then touched only by the one worker that joins.
        nonisolated(unsafe) var result: Result?
    }

    private let slots: [Slot]
    /// Whether a worker is joining.
    private let isJoining = Atomic(false)
    // Touched only by the worker that is joining; the flag hands them on.
    /// How many results have been joined.
    nonisolated(unsafe) private var joined = 0
    nonisolated(unsafe) private var hasEnded = false

    init(_ count: Int) { slots = (0..<count).map { _ in Slot() } }

    /// Keeps a result, and joins what can be joined unless another worker is about it.
    func put(
        _ result: consuming Result, at index: Int, _ mayJoin: (Result, Result) -> Bool,
        _ join: (inout Result, consuming Result) -> Void
    ) {
        unsafe slots[index].result = result
        slots[index].state.store(.ready, ordering: .releasing)
        var isDue = true
        while isDue {
            guard isJoining.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
            else { return }
            while hasMore() { joinNext(mayJoin, join) }
            let next = unsafe hasEnded ? slots.count : joined
            isJoining.store(false, ordering: .sequentiallyConsistent)
            // What came while the flag was up was left to this worker.
            isDue = next < slots.count && slots[next].state.load(ordering: .sequentiallyConsistent) == .ready
        }
    }

    private func hasMore() -> Bool {
        unsafe !hasEnded && joined < slots.count && slots[joined].state.load(ordering: .acquiring) == .ready
    }

    private func joinNext(_ mayJoin: (Result, Result) -> Bool, _ join: (inout Result, consuming Result) -> Void) {
        let next = unsafe joined
        unsafe joined += 1
        // The first stays where it is, and the others are joined to it there.
        guard next > 0, let later = unsafe slots[next].result.take() else { return }
        guard var whole = unsafe slots[0].result.take() else { return }
        if mayJoin(whole, later) {
            join(&whole, later)
        } else {
            unsafe slots[next].result = later
            unsafe hasEnded = true
        }
        unsafe slots[0].result = whole
    }

    /// What is left, after all workers have ended.
    func results() -> [Result] { slots.compactMap { unsafe $0.result.take() } }
}
