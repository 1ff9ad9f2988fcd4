/// The different values of a field.
func distinct<Rows: Collection, Value: Hashable>(_ rows: Rows, _ value: (Rows.Element) -> Value) -> Set<Value> {
    var values = Succession<Value>()
    for row in rows { _ = values.place(of: value(row)) }
    return Set(values.keys)
}
