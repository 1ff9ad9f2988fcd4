public import Dataset
public import Statistics

/// One of the four parts that a contract's involvement is the sum of.
public enum Contribution: String, CaseIterable, Sendable {
    case roles, risk, term, value
}

/// How deeply a contract involves its vendor in what the customer does (design: method, "Involvement of one contract").
public struct ContractInvolvement: Sendable {
    public let row: ContractRow
    public let roles: RoleFeature
    public let risk: RiskFeature
    public let term: TermFeature
    public let value: ValueFeature
    /// The points of each contribution, in the order of `Contribution`; they sum to `involvement`.
    public let contributions: [(contribution: Contribution, points: Interval)]
    /// 100 × (weighted sum of R, K, T and V). The score is its lower end: evidenced involvement.
    public let involvement: Interval

    package init(_ row: ContractRow, _ rules: ContractRules, _ rates: Rates) throws(ArithmeticError) {
        self.row = row
        roles = try RoleFeature(row, rules)
        risk = try RiskFeature(row, rules)
        term = try TermFeature(row, rules)
        value = try ValueFeature(row, rules, rates)
        contributions = [
            (.roles, try roles.value.scaled(by: 100 * rules.weights.roles)),
            (.risk, try risk.value.scaled(by: 100 * rules.weights.risk)),
            (.term, try term.value.scaled(by: 100 * rules.weights.term)),
            (.value, try value.value.scaled(by: 100 * rules.weights.value)),
        ]
        var sum = Interval(exactly: 0)
        for (_, points) in contributions { sum = try sum + points }
        involvement = sum
    }

    public func points(of contribution: Contribution) -> Interval {
        contributions.first { $0.contribution == contribution }?.points ?? Interval(exactly: 0)
    }

    /// The part of what could be known that is known: 1 − (upper − lower) / 100.
    public var coverage: Rational {
        get throws(ArithmeticError) { try 1 - involvement.width / 100 }
    }

    /// Whether nothing but the contract's name is on record: no feature narrows its bounds.
    public var isKnownByNameOnly: Bool { involvement == Interval(0, 100) }
}
