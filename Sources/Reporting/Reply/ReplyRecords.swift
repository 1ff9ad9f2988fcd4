import Dataset
import Scoring
import Tables

/// The rows of a run that are about one vendor, table by table.
struct ReplyRecords {
    /// Some rows of a table.
    struct Table {
        let schema: TableSchema
        let rows: [[String?]]

        var path: String { "records/" + schema.file }

        /// What a row has in a column.
        func cell(_ column: String, of row: [String?]) -> String? { schema.index(of: column).flatMap { row[$0] } }
    }

    /// Those that have rows, in the order of the dataset's tables.
    let tables: [Table]

    /// The tables whose rows are about one vendor: those with a column for it.
    var ofVendor: [Table] { tables.filter { $0.schema.index(of: ReplyRecords.vendorColumn) != nil } }

    private static let vendorColumn = "vendor"
    /// The tables that are a vendor's only as far as its rows refer to them.
    private static let (sources, rates) = (SourceRow.schema.name, RateRow.schema.name)

    init(_ run: RunContext, _ vendor: ScoredVendor) {
        let companies = Set(vendor.companies.map(\.vendor.text))
        let all = CanonicalRows.tables(run.scored.inputs).map { Table(schema: $0.schema, rows: $0.rows) }
        let own = all.compactMap { table -> Table? in
            guard let place = table.schema.index(of: ReplyRecords.vendorColumn) else { return nil }
            return Table(schema: table.schema, rows: table.rows.filter { $0[place].map(companies.contains) ?? false })
        }
        let referred = Set(own.flatMap(ReplyRecords.sources))
        let currencies = Set(own.flatMap { table in table.rows.compactMap { table.cell("currency", of: $0) } })
        tables = all.map { table in
            switch table.schema.name {
            case ReplyRecords.sources: table.keeping(referred, in: "source")
            case ReplyRecords.rates: table.keeping(currencies, in: "currency")
            // Questions are the same for all vendors.
            default: own.first { $0.schema == table.schema } ?? table
            }
        }.filter { !$0.rows.isEmpty }
    }

    /// The sources that the rows of a table name, in any column for one.
    private static func sources(_ table: Table) -> [String] {
        let places = table.schema.columns.indices.filter { place in
            let name = table.schema.columns[place].name
            return name == "source" || name.hasSuffix("_source")
        }
        return table.rows.flatMap { row in places.compactMap { row[$0] } }
    }

    /// The tables as files.
    var files: [(path: String, bytes: [UInt8])] {
        tables.map { table in
            var writer = CSVWriter()
            writer.append(table.schema.columns.map(\.name))
            for row in table.rows { writer.append(row) }
            return (table.path, writer.bytes)
        }
    }
}

extension ReplyRecords.Table {
    /// The rows whose cell in a column is one of these.
    fileprivate func keeping(_ texts: Set<String>, in column: String) -> Self {
        Self(schema: schema, rows: rows.filter { row in cell(column, of: row).map(texts.contains) ?? false })
    }
}
