public import Tables

/// Where rows stand in the files of a dataset: worked out when asked, for the rows asked about.
public struct RowPlaces: Sendable {
    private let places: [Key: Place]

    private struct Key: Hashable {
        let table: String
        let position: RecordPosition
    }

    /// The places of rows that were read from `folder`.
    public init(in folder: DatasetFolder, _ rows: [any DatasetRow]) throws(FileFault) {
        var places: [Key: Place] = [:]
        for schema in TableSchema.all {
            let positions = rows.filter { type(of: $0).schema == schema }.map(\.origin.position)
            guard !positions.isEmpty else { continue }
            let source = try folder.source(schema)
            for (position, place) in zip(positions, try source.places(of: positions.map { ($0, column: nil) })) {
                places[Key(table: schema.name, position: position)] = place
            }
        }
        self.places = places
    }

    /// The file and line of a row; nil for one that was not asked about.
    public func place(of row: some DatasetRow) -> Place? {
        places[Key(table: type(of: row).schema.name, position: row.origin.position)]
    }
}
