/// Joins arrays into one, copying several of them at once.
public func concurrentJoin<Element: Sendable>(_ parts: [[Element]], threads: Int) -> [Element] {
    guard parts.count > 1 else { return parts.first ?? [] }
    let ends = parts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    // Each part has a stretch of the buffer of its own, and together they fill it.
    return unsafe [Element](unsafeUninitializedCapacity: ends[parts.count]) { buffer, count in
        unsafe useLargePages(for: buffer)
        nonisolated(unsafe) let buffer = unsafe buffer
        _ = concurrentMap(parts.count, threads: threads) { index in
            let stretch = unsafe buffer.extracting(ends[index]..<ends[index + 1])
            _ = unsafe stretch.initialize(fromContentsOf: parts[index])
        }
        count = ends[parts.count]
    }
}
