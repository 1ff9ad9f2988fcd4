/// Calls `update` once for each element of an array, on several threads, to change it where it stands.
///
/// - Throws: The error of the lowest index that failed. Elements above it may then not have been changed.
@inlinable
public func concurrentUpdate<Element: Sendable, Failure: Error>(
    _ elements: inout [Element], threads: Int, _ update: @Sendable (Int, inout Element) throws(Failure) -> Void
) throws(Failure) {
    try concurrentUpdate(&elements, stretches: 64, threads: threads) { first, stretch throws(Failure) in
        for index in stretch.indices { try update(first + index, &stretch[index]) }
    }
}

/// Calls `update` once for each stretch of so many elements of an array, the last of which may be shorter, on several
/// threads, to change them where they stand. It is given the index of the first.
///
/// - Throws: The error of the lowest stretch that failed. Stretches above it may then not have been changed.
@inlinable
public func concurrentUpdate<Element: Sendable, Failure: Error>(
    _ elements: inout [Element], stretches size: Int, threads: Int,
    _ update: @Sendable (Int, inout MutableSpan<Element>) throws(Failure) -> Void
) throws(Failure) {
    let count = elements.count
    try unsafe elements.withUnsafeMutableBufferPointer { buffer throws(Failure) in
        // Each stretch of the buffer is handed out once.
        nonisolated(unsafe) let buffer = unsafe buffer
        _ = try concurrentMap((count + size - 1) / size, threads: threads) { stretch throws(Failure) in
            let first = stretch * size
            var span = unsafe MutableSpan(_unsafeElements: buffer[first..<min(count, first + size)])
            try update(first, &span)
        }
    }
}
