/// Calls `update` once for each element of an array, on several threads, to change it where it stands.
@inlinable
public func concurrentUpdate<Element: Sendable>(
    _ elements: inout [Element], threads: Int, _ update: @Sendable (Int, inout Element) -> Void
) {
    let size = 64
    let count = elements.count
    unsafe elements.withUnsafeMutableBufferPointer { buffer in
        // Each piece of the buffer is handed out once.
        nonisolated(unsafe) let buffer = unsafe buffer
        _ = concurrentMap((count + size - 1) / size, threads: threads) { piece in
            for index in piece * size..<min(count, (piece + 1) * size) { unsafe update(index, &buffer[index]) }
        }
    }
}
