/// The different values of a field; a row that has the value of the row before it is passed over at once, as rows sorted
/// by their keys often do.
func distinct<Rows: Collection, Value: Hashable>(_ rows: Rows, _ value: (Rows.Element) -> Value) -> Set<Value> {
    var values: Set<Value> = []
    var last: Value?
    for row in rows {
        let value = value(row)
        if value == last { continue }
        values.insert(value)
        last = value
    }
    return values
}
