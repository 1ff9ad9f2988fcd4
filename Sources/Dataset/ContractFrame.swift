package import Tables

/// A dataset without its contracts: what rows of contracts are read and scored with, one by one.
package struct ContractFrame: Sendable {
    /// The dataset's name.
    package let name: String
    package let method: Method
    /// `method.yaml` as it stands.
    package let methodText: String
    package let codelists: Codelists
    /// Vendors, sources and rates; nothing else.
    package let tables: DatasetTables
    /// What rows of contracts may refer to.
    package let index: DatasetIndex
    /// How a mapping makes the dataset's own contracts, whose rows have not been read; nil where none does, or where they
    /// were not asked for.
    package let contracts: MappedTable?
}

extension DatasetFolder {
    /// Reads the method, the codelists and the tables that contracts refer to, and checks them; nil where anything in
    /// them is an error.
    ///
    /// - Parameter withContracts: whether the dataset's own contracts are to be read with it, for which a mapping that makes
    ///   them has to fit the foreign files.
    /// - Throws: when the folder or a file in it can't be read.
    package func readContractFrame(withContracts: Bool = false) throws(FileFault) -> (
        frame: ContractFrame?, diagnostics: [Diagnostic], furtherFaults: [String: Int]
    ) {
        let kind = try FileKind.of(path)
        guard kind == .folder else {
            return (nil, DatasetReading(missingFolder: path, isFile: kind != nil).diagnostics, [:])
        }
        var diagnostics: [Diagnostic] = []
        let (methodText, method) = try readMethod(&diagnostics)
        let codelists = try readCodelists(&diagnostics)
        let (hasMapping, mapping) = try readMapping(&diagnostics)
        if hasMapping, mapping == nil { return (nil, diagnostics.mostUsefulFirst(), [:]) }
        var reading = TablesReading(folder: path, options: options, codelists: codelists, mapping: mapping)
        try reading.readContractFrame()
        let rules = withContracts ? mapping?.table(ContractRow.schema) : nil
        let contracts = try rules.flatMap { rules throws(FileFault) in try reading.plan(rules) }
        diagnostics.append(contentsOf: reading.diagnostics)
        var furtherFaults = reading.furtherFaults
        let index = DatasetIndex(reading.tables, reading.gaps)
        if let method {
            let findings = DatasetChecks.runOnFrame(reading.tables, index, method: method, threads: options.threads)
            diagnostics.append(contentsOf: try reading.located(findings.kept))
            furtherFaults.merge(findings.further, uniquingKeysWith: +)
        }
        diagnostics = diagnostics.mostUsefulFirst()
        guard let method, !diagnostics.contains(where: { $0.severity == .error }) else {
            return (nil, diagnostics, furtherFaults)
        }
        let frame = ContractFrame(
            name: name, method: method, methodText: methodText, codelists: codelists, tables: reading.tables,
            index: index, contracts: contracts)
        return (frame, diagnostics, furtherFaults)
    }
}

extension DatasetChecks {
    /// The checks of the tables that contracts refer to.
    fileprivate static func runOnFrame(
        _ tables: DatasetTables, _ index: DatasetIndex, method: Method, threads: Int
    ) -> Findings {
        var findings = Findings()
        KeyChecks.run(tables, threads: threads, &findings)
        VendorChecks.run(tables, index, &findings)
        SourceChecks.run(tables, index, &findings)
        RateChecks.run(tables, index, method, &findings)
        for finding in findings.ofUnanswered { findings.add(finding) }
        return findings
    }
}

extension Finding {
    /// The diagnostics of findings in one file of contracts: lines and columns are worked out here.
    package static func located(_ findings: [Finding], in file: TableFile) throws(FileFault) -> [Diagnostic] {
        let placed = findings.filter { $0.position != nil }
        var spots: [(RecordPosition, column: Int?)] = []
        for finding in placed {
            guard let position = finding.position else { continue }
            spots.append((position, finding.column.flatMap { name in file.header.firstIndex(of: name) }))
        }
        let places = try file.places(of: spots)
        return zip(placed, places).map { finding, place in
            Diagnostic(
                severity: finding.severity, identifier: finding.identifier, place: place, summary: finding.summary,
                found: finding.shownFound, expected: finding.expected, fix: finding.fix)
        }
            + findings.filter { $0.position == nil }.map { finding in
                Diagnostic(
                    severity: finding.severity, identifier: finding.identifier, place: Place(file: file.name),
                    summary: finding.summary, found: finding.shownFound, expected: finding.expected, fix: finding.fix)
            }
    }
}
