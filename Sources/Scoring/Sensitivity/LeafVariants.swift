import Dataset
import Statistics

/// The leaves of a quarter under the method's rules for missing answers and several coders, and under others.
struct LeafVariants {
    /// What is tried for missing answers and for several coders, the method's own first.
    let missing: [(name: String, rules: MissingRules)]
    let coders: [(name: String, consensus: Scale.Consensus?)]
    /// For each rule for missing answers, the leaves under each rule for several coders.
    private let leaves: [[FastLeaves]]

    /// The leaves under every combination; an alternative that changes no leaf is not tried.
    init(_ scored: ScoredPeriod, varied: Set<SensitivityRules.Choice>) throws(ArithmeticError) {
        // Where points depend on the other vendors' answers, other rules would change every vendor's points at once.
        if scored.rows.questions.contains(where: { scored.method.scale($0.scale)?.dependsOnOthers ?? true }) {
            missing = [("as published", scored.method.missing)]
            coders = [("as published", nil)]
            leaves = [[FastLeaves(scored.vendors.map(\.answers), questions: scored.rows.questions.count)]]
            return
        }
        let source = LeafSource(scored)
        let own = scored.method.missing
        var missing: [(name: String, rules: MissingRules)] = [("as published", own)]
        if varied.contains(.missing) {
            var silence = own
            silence.nonresponse = own.nonresponse == .minimum ? .exclude : .minimum
            missing.append(("silence \(LeafVariants.words(silence.nonresponse == .minimum))", silence))
            var unrated = own
            unrated.unrated = own.unrated == .exclude ? .minimum : .exclude
            missing.append(("what is not rated \(LeafVariants.words(unrated.unrated != .exclude))", unrated))
        }
        var coders: [(name: String, consensus: Scale.Consensus?)] = [("as published", nil)]
        if varied.contains(.coders) {
            coders += [("lower median", .median), ("majority", .majority), ("mean", .mean)]
        }
        let first = try source.leaves(own, nil)
        missing =
            try [missing[0]]
            + LeafVariants.distinct(missing.dropFirst(), from: first) {
                rule throws(ArithmeticError) in try source.leaves(rule.rules, nil)
            }
        coders =
            try [coders[0]]
            + LeafVariants.distinct(coders.dropFirst(), from: first) {
                rule throws(ArithmeticError) in try source.leaves(own, rule.consensus)
            }
        var leaves: [[FastLeaves]] = []
        for rules in missing {
            var row: [FastLeaves] = []
            for rule in coders { row.append(try source.leaves(rules.rules, rule.consensus)) }
            leaves.append(row)
        }
        (self.missing, self.coders, self.leaves) = (missing, coders, leaves)
    }

    subscript(missing: Int, coders: Int) -> FastLeaves { leaves[missing][coders] }

    private static func words(_ isMinimum: Bool) -> String { isMinimum ? "at the minimum" : "left out" }

    /// The alternatives whose leaves are those of no alternative before them.
    private static func distinct<Rule>(
        _ rules: ArraySlice<Rule>, from first: FastLeaves,
        _ leaves: (Rule) throws(ArithmeticError) -> FastLeaves
    ) throws(ArithmeticError) -> [Rule] {
        var seen = [first]
        var kept: [Rule] = []
        for rule in rules {
            let made = try leaves(rule)
            guard !seen.contains(where: made.isSame) else { continue }
            seen.append(made)
            kept.append(rule)
        }
        return kept
    }
}

/// Works out the leaves of all vendors of a quarter under other rules.
private struct LeafSource {
    private let scored: ScoredPeriod
    private let requests: [Identifier: [RequestRow]]
    private let responses: [Identifier: [ResponseRow]]

    init(_ scored: ScoredPeriod) {
        self.scored = scored
        func byUnit<Row>(_ rows: [Row], _ company: (Row) -> Identifier) -> [Identifier: [Row]] {
            Dictionary(grouping: rows) { scored.units.unit(of: company($0)) ?? company($0) }
        }
        requests = byUnit(scored.rows.requests, \.vendor)
        responses = byUnit(scored.rows.responses, \.vendor)
    }

    /// - Parameter consensus: How several ratings become one on every scale with an order; nil as each scale says.
    func leaves(_ missing: MissingRules, _ consensus: Scale.Consensus?) throws(ArithmeticError) -> FastLeaves {
        var method = scored.method
        method.missing = missing
        if let consensus {
            for index in method.scales.indices where method.scales[index].kind != .nominal {
                method.scales[index].consensus = consensus
            }
        }
        let leaves = Leaves(method: method, period: scored.period, tables: scored.rows)
        var vendors: [VendorLeaves] = []
        for vendor in scored.vendors {
            vendors.append(
                try leaves.of(
                    requests: requests[vendor.vendor] ?? [], ratings: (responses[vendor.vendor] ?? [])[...],
                    isFolded: scored.graph.isFolded))
        }
        return FastLeaves(vendors, questions: scored.rows.questions.count)
    }
}
