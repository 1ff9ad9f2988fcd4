import Dataset
import Scoring
import Statistics

extension RunContext {
    /// The ranks that a vendor may have in an index, all vendors at once, or why that is not known.
    func rankSet(of vendor: Identifier, at node: Identifier) -> Available<RankSet> {
        switch order(at: node) {
        case .none(let reason): return .none(reason)
        case .value(let order): return rankSet(of: vendor, in: order)
        }
    }

    /// The same, where the order of the index is at hand.
    func rankSet(of vendor: Identifier, in order: IndexUncertainty) -> Available<RankSet> {
        guard let place = order.place(of: vendor) else { return .none("not available: not ranked") }
        return .value(order.simultaneous[place])
    }

    /// How sure the order of an index's vendors is, or why that is not known.
    func order(at node: Identifier) -> Available<IndexUncertainty> {
        let target = method.target
        guard node != Method.involvement, target.kind == .questions else { return .none(target.notApplicable) }
        guard method.indices.contains(node) else { return .none("not available: worked out for indices only") }
        return uncertainty.order(of: node)
    }

    /// What makes an interval less sure, in a cell; nil where nothing does.
    func cautions(_ interval: ScoreInterval?) -> String? {
        guard let interval, !interval.cautions.isEmpty else { return nil }
        return interval.cautions.map(\.rawValue).joined(separator: "; ")
    }

    /// A p-value with the decimals of the tables, rounded up so that it is never 0.
    func probabilityCell(_ p: Rational?) -> String? {
        p.map { Figures.roundedUp($0, decimals: method.decimals.tables) }
    }
}

extension Figures {
    /// A p-value rounded up to so many decimals.
    static func roundedUp(_ p: Rational, decimals: Int) -> String {
        let rounded = p.fixed(decimals)
        guard let value = try? Rational.decimal(rounded), value < p,
            let step = try? Rational(1, over: Int128(Figures.power(decimals))), let above = try? value + step
        else { return rounded }
        return above.fixed(decimals)
    }

    private static func power(_ decimals: Int) -> Int { (0..<max(decimals, 0)).reduce(1) { power, _ in power * 10 } }

    /// A p-value as running text has it: "= .004", "< .001".
    static func probability(_ p: Rational) -> String {
        guard let limit = try? Rational(1, over: 1000), p >= limit else { return "< .001" }
        return p >= 1 ? "= 1" : "= " + decimal(roundedUp(p, decimals: 3))
    }

    /// The same as Markdown.
    static func probabilityWords(_ p: Rational) -> Markdown { Markdown(source: probability(p)) }

    private static func decimal(_ text: String) -> String { text.hasPrefix("0.") ? String(text.dropFirst()) : text }

    /// A difference with its sign: "+8.2", "−1.1", "0.0".
    func signed(_ value: Rational) -> String {
        let text = text(value)
        return value.isNegative || !text.contains(where: { "123456789".contains($0) }) ? text : "+" + text
    }
}

extension Figures {
    /// A difference with its sign, as Markdown.
    func change(_ value: Rational) -> Markdown { Markdown(source: signed(value)) }
}

extension RankSet {
    /// "1–2", or "3".
    var words: String { best == worst ? "\(best)" : "\(best)–\(worst)" }
}
