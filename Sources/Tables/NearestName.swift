/// The name that a mistyped one was probably meant to be.
///
/// Names are compared by the optimal string alignment distance (the least number of insertions, deletions, replacements
/// and swaps of neighbours, no part being edited twice) over Unicode scalars, with ASCII capitals and small letters taken
/// as equal. A name is near when the distance is at most a third of the longer name's length, rounded down.
/// - Parameters:
///   - name: What was found.
///   - candidates: The names there are.
/// - Returns: The nearest candidate; of several the first in the order of UTF-8 bytes; `nil` when none is near.
/// - Complexity: The product of the two lengths for each candidate of a similar length.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    var nearest: (name: String, distance: Int)?
    for candidate in candidates {
        let scalars = folded(candidate)
        let limit = max(wanted.count, scalars.count) / 3
        guard abs(wanted.count - scalars.count) <= limit else { continue }
        let distance = alignmentDistance(wanted, scalars)
        guard distance <= limit else { continue }
        if let nearest {
            if distance > nearest.distance { continue }
            if distance == nearest.distance && !candidate.precedesInBytes(nearest.name) { continue }
        }
        nearest = (candidate, distance)
    }
    return nearest?.name
}

/// A name's scalars, ASCII capitals made small. A name longer than any sensible one is cut, so that a cell of megabytes
/// costs no more than a word.
private func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.prefix(256).map { scalar in
        ("A"..."Z").contains(scalar) ? scalar.value + 32 : scalar.value
    }
}

/// The optimal string alignment distance (Boytsov 2011, "restricted Damerau–Levenshtein distance").
func alignmentDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var beforeLast = Array(repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for column in 0..<right.count {
            let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
            var best = min(replaced, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
