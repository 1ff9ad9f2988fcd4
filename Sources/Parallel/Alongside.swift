import Dispatch

/// Does two different things at once and returns both results.
///
/// `body` stays on the calling thread, so that a ``concurrentMap(_:threads:_:)`` in it has all of its threads: one that is
/// called from another's worker runs on that worker alone.
///
/// - Parameters:
///   - threads: One or less does one thing after the other on the calling thread.
///   - aside: What is done on a thread of its own.
///   - body: What is done meanwhile.
/// - Throws: The error of `body`, once `aside` has ended.
public func alongside<Aside: Sendable, Main, Failure: Error>(
    threads: Int, _ aside: @escaping @Sendable () -> Aside, _ body: () throws(Failure) -> Main
) throws(Failure) -> (Aside, Main) {
    guard threads > 1 else { return (aside(), try body()) }
    // Written once by the other thread, and read only after the group has waited for it.
    let result = Slot<Aside>()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { result.value = aside() }
    defer { group.wait() }
    let main = try body()
    group.wait()
    guard let value = result.value else { preconditionFailure("nothing was done aside") }
    return (value, main)
}

/// A place for one result.
private final class Slot<Value: Sendable>: @unchecked Sendable {
    var value: Value?
}
