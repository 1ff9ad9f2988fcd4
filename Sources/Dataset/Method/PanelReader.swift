import Statistics
import Tables

/// Reads the quarters of a panel.
enum PanelReader {
    /// First to last, whatever their order in the file.
    static func read(
        _ value: YAMLValue?, _ scales: [Scale], _ nodes: [NodeRule], _ reader: inout YAMLReader
    ) -> [Period] {
        guard let value else { return [] }
        guard let items = value.items else {
            reader.report(
                value, "method.not-a-list", "panel must be a list of quarters", found: value.kind,
                expected: "[2021-Q1, 2021-Q2]")
            return []
        }
        var panel: [Period] = []
        for item in items {
            let text = item.scalar ?? ""
            guard let period = Period(text) else {
                reader.report(
                    item, "method.not-a-quarter", "panel names what is no quarter", found: item.kind,
                    expected: "a quarter such as 2021-Q3", fix: Period(nearly: text).map { "write \($0)" })
                continue
            }
            guard !panel.contains(period) else {
                reader.report(item, "method.named-twice", "a quarter stands twice in 'panel'", found: item.kind)
                continue
            }
            panel.append(period)
        }
        if refersToVendor(scales, nodes) {
            reader.report(
                value, "method.reference-in-panel",
                "a vendor that is the reference has a value in each quarter of the panel, so it would not be one reference",
                fix: "take 'distance to target' with the reference's value, or leave 'panel' out")
        }
        return panel.sorted()
    }

    private static func refersToVendor(_ scales: [Scale], _ nodes: [NodeRule]) -> Bool {
        let ofScales = scales.compactMap { scale -> NormaliseRule? in
            if case .normalised(let rule) = scale.curve { rule } else { nil }
        }
        let rules = ofScales + nodes.compactMap(\.normalise) + nodes.compactMap(\.publishedCopy?.rule)
        return rules.contains { if case .reference = $0.base { true } else { false } }
    }
}
