public import Tables

/// Proposes a `mapping.yaml` for foreign files, from their headers and first rows.
///
/// Nothing is applied by itself: each line says why it is proposed, what fits no column is named, and so is what a
/// required column lacks.
public struct MappingProposal: Sendable {
    /// The mapping as YAML; it reads without a fault.
    public let yaml: String

    /// Looks at files.
    ///
    /// - Throws: when a file can't be read.
    public init(_ paths: [String]) throws(FileFault) {
        let samples = try paths.map { path throws(FileFault) in try FileSample(path) }
        var lines = [
            "# Proposed from \(oneLine(samples.map(\.name).joined(separator: ", "))); read each line before it is used.",
            "# The files must lie in the dataset's folder, or be linked there.",
        ]
        for sample in samples where sample.header.isEmpty {
            lines.append("# \(oneLine(sample.name)) is no table of text, and is left out.")
        }
        let usable = samples.filter { !$0.header.isEmpty }
        if let known = KnownShape.of(usable) {
            lines += known
        } else {
            lines += MappingProposal.lines(usable)
        }
        yaml = lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ samples: [FileSample]) -> [String] {
        let proposals = samples.map { (sample: $0, tables: TableProposals($0)) }
        guard let best = proposals.max(by: { $0.tables.fits < $1.tables.fits }) else {
            return ["# There is nothing to propose a mapping from."]
        }
        var lines: [String] = []
        for other in proposals where other.sample.name != best.sample.name {
            lines.append(
                "# Not used: \(oneLine(other.sample.name)). Rows that belong together can be joined; see 'join'.")
        }
        let rows = Counted.of(best.sample.cells.count, "row")
        lines.append(
            "# Looked at the header and \(best.sample.isCut ? "the first " : "")\(rows) of \(oneLine(best.sample.name))."
        )
        lines += best.tables.notes.map { "# \(oneLine($0))" }
        lines.append("candour: 1")
        if !best.tables.fileLines.isEmpty { lines += ["files:"] + best.tables.fileLines }
        return lines + ["tables:"] + best.tables.lines
    }
}
