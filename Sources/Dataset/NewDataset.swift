import Tables

/// The files that a new dataset starts from.
public enum NewDataset {
    /// Names in the dataset's folder and what stands there.
    public static var files: [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = TableSchema.all.filter { $0.name != "expected" }.map { schema in
            var writer = CSVWriter()
            writer.append(schema.columns.map(\.name))
            return (schema.file, writer.bytes)
        }
        files.append((DatasetFolder.methodFile, PackageResources.method_yaml))
        files.append(("README.md", Array(readme.utf8)))
        return files
    }

    /// What each file holds, column by column, with an example row.
    private static var readme: String {
        var text = """
            # A dataset

            CSV files and a method. Columns may stand in any order; a blank cell means *not known*, never zero or "no". \
            Files that you don't need may go: only `vendors.csv` and `method.yaml` are always required.

            """
        for schema in TableSchema.all where schema.name != "expected" {
            text +=
                "\n## \(schema.file)\n\nOne row is \(schema.row).\n\n| column | | holds | example |\n|---|---|---|---|\n"
            for column in schema.columns {
                let need =
                    switch column.need {
                    case .key: "key"
                    case .required: "required"
                    case .optional: ""
                    }
                let example = examples[schema.name]?[column.name] ?? ""
                text += "| \(column.name) | \(need) | \(column.meaning) | \(example) |\n"
            }
        }
        return text
    }

    /// An example row of each table, by column.
    private static let examples: [String: [String: String]] = [
        "vendors": ["vendor": "alder", "name": "Alder Systems", "country": "GB", "identifier": "GB-COH-00000000"],
        "questions": [
            "question": "q1", "under": "responsiveness", "scale": "answer", "weight": "1", "text": "Who operates it?",
        ],
        "requests": [
            "vendor": "alder", "question": "q1", "asked": "2026-01-12", "due": "2026-02-12", "source": "letter",
        ],
        "responses": [
            "period": "2026-Q1", "vendor": "alder", "question": "q1", "coder": "ada", "rating": "partial",
            "source": "letter", "quote": "our partners do", "wording": "official", "comment": "does not say which",
        ],
        "subjects": [:],
        "weights": [:],
        "contracts": [
            "contract": "c1", "vendor": "alder", "version": "1", "title": "City system", "buyer": "City",
            "country": "GB",
            "form": "dbfot", "roles": "design;build;operate", "risk_operation": "vendor", "risk_demand": "public",
            "value": "12500000", "currency": "GBP", "signed": "2024-05-04", "years": "10", "source": "award",
        ],
        "claims": [
            "claim": "k1", "vendor": "alder", "date": "2026-02-03", "feature": "roles", "asserted": "!operate",
            "source": "letter", "quote": "we do not operate it", "wording": "official",
        ],
        "sources": [
            "source": "letter", "title": "Letter of 3 February 2026", "published": "2026-02-03", "kind": "letter",
        ],
        "rates": ["currency": "GBP", "year": "2024", "per_unit": "0.7825", "source": "bank"],
    ]
}
