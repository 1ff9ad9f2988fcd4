/// Rows by the identifier that each has. Of several with one identifier the first counts.
///
/// Only their places are looked up, so that no row is copied.
struct RowsByIdentifier<Row: Sendable>: Sendable {
    private let rows: [Row]
    private let places: [Identifier: Int]

    /// - Parameter identifier: that of the row at a place: to be given the row it would have to be copied.
    init(_ rows: [Row], by identifier: (Int) -> Identifier) {
        var places = [Identifier: Int](minimumCapacity: rows.count)
        for place in rows.indices {
            let identifier = identifier(place)
            if places[identifier] == nil { places[identifier] = place }
        }
        self.rows = rows
        self.places = places
    }

    /// The identifiers, each once, in no order.
    var identifiers: some Sequence<Identifier> { places.keys }

    subscript(identifier: Identifier) -> Row? { places[identifier].map { rows[$0] } }
}
