import Statistics
import Tables

/// A weight of a vendor's own must be of something that stands under a node that weighs, for a vendor that is scored.
enum WeightChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings) {
        guard !tables.weights.isEmpty else { return }
        let nodes = ReferenceTarget("node", inMethod: method.nodes.map(\.name))
        let units = Units(tables.vendors, method.consolidation)
        for row in tables.weights {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            findings.requireKnown(row, "node", row.node, in: nodes)
            if index.vendors[row.vendor] != nil, let unit = units.unit(of: row.vendor), unit != row.vendor {
                findings.add(
                    row, "vendor", "weight.not-a-unit",
                    "'\(row.vendor)' is not scored by itself: its rows count for '\(unit)'",
                    fix: "name '\(unit)', or write 'consolidate: none' in method.yaml")
            }
            guard let rule = method.node(row.node) else { continue }
            if !rule.aggregate.usesWeights || rule.weighting != nil {
                findings.add(
                    row, "weight", "weight.not-used",
                    rule.weighting == nil
                        ? "'\(rule.aggregate.name)', by which node '\(row.node)' is aggregated, does not weigh"
                        : "the weights under node '\(row.node)' are computed, so none can be stated",
                    fix: "take a weighted aggregate, or take the row away")
            }
            let children = self.children(of: rule, tables)
            if !children.contains(where: { $0.child == row.child }) {
                let names = children.map(\.child.text)
                findings.add(
                    row, "child", "weight.not-under-node", "nothing of this name stands under node '\(row.node)'",
                    expected: (1...12).contains(names.count) ? names.joined(separator: ", ") : nil,
                    fix: nearest(to: row.child.text, among: names).map { "did you mean '\($0)'?" })
            }
        }
        reportZeros(tables, method, &findings)
    }

    private static func children(
        of rule: NodeRule, _ tables: DatasetTables
    ) -> [(child: Identifier, weight: Rational)] {
        rule.children.map { ($0.node, $0.weight) }
            + tables.questions.filter { $0.under.contains(rule.name) }.map { ($0.question, $0.weight) }
    }

    /// Weights that leave nothing of a node for a vendor.
    private static func reportZeros(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        for rows in Dictionary(grouping: tables.weights, by: { [$0.vendor, $0.node] }).values {
            guard rows.contains(where: { $0.weight == 0 }), let rule = method.node(rows[0].node) else { continue }
            for period in Set(rows.map(\.period)) {
                // A row for the quarter goes before one for every quarter; they are sorted in that order.
                let holding = rows.filter { $0.period == nil || $0.period == period }
                let own = Dictionary(holding.map { ($0.child, $0.weight) }, uniquingKeysWith: { _, later in later })
                guard children(of: rule, tables).allSatisfy({ (own[$0.child] ?? $0.weight) == 0 }),
                    let last = holding.last(where: { $0.period == period })
                else { continue }
                findings.add(
                    last, "weight", "weight.sum-to-zero",
                    "for '\(last.vendor)' the weights under node '\(last.node)' sum to zero",
                    fix: "leave at least one weight above 0")
            }
        }
    }
}
