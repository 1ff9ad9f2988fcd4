import Tables

/// Recognises files that a mapping which ships is for.
enum KnownShape {
    /// The lines of a mapping that names it; nil for files of no known shape.
    static func of(_ samples: [FileSample]) -> [String]? {
        if let ppi = samples.first(where: { isPPI($0.header) }) {
            return named(
                "ppi", because: "\(ppi.name) has the columns of the World Bank's PPI export", [("ppi.csv", ppi)])
        }
        let prefixes = ["compiledRelease/", "records/0/compiledRelease/", "releases/0/"]
        let headers = samples.map { (sample: $0, header: ForeignHeader($0.header, prefixes: prefixes)) }
        func with(_ pattern: String, and column: String) -> FileSample? {
            headers.first { entry in
                entry.header.index(of: "ocid") != nil
                    && entry.header.items(pattern).contains {
                        entry.header.index(of: pattern + "/" + column, items: $0) != nil
                    }
            }?.sample
        }
        guard let contracts = with("contracts/*", and: "awardID") ?? with("contracts/*", and: "dateSigned") else {
            return nil
        }
        let suppliers = with("awards/*/suppliers/*", and: "id")
        if let suppliers, suppliers.name == contracts.name {
            return named(
                "ocds-wide", because: "\(contracts.name) is OCDS with a row for each release",
                [("releases.csv", contracts)])
        }
        var files: [(String, FileSample)] = [("contracts.csv", contracts)]
        if let suppliers { files.append(("awa_suppliers.csv", suppliers)) }
        if let risks = with("contracts/*/riskAllocation/*", and: "category") {
            files.append(("con_riskAllocation.csv", risks))
        }
        if let parties = with("parties/*", and: "name") { files.append(("parties.csv", parties)) }
        if let releases = headers.first(where: { $0.header.index(of: "buyer/name") != nil })?.sample {
            files.append(("releases.csv", releases))
        }
        let lack =
            suppliers == nil
            ? ["# Not among the files: awards with suppliers, through which contracts have vendors."] : []
        return lack + named("ocds", because: "\(contracts.name) is OCDS with a file for each array", files)
    }

    /// The columns that make the export what it is.
    private static func isPPI(_ header: [String]) -> Bool {
        ["Country", "Project name", "Financial closure year", "TotalInvestment", "Sponsors"].allSatisfy(header.contains)
    }

    private static func named(_ name: String, because reason: String, _ files: [(name: String, sample: FileSample)])
        -> [String]
    {
        var lines = [
            "# \(oneLine(reason)); 'candour map --shipped \(name)' prints the whole mapping.", "candour: 1",
            "mapping: \(name)",
        ]
        let others = files.compactMap { entry -> String? in
            var keys: [String] = []
            if entry.name != entry.sample.name { keys.append("path: \(yamlText(entry.sample.name))") }
            if entry.sample.encoding != .utf8 { keys.append("encoding: \(entry.sample.encoding.rawValue)") }
            if entry.sample.delimiter == UInt8(ascii: "\t") {
                keys.append("delimiter: tab")
            } else if entry.sample.delimiter != UInt8(ascii: ",") {
                keys.append("delimiter: \"\(Character(Unicode.Scalar(entry.sample.delimiter)))\"")
            }
            return keys.isEmpty ? nil : "  \(entry.name): {\(keys.joined(separator: ", "))}"
        }
        if !others.isEmpty { lines += ["files:"] + others }
        return lines
    }
}
