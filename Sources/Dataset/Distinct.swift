import Parallel

/// The different values of a field.
func distinct<Rows: Collection, Value: Hashable>(_ rows: Rows, _ value: (Rows.Element) -> Value) -> Set<Value> {
    var values = Succession<Value>()
    for row in rows { _ = values.place(of: value(row)) }
    return Set(values.keys)
}

/// The different values that very many rows have, each row given by its place, on up to `threads` threads.
///
/// By place: a copy of a row costs more than the look at its field.
func distinct<Value: Hashable & Sendable>(
    ofPlacesBelow count: Int, threads: Int, _ value: @Sendable (Int) -> Value
) -> Set<Value> {
    concurrentStretches(of: count, threads: threads) { distinct($0, value) }.reduce(into: []) { $0.formUnion($1) }
}

extension [ResponseRow] {
    /// Where the ratings of one vendor and quarter end that begin at a place; rows are sorted by key.
    ///
    /// Looked for in steps that grow, and then between the last two.
    package func endOfVendor(from first: Int) -> Int {
        let (period, vendor) = (self[first].period, self[first].vendor)
        func isOfIt(_ place: Int) -> Bool { self[place].vendor == vendor && self[place].period == period }
        var (known, step) = (first, 1)
        while known + step < count, isOfIt(known + step) {
            known += step
            step *= 2
        }
        var end = Swift.min(known + step, count)
        while end - known > 1 {
            let middle = (known + end) / 2
            if isOfIt(middle) { known = middle } else { end = middle }
        }
        return end
    }
}
