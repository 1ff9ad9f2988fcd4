import Tables
import Testing

@testable import Dataset

/// A dataset whose contracts are made from `deals.csv`, by a mapping written out in a test.
struct MappedDataset {
    let folder: TemporaryDataset

    /// - Parameters:
    ///   - deals: the foreign file.
    ///   - columns: lines below `columns:`, without their indent; contract and vendor are taken from `id` and `firm`
    ///     unless they say otherwise.
    ///   - table: further lines of the table.
    ///   - top: further lines of the mapping.
    init(
        deals: String, columns: String = "", table: String = "", top: String = "", others: [String: String] = [:]
    ) throws {
        var lines = columns.split(separator: "\n").map(String.init)
        if !lines.contains(where: { $0.hasPrefix("contract:") }) { lines.append("contract: id") }
        if !lines.contains(where: { $0.hasPrefix("vendor:") }) { lines.append("vendor: firm") }
        let mapping =
            "candour: 1\n" + (top.isEmpty ? "" : top + "\n") + "tables:\n  contracts:\n    from: deals.csv\n"
            + table.split(separator: "\n").map { "    \($0)\n" }.joined()
            + "    columns:\n" + lines.map { "      \($0)\n" }.joined()
        var files = others
        files["deals.csv"] = deals
        files["mapping.yaml"] = mapping
        folder = try TemporaryDataset(files)
    }

    /// The contracts, as a run publishes them: the columns asked for, one row a text.
    func rows(_ columns: String..., threads: Int = 1, chunkSize: Int? = nil) throws -> [String] {
        let tables = try tables(threads: threads, chunkSize: chunkSize).tables
        return tables.contracts.map { row in columns.map { row.cell($0) ?? "-" }.joined(separator: " | ") }
    }

    /// The tables, read without the checks across them, and the reading.
    func tables(threads: Int = 1, chunkSize: Int? = nil) throws -> TablesReading {
        let read = MappingFile.read(try mappingText(), file: folder.path + "/mapping.yaml")
        let mapping: Mapping = try #require(read.mapping, "\(read.diagnostics)")
        var reading = TablesReading(
            folder: folder.path, options: ReadingOptions(threads: threads, chunkSize: chunkSize),
            codelists: {
                var lists = Codelists()
                CodelistsFile.addStandard(to: &lists)
                return lists
            }(),
            mapping: mapping)
        try reading.readAll()
        return reading
    }

    private func mappingText() throws -> String { try readText(folder.path + "/mapping.yaml").get() }

    /// What is wrong with the rows or the mapping, each as `file:line:column identifier`, what it says of vendors, dates,
    /// currencies and sources left out.
    func faults() throws -> [String] {
        try folder.faults().filter { fault in
            ![
                "contract.without-source", "contract.undated", "reference.unknown-vendor",
                "contract.value-without-currency",
            ].contains {
                fault.hasSuffix($0)
            }
        }
    }

    /// The lines of the report.
    func report() throws -> [String] { try tables().report.lines }

    /// How often a rule or a lack of the report counts.
    func count(_ what: String) throws -> Int? {
        let table = try #require(try tables().report.tables.first)
        #expect(table.addsUp, "rows in are not rows out")
        return (table.rules + table.notPlaced).first { $0.what.contains(what) }?.count
    }
}
