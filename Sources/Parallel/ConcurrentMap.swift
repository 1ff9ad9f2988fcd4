import Dispatch
import Synchronization

/// Calls `body` once for each index below `count`, on several threads, and returns the results in index order.
///
/// Workers take the next index from a shared counter, so uneven pieces of work balance themselves. Which worker
/// computes which index is left to chance; the result is not, as long as `body` depends on its index alone.
///
/// - Parameters:
///   - count: How many indices there are; zero or less gives an empty result.
///   - threads: The highest number of workers; one or less runs everything on the calling thread.
///   - body: The work of one index. It is called from several threads at once.
/// - Returns: The results, the one of index 0 first.
/// - Throws: The error of the lowest index that failed. Indices above it may then not have been run.
public func concurrentMap<Result: Sendable, Failure: Error>(
    _ count: Int,
    threads: Int,
    _ body: @Sendable (Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
    guard count > 0 else { return [] }
    let workers = min(threads, count)
    guard workers > 1 else {
        var results: [Result] = []
        results.reserveCapacity(count)
        for index in 0..<count { results.append(try body(index)) }
        return results
    }
    let next = Atomic(0)
    let hasFailed = Atomic(false)
    // No two workers write to the same slot, because each index is handed out once, and nobody reads before all workers
    // have finished. A `Mutex` would do too, but the thread sanitizer does not know the one on Linux and reports it.
    nonisolated(unsafe) let slots = Slots<Result, Failure>.allocate(capacity: count)
    unsafe slots.initialize(repeating: nil)
    defer { unsafe slots.deallocate() }
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
        // Indices are handed out in ascending order, so when one fails every lower one is already with a worker and
        // will be finished: the lowest failure is found although nobody takes a new index after a failure.
        while !hasFailed.load(ordering: .relaxed) {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { break }
            do throws(Failure) {
                let result = try body(index)
                unsafe slots[index] = .success(result)
            } catch {
                unsafe slots[index] = .failure(error)
                hasFailed.store(true, ordering: .relaxed)
            }
        }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    var failure: Failure?
    for index in 0..<count {
        // Each outcome is moved out of its slot, whether it is still wanted or not, so that none is left in them.
        let outcome = unsafe slots.moveElement(from: index)
        guard failure == nil else { continue }
        switch outcome {
        case .success(let result): results.append(result)
        case .failure(let error): failure = error
        // Without a failure every slot is filled, as the workers stop only when the indices are used up; with one, all
        // slots before it are.
        case nil: preconditionFailure("index \(index) was never run")
        }
    }
    if let failure { throw failure }
    return results
}

/// A place for the outcome of each index.
private typealias Slots<Value, Failure: Error> = UnsafeMutableBufferPointer<Swift.Result<Value, Failure>?>
