import Statistics

/// Writes the method file of a dataset that was brought in: one numeric scale, and a node for each aggregate.
struct COINrMethod {
    /// The scale that every indicator is on.
    static let scale = "indicator"

    let metadata: COINrMetadata
    let options: COINrImport.Options
    /// The quarters of the data.
    let periods: Set<Period>

    /// The text of `method.yaml`.
    var text: String {
        var lines = [
            "# Brought in from iData and iMeta. What each key means is in Candour's documentation of the method file.",
            "candour: 1",
            "title: \(COINrMethod.quoted(options.title))",
            "consolidate: none",
            "# The coders are 'data' and 'imputed', which tells one from the other in every table.",
            "coders: named",
            "decimals: {report: 2, tables: 12}",
            "# A missing value leaves the average, and its weight goes to the others.",
            "missing: {unrated: exclude}",
        ]
        lines += panel + ["scales:"]
        lines.append("  \(COINrMethod.scale): {\(scale.joined(separator: ", "))}")
        lines.append("nodes:")
        for aggregate in metadata.aggregates { lines += node(aggregate) }
        let top = metadata.aggregates.filter { $0.parent == nil }.map { COINrMethod.quoted($0.code.text) }
        lines.append("indices: [\(top.joined(separator: ", "))]")
        return lines.map { $0 + "\n" }.joined()
    }

    /// COINr normalises the coins of a purse together, and treats each by itself; a panel can't have the one without the
    /// other, and is left out where nothing is normalised.
    private var panel: [String] {
        guard periods.count > 1, options.normalisation != .none else { return [] }
        let treatment =
            options.treatsOutliers ? ["# Outliers are treated over all of them too, which COINr does by time."] : []
        return ["# Numbers are normalised over all quarters, as COINr does in a purse."] + treatment
            + ["panel: [\(periods.sorted().map(\.description).joined(separator: ", "))]"]
    }

    private var scale: [String] {
        var keys = ["kind: numeric"]
        if options.treatsOutliers { keys.append("treat: outliers") }
        switch options.normalisation {
        case .none: break
        case .minMax: keys.append("normalise: {by: min-max, to: [0, 100]}")
        case .zScore, .rank: keys.append("normalise: \(options.normalisation.rawValue)")
        }
        return keys
    }

    private func node(_ aggregate: COINrMetadata.Entry) -> [String] {
        var lines = ["  \(COINrMethod.quoted(aggregate.code.text)):"]
        if let name = aggregate.name { lines.append("    label: \(COINrMethod.quoted(name))") }
        lines.append("    aggregate: \(options.aggregate.rawValue)")
        if let needs = options.needs { lines.append("    needs: \(needs.text)") }
        let children = metadata.children(of: aggregate.code).filter { $0.kind == .aggregate }
        if !children.isEmpty {
            let listed = children.map { "\(COINrMethod.quoted($0.code.text)): \($0.weight?.text ?? "1")" }
            lines.append("    children: {\(listed.joined(separator: ", "))}")
        }
        return lines
    }

    /// A text in double quotes, on one line.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": quoted += "\\" + String(scalar)
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": quoted += " "
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += ""
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
