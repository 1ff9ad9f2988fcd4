public import Statistics
import Tables

/// What a claim asserts.
public enum Assertion: Hashable, Sendable {
    /// Roles held or, with `!`, not held; it asserts nothing of the roles that it doesn't list.
    case roles(SignedWords<Role>)
    case risk(Risk, RiskBearing)
    /// The contract's term in years.
    case years(Rational)
    /// Something that no feature of a contract speaks of: never tested.
    case statement

    /// The feature as `claims.csv` names it.
    public var feature: String {
        switch self {
        case .roles: "roles"
        case .risk(let risk, _): risk.column
        case .years: "years"
        case .statement: "statement"
        }
    }

    /// Every feature that a claim can name.
    static let features = ["roles"] + Risk.allCases.map(\.column) + ["years", "statement"]
}

extension CellReader {
    /// What the cells `feature` and `asserted` assert together; nil after a fault.
    mutating func assertion() -> Assertion? {
        let feature = required("feature").text
        guard !feature.isEmpty else { return nil }
        if feature == "statement" { return .statement }
        guard Assertion.features.contains(feature) else {
            report(
                "feature", "claim.unknown-feature", "'feature' is not one that a claim can be about", found: feature,
                expected: Assertion.features.joined(separator: ", "),
                fix: nearest(to: feature, among: Assertion.features).map { "did you mean '\($0)'?" })
            return nil
        }
        guard text("asserted") != nil else {
            report("asserted", "cell.blank", "'asserted' must not be blank for a claim about '\(feature)'")
            return nil
        }
        if feature == "roles" { return .roles(signedWords("asserted", Role.self)) }
        if feature == "years" { return decimal("asserted", atLeast: 0, atMost: 1000).map(Assertion.years) }
        guard let risk = Risk.allCases.first(where: { $0.column == feature }) else { return nil }
        return bearing("asserted").map { .risk(risk, $0) }
    }

    /// Who bears a risk, from its `risk_…` column.
    mutating func riskBearing(_ risk: Risk) -> RiskBearing? { bearing(risk.column) }

    /// A bearer's word or a number from 0 to 1.
    private mutating func bearing(_ column: String) -> RiskBearing? {
        guard let text = text(column) else { return nil }
        if let first = text.utf8.first, (UInt8(ascii: "+")...UInt8(ascii: "9")).contains(first) {
            return decimal(column, atLeast: 0, atMost: 1).map(RiskBearing.part)
        }
        return word(column, Bearer.self).map(RiskBearing.bearer)
    }

    /// Whether a cell says yes; blank is no.
    mutating func yes(_ column: String) -> Bool {
        guard let text = text(column) else { return false }
        switch foldedASCII(text) {
        case "yes", "true", "1": return true
        case "no", "false", "0": return false
        default:
            report(
                column, "cell.not-yes-or-no", "'\(column)' is neither yes nor no", found: text, expected: "yes or no")
            return false
        }
    }
}
