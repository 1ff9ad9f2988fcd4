import Statistics
import Tables

/// One line of a proposed mapping: a column of ours, what it is made from, and why.
struct ColumnProposal {
    let column: String
    /// The value in YAML.
    let value: String
    /// Why, each in a line.
    let reasons: [String]
    /// The foreign column, where there is one.
    let source: Int?
}

/// Proposes how a column of ours is made from one foreign column, by what stands in its cells.
struct ColumnAdvisor {
    let header: [String]
    let profiles: [ColumnProfile]
    /// Whether the file's numbers have a comma for decimals; nil where nothing tells.
    let hasCommas: Bool?
    let names = HeaderNames.standard

    /// For columns of ours, the foreign columns that fit them: of all pairs the best first, none taken twice.
    ///
    /// - Returns: by the place in `columns`, the foreign column.
    func sources(of columns: [(table: String, column: Column)], free: Set<Int>) -> [Int: Int] {
        var pairs: [(fit: Int, ours: Int, theirs: Int)] = []
        for theirs in free.sorted() {
            for (ours, entry) in columns.enumerated() {
                guard let fit = names.fit(header[theirs], entry.table, entry.column.name), suits(theirs, entry.column)
                else { continue }
                pairs.append((fit, ours, theirs))
            }
        }
        var sources: [Int: Int] = [:]
        var taken: Set<Int> = []
        for pair in pairs.sorted(by: { (-$0.fit, $0.ours, $0.theirs) < (-$1.fit, $1.ours, $1.theirs) })
        where sources[pair.ours] == nil && taken.insert(pair.theirs).inserted {
            sources[pair.ours] = pair.theirs
        }
        return sources
    }

    /// Whether a column's cells can be what ours holds; a column without cells says nothing against it.
    private func suits(_ index: Int, _ column: Column) -> Bool {
        let profile = profiles[index]
        guard profile.filled > 0 else { return true }
        switch column.kind {
        case .decimal, .integer: return profile.isNumeric
        case .date:
            return profile.isMost(profile.plainDates) || profile.isMost(profile.serials)
                || profile.dates.contains { profile.isMost($0) }
        case .identifier where column.name == "currency": return profile.isMost(profile.currencies)
        default: return true
        }
    }

    /// The proposal for a column of ours that has a source.
    func proposal(_ table: String, _ column: Column, from index: Int) -> ColumnProposal {
        let profile = profiles[index]
        var keys: [(String, String)] = [("from", yamlText(header[index]))]
        var reasons = ["its name" + (profile.filled > 0 ? "; \(Counted.of(profile.filled, "cell"))" : "")]
        switch column.kind {
        case .decimal, .integer: numberKeys(index, column, &keys, &reasons)
        case .date: dateKeys(profile, &keys, &reasons)
        case .list: listKeys(profile, &keys, &reasons)
        default: break
        }
        if column.kind == .word || column.kind == .list, profile.filled > 0, table == "contracts" {
            wordKeys(profile, &keys, &reasons)
        }
        let value = keys.count == 1 ? keys[0].1 : "{" + keys.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
        return ColumnProposal(column: column.name, value: value, reasons: reasons, source: index)
    }

    private func numberKeys(_ index: Int, _ column: Column, _ keys: inout [(String, String)], _ reasons: inout [String])
    {
        let profile = profiles[index]
        if profile.money > 0 {
            keys.append(("part", "amount"))
            reasons.append("\(Counted.of(profile.money, "cell")) with a currency beside the amount")
        }
        let isComma = profile.commaDecimals > 0 || (hasCommas ?? false && profile.pointDecimals == profile.eitherMark)
        if isComma {
            keys += [("decimal", "\",\""), ("thousands", "\".\"")]
            reasons.append("\(Counted.of(profile.commaDecimals, "number")) with a comma for decimals")
        } else if profile.commaGroups + profile.eitherMark - min(profile.eitherMark, profile.pointDecimals) > 0
            || profile.money > 0
        {
            keys.append(("thousands", "\",\""))
            reasons.append(
                "\(Counted.of(profile.commaGroups + profile.eitherMark, "number")) with commas between groups")
        }
        if profile.commaDecimals > 0, profile.pointDecimals > profile.eitherMark {
            reasons.append(
                "careful: \(Counted.of(profile.pointDecimals - profile.eitherMark, "number")) with a point would then be refused"
            )
        }
        if column.name == "value" {
            if let units = names.units(header[index]) {
                keys.append(("units", units))
                reasons.append("its name speaks of \(units)")
            }
            let odd = profile.placeholders.sorted { byBytes($0.key, $1.key) }
            if !odd.isEmpty {
                keys.append(("placeholders", "[\(odd.map(\.key).joined(separator: ", "))]"))
                reasons.append("seen: " + odd.map { "\($0.key) (\($0.value))" }.joined(separator: ", "))
            }
        } else if column.name == "share", profile.values.contains(where: { (Rational(decimal: $0) ?? 0) > 1 }) {
            keys.append(("units", "0.01"))
            reasons.append("some are above 1, so they are per cent")
        }
    }

    private func dateKeys(_ profile: ColumnProfile, _ keys: inout [(String, String)], _ reasons: inout [String]) {
        guard profile.filled > 0, !profile.isMost(profile.plainDates) else { return }
        let forms = ColumnProfile.dateForms.indices.filter { profile.dates[$0] > 0 }
        if let best = forms.max(by: { (profile.dates[$0], -$0) < (profile.dates[$1], -$1) }),
            profile.dates[best] >= profile.serials
        {
            keys.append(("dates", yamlText(ColumnProfile.dateForms[best])))
            reasons.append("\(profile.dates[best]) of \(Counted.of(profile.filled, "cell")) have this form")
            let others = forms.filter {
                $0 != best && profile.dates[$0] == profile.dates[best] && isOtherOrder($0, best)
            }
            if let other = others.first {
                reasons.append("careful: all of these would be \(ColumnProfile.dateForms[other]) as well")
            }
        } else if profile.serials > 0 {
            keys.append(("dates", "excel"))
            reasons.append(
                "\(profile.serials) of \(Counted.of(profile.filled, "cell")) are day numbers of a spreadsheet")
        }
    }

    /// Whether one form has the day first and the other the month.
    private func isOtherOrder(_ one: Int, _ other: Int) -> Bool {
        ColumnProfile.dateForms[one].first != ColumnProfile.dateForms[other].first
    }

    private func listKeys(_ profile: ColumnProfile, _ keys: inout [(String, String)], _ reasons: inout [String]) {
        if profile.isMost(profile.jsonArrays) {
            keys.append(("json", "true"))
            reasons.append("\(Counted.of(profile.jsonArrays, "cell")) with a JSON array")
        } else if let (mark, count) = profile.separators.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            keys.append(("split", "\"\(mark)\""))
            reasons.append("\(Counted.of(count, "cell")) with '\(mark)'")
        }
    }

    /// The words of a column that has few of them, to be filled in.
    private func wordKeys(_ profile: ColumnProfile, _ keys: inout [(String, String)], _ reasons: inout [String]) {
        reasons.append(
            profile.values.count > 12
                ? "give our words for its \(profile.values.count) different ones in 'words'"
                : "give our words in 'words' for: " + profile.values.sorted(by: byBytes).joined(separator: "; "))
        keys.append(("words", "{}"))
    }
}

/// A text as YAML writes it: without quotes where it can be read so.
func yamlText(_ text: String) -> String {
    let isPlain =
        text.utf8.first.map { $0.isLetter } ?? false
        && text.utf8.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == 0x20 || $0 == 0x5F || $0 == 0x2F || $0 == 0x2D || $0 == 0x2E
        }
        && !(text.utf8.last.map { $0 == 0x20 } ?? true)
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    return isPlain && !reserved.contains(foldedASCII(text)) ? text : quotedYAML(text)
}
