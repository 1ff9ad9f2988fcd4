import Dataset
import Scoring
import Tables

/// `datapackage.json`: a Frictionless Data Package that describes each table of a run.
struct DataPackage: Encodable {
    let name: String
    let title: String
    let version: String
    let description: String
    /// None where the method names no licence.
    let licenses: [License]?
    let resources: [Resource]

    struct License: Encodable {
        let name: String
    }

    struct Resource: Encodable {
        let name: String
        let title: String
        let path: String
        let profile = "tabular-data-resource"
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let bytes: Int
        let hash: String
        let schema: Schema

        private enum CodingKeys: String, CodingKey {
            case name, title, path, profile, format, mediatype, encoding, bytes, hash, schema
        }
    }

    struct Schema: Encodable {
        let fields: [Field]
        let primaryKey: [String]
        let missingValues = [""]

        private enum CodingKeys: String, CodingKey { case fields, primaryKey, missingValues }
    }

    struct Field: Encodable {
        let name: String
        let type: String
        let description: String
    }

    let profile = "tabular-data-package"

    private enum CodingKeys: String, CodingKey { case name, title, version, description, licenses, resources, profile }

    init(_ run: RunContext, tables: [WrittenTable]) {
        name = FileNames.name(for: run.scored.dataset.name) + "-" + run.period.description.lowercased()
        title = run.method.title + ", " + run.period.description
        version = run.method.version
        description = "Scores by Candour \(run.release), edition \(run.edition)."
        licenses = run.method.licence.map { [License(name: $0)] }
        resources = tables.map { written in
            let table = written.table
            return Resource(
                name: table.name, title: table.title, path: table.path, bytes: written.byteCount,
                hash: "sha256:" + written.digest,
                schema: Schema(
                    fields: table.columns.map { Field(name: $0.name, type: $0.kind.rawValue, description: $0.meaning) },
                    primaryKey: table.key))
        }
    }
}
