import Dataset
import Tables

/// `corrections.csv`: a line for each cell that is recorded about a vendor, and for each feature of a contract of which
/// nothing is, with room for what it should say.
enum ReplyCorrections {
    static let path = "corrections.csv"

    static func csv(_ records: ReplyRecords) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(["file", "row", "column", "recorded", "correction", "source", "comment"])
        for table in records.ofVendor {
            let isOfContracts = table.schema.name == ContractRow.schema.name
            for row in table.rows {
                for (place, column) in table.schema.columns.enumerated() where column.need != .key {
                    let isFeature = isOfContracts && ReplyCorrections.features.contains(column.name)
                    guard row[place] != nil || isFeature else { continue }
                    writer.append([
                        table.schema.file, key(of: row, table.schema), column.name, row[place], nil, nil, nil,
                    ])
                }
            }
        }
        return writer.bytes
    }

    /// What the score of a contract rests on.
    private static let features: Set<String> =
        Set(Risk.allCases.map(\.column)).union([
            "form", "roles", "value", "currency", "signed", "starts", "ends", "years",
        ])

    /// "contract: pishan; version: 1": what tells a row from the others of its table; blank parts are left out.
    private static func key(of row: [String?], _ schema: TableSchema) -> String {
        schema.columns.indices.filter { schema.columns[$0].need == .key }
            .compactMap { place in row[place].map { "\(schema.columns[place].name): \($0)" } }
            .joined(separator: "; ")
    }
}
