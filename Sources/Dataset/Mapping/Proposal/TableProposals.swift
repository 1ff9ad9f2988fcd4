import Tables

/// Proposes the tables of vendors and contracts that one foreign file becomes.
struct TableProposals {
    private let sample: FileSample
    private let advisor: ColumnAdvisor
    /// Lines about what could not be placed.
    private(set) var notes: [String] = []
    private var contracts: [ColumnProposal] = []
    private var vendors: [ColumnProposal] = []
    /// Whether a contract may have several vendors.
    private var splits = false

    /// How many columns of the file fit columns of contracts: the file with most is taken.
    var fits: Int { contracts.count { $0.source != nil } }

    init(_ sample: FileSample) {
        self.sample = sample
        let words = Set(HeaderNames.standard.missing)
        let profiles = sample.header.indices.map { index in
            ColumnProfile(sample.cells.lazy.map { $0.indices.contains(index) ? $0[index] : nil }, missing: words)
        }
        let numeric = profiles.reduce((comma: 0, point: 0)) {
            (
                $0.comma + $1.commaDecimals,
                $0.point + $1.commaGroups + $1.pointDecimals - min($1.eitherMark, $1.pointDecimals)
            )
        }
        advisor = ColumnAdvisor(
            header: sample.header, profiles: profiles,
            hasCommas: numeric.comma + numeric.point == 0 ? nil : numeric.comma > numeric.point)
        propose()
    }

    /// Whether a mapping can name a column: its name is there once, and on one line.
    private func isUsable(_ index: Int) -> Bool {
        let name = sample.header[index]
        return !name.isEmpty && oneLine(name) == name && sample.header.count { $0.utf8.elementsEqual(name.utf8) } == 1
    }

    private mutating func propose() {
        let free = Set(sample.header.indices.filter(isUsable))
        let wanted: [(table: String, column: Column)] =
            ContractRow.schema.columns.filter { $0.name != "version" }.map { ("contracts", $0) }
            + VendorRow.schema.columns.filter { ["name", "country", "identifier"].contains($0.name) }.map {
                ("vendors", $0)
            }
        let found = advisor.sources(of: wanted, free: free)
        func source(_ table: String, _ column: String) -> Int? {
            wanted.firstIndex { $0.table == table && $0.column.name == column }.flatMap { found[$0] }
        }
        for (place, entry) in wanted.enumerated() where entry.table == "contracts" {
            guard let index = found[place], !["contract", "vendor"].contains(entry.column.name) else { continue }
            contracts.append(advisor.proposal("contracts", entry.column, from: index))
        }
        proposeCurrency()
        proposeContract(source("contracts", "contract"))
        proposeVendor(
            name: source("vendors", "name"),
            identifier: source("contracts", "vendor") ?? source("vendors", "identifier"),
            country: source("vendors", "country"), official: source("vendors", "identifier"))
        let order = ContractRow.schema.columns.map(\.name)
        contracts.sort { (order.firstIndex(of: $0.column) ?? 0) < (order.firstIndex(of: $1.column) ?? 0) }
        let placed = Set((contracts + vendors).compactMap(\.source))
        let left = sample.header.indices.filter { !placed.contains($0) && !sample.header[$0].isEmpty }
        if !left.isEmpty {
            let shown = left.prefix(40).map { oneLine(sample.header[$0]) }.joined(separator: "; ")
            notes.append("Not placed: \(shown)" + (left.count > 40 ? "; and \(left.count - 40) more" : ""))
        }
    }

    /// A currency that stands beside the amount, or in the name of its column.
    private mutating func proposeCurrency() {
        guard let value = contracts.first(where: { $0.column == "value" })?.source,
            !contracts.contains(where: { $0.column == "currency" })
        else { return }
        let header = sample.header[value]
        if advisor.profiles[value].money > 0 {
            contracts.append(
                ColumnProposal(
                    column: "currency", value: "{from: \(yamlText(header)), part: currency}",
                    reasons: ["it stands beside the amount; say under 'symbols' what a '$', '£' or '¥' means"],
                    source: value))
        } else if let code = Currency.codes.first(where: { HeaderNames.words(header).contains(foldedASCII($0)) }) {
            contracts.append(
                ColumnProposal(
                    column: "currency", value: "{constant: \(code)}", reasons: ["the name of '\(oneLine(header))'"],
                    source: nil))
        } else if let (symbol, code) = [("€", "EUR"), ("£", "GBP"), ("₹", "INR")].first(where: { header.contains($0.0) }
        ) {
            contracts.append(
                ColumnProposal(
                    column: "currency", value: "{constant: \(code)}",
                    reasons: ["a '\(symbol)' in the name of '\(oneLine(header))': is it \(code)?"], source: nil))
        } else {
            notes.append("Nothing says in which currency the values are: add 'currency: {constant: …}'")
        }
    }

    private mutating func proposeContract(_ source: Int?) {
        if let index = source {
            let profile = advisor.profiles[index]
            var reasons = [seen(profile)]
            if profile.values.count < profile.filled, profile.values.count < ColumnProfile.mostValues {
                reasons.append("careful: some stand in several rows; see 'group_by', or whether it is a version")
            }
            contracts.append(
                ColumnProposal(
                    column: "contract", value: yamlText(sample.header[index]), reasons: reasons, source: index))
            return
        }
        notes.append("No column identifies a contract; its title, or another column, stands in for it")
        let source = contracts.first { $0.column == "title" }?.source ?? sample.header.indices.first(where: isUsable)
        guard let source else {
            contracts.append(
                ColumnProposal(
                    column: "contract", value: "{constant: \"?\"}", reasons: ["no column has a usable name"],
                    source: nil))
            return
        }
        let name = sample.header[source]
        contracts.append(
            ColumnProposal(
                column: "contract", value: "{from: \(yamlText(name)), as: slug}", reasons: ["for want of a better one"],
                source: nil))
    }

    /// By what a column was chosen.
    private func seen(_ profile: ColumnProfile) -> String {
        guard profile.filled > 0 else { return "its name" }
        return "its name; \(Counted.of(profile.values.count, "different cell")) in \(Counted.of(profile.filled, "row"))"
    }

    private mutating func proposeVendor(name: Int?, identifier: Int?, country: Int?, official: Int?) {
        guard let source = identifier ?? name else {
            notes.append("No column names the vendor, who is required: put its name for '?'")
            let unknown = ColumnProposal(
                column: "vendor", value: "{constant: \"?\"}", reasons: ["no column names the vendor"], source: nil)
            contracts.append(unknown)
            vendors = [unknown, ColumnProposal(column: "name", value: "{constant: \"?\"}", reasons: [], source: nil)]
            return
        }
        let profile = advisor.profiles[source]
        var parts = ""
        var reasons = [seen(profile)]
        if profile.jsonArrays > 0, profile.isMost(profile.jsonArrays) {
            parts = ", json: true"
            reasons.append("\(Counted.of(profile.jsonArrays, "cell")) with a JSON array")
        } else if let mark = [";", "|"].first(where: { profile.separators[$0] != nil }) {
            parts = ", split: \"\(mark)\""
            reasons.append("\(Counted.of(profile.separators[mark] ?? 0, "cell")) with several, '\(mark)' between")
        } else if let count = profile.separators[","] {
            reasons.append(
                "careful: \(Counted.of(count, "cell")) with commas; are they several firms? Then add 'split: \",\"'")
        }
        splits = !parts.isEmpty
        let slug = identifier == nil ? ", as: slug" : ""
        if identifier == nil { reasons.append("no column has an identifier of it, so its exact name is one") }
        let rest = parts + slug
        let value = rest.isEmpty ? yamlText(sample.header[source]) : "{from: \(yamlText(sample.header[source]))\(rest)}"
        let vendor = ColumnProposal(column: "vendor", value: value, reasons: reasons, source: source)
        contracts.append(vendor)
        vendors = [vendor]
        let named = name ?? source
        let nameParts = named == source ? parts : ""
        vendors.append(
            ColumnProposal(
                column: "name", value: "{from: \(yamlText(sample.header[named]))\(nameParts), combine: first}",
                reasons: name == nil ? ["no column has its name"] : ["its name"], source: named))
        // Of several firms in one cell nothing says which of them it is about.
        guard !splits else { return }
        for (column, source) in [("country", country), ("identifier", official)] {
            guard let source else { continue }
            vendors.append(
                ColumnProposal(
                    column: column, value: "{from: \(yamlText(sample.header[source])), combine: first}",
                    reasons: ["its name"], source: source))
        }
    }

    /// The lines below `tables:`.
    var lines: [String] {
        var lines = ["  vendors:", "    from: \(yamlText(sample.name))", "    unique: true", "    columns:"]
        lines += vendors.flatMap(TableProposals.lines)
        lines += ["  contracts:", "    from: \(yamlText(sample.name))"]
        if splits {
            lines += ["    # How several vendors share a contract is not known; see 'share'.", "    share: unknown"]
        }
        lines.append("    columns:")
        return lines + contracts.flatMap(TableProposals.lines)
    }

    private static func lines(_ proposal: ColumnProposal) -> [String] {
        proposal.reasons.map { "      # \(oneLine($0))" } + ["      \(proposal.column): \(proposal.value)"]
    }

    /// How the file is written, as entries of `files`, with reasons.
    var fileLines: [String] {
        var entries: [(String, String)] = []
        if sample.encoding != .utf8 {
            entries.append(("encoding: \(sample.encoding.rawValue)", sample.encodingNote ?? ""))
        }
        switch sample.delimiter {
        case UInt8(ascii: ","): break
        case UInt8(ascii: "\t"): entries.append(("delimiter: tab", "the header has tabs"))
        case let byte: entries.append(("delimiter: \"\(Character(Unicode.Scalar(byte)))\"", "the header has them"))
        }
        var missing: [String: Int] = [:]
        for profile in advisor.profiles { missing.merge(profile.missing, uniquingKeysWith: +) }
        if !missing.isEmpty {
            let words = missing.sorted { byBytes($0.key, $1.key) }
            entries.append(
                (
                    "missing: [\(words.map { quotedYAML($0.key) }.joined(separator: ", "))]",
                    "seen: " + words.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
                ))
        }
        guard !entries.isEmpty else { return [] }
        return ["  \(yamlText(sample.name)):"] + entries.flatMap { ["    # \(oneLine($0.1))", "    \($0.0)"] }
    }
}

/// A foreign text in a comment: on one line, whatever it holds.
func oneLine(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                let isControl = scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
                return isControl || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value) ? " " : scalar
            }))
}
