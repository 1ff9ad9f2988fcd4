/// Calls `update` once for each element of an array, on several threads, to change it where it stands.
///
/// - Throws: The error of the lowest index that failed. Elements above it may then not have been changed.
@inlinable
public func concurrentUpdate<Element: Sendable, Failure: Error>(
    _ elements: inout [Element], threads: Int, _ update: @Sendable (Int, inout Element) throws(Failure) -> Void
) throws(Failure) {
    let size = 64
    let count = elements.count
    try unsafe elements.withUnsafeMutableBufferPointer { buffer throws(Failure) in
        // Each piece of the buffer is handed out once.
        nonisolated(unsafe) let buffer = unsafe buffer
        _ = try concurrentMap((count + size - 1) / size, threads: threads) { piece throws(Failure) in
            for index in piece * size..<min(count, (piece + 1) * size) { try unsafe update(index, &buffer[index]) }
        }
    }
}
