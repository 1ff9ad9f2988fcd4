import Tables

/// Writes the tables of a dataset that was brought in.
struct COINrTables {
    let metadata: COINrMetadata
    let data: COINrData
    /// For each indicator, its rating in each observation.
    let ratings: [(indicator: COINrMetadata.Entry, ratings: ImportedRatings)]
    /// `iData`, for the groups and whatever else describes a unit.
    let table: ImportedTable

    /// The source that every rating rests on.
    private static let source = "iData"

    /// The files by name.
    func files(_ options: COINrImport.Options, dataName: String, metadataName: String) -> [(
        path: String, bytes: [UInt8]
    )] {
        [
            (VendorRow.schema.file, csv(["vendor", "name", "note"], vendors)),
            (
                QuestionRow.schema.file,
                csv(["question", "under", "scale", "weight", "reversed", "text", "note"], questions)
            ),
            (
                ResponseRow.schema.file,
                csv(["period", "vendor", "question", "coder", "rating", "source", "comment"], responses)
            ),
            (
                SourceRow.schema.file,
                csv(
                    ["source", "title", "note"],
                    [
                        [COINrTables.source, "\(options.title): \(dataName)", COINrTables.note(options)],
                        ["iMeta", "\(options.title): \(metadataName)", "the indicators, their weights and directions"],
                    ])
            ),
        ]
    }

    private static func note(_ options: COINrImport.Options) -> String {
        "the values of all units"
            + (options.digits.map { ", those with more rounded to \($0) significant digits" } ?? "")
    }

    /// A row for each unit, in the order of its first appearance.
    private var vendors: [[String?]] {
        var order: [Identifier] = []
        var ofUnit: [Identifier: [COINrData.Observation]] = [:]
        for observation in data.observations {
            if ofUnit[observation.unit] == nil { order.append(observation.unit) }
            ofUnit[observation.unit, default: []].append(observation)
        }
        let described = metadata.entries.filter { [.group, .denominator, .other].contains($0.kind) }
        return order.map { unit in
            let observations = (ofUnit[unit] ?? []).sorted { $0.period < $1.period }
            let notes = described.compactMap { note($0, observations) }
            return [
                unit.text, observations.compactMap(\.name).last ?? unit.text,
                notes.isEmpty ? nil : notes.joined(separator: "; "),
            ]
        }
    }

    /// "GDP_group: L"; with the quarter of each value where they differ.
    private func note(_ entry: COINrMetadata.Entry, _ observations: [COINrData.Observation]) -> String? {
        let values = observations.compactMap { observation in
            table.value(observation.row, entry.code.text).map { (period: observation.period, text: $0) }
        }
        guard let first = values.first else { return nil }
        let isSame = values.allSatisfy { Identifier($0.text) == Identifier(first.text) }
        let text = isSame ? first.text : values.map { "\($0.text) (\($0.period))" }.joined(separator: ", ")
        return "\(entry.code): \(text)"
    }

    private var questions: [[String?]] {
        ratings.map { indicator, _ in
            let notes = [
                indicator.unit.map { "unit: \($0)" }, indicator.denominator.map { "denominator: \($0)" },
                indicator.target.map { "target: \($0)" },
            ].compactMap { $0 }
            return [
                indicator.code.text, indicator.parent?.text, COINrMethod.scale, indicator.weight?.text,
                indicator.isReversed ? "yes" : nil, indicator.name,
                notes.isEmpty ? nil : notes.joined(separator: "; "),
            ]
        }
    }

    /// Unit by unit, in the order of the file; what is missing has no row.
    private var responses: [[String?]] {
        data.observations.enumerated().flatMap { index, observation in
            ratings.compactMap { indicator, ratings -> [String?]? in
                guard let rating = ratings[index] else { return nil }
                return [
                    observation.period.description, observation.unit.text, indicator.code.text,
                    rating.origin.rawValue, rating.number.text, COINrTables.source, rating.remark,
                ]
            }
        }
    }

    private func csv(_ header: [String], _ rows: [[String?]]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(header)
        for row in rows { writer.append(row) }
        return writer.bytes
    }
}
