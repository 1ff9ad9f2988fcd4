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
