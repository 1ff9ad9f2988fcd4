public import Dataset
public import Statistics

/// What documents say of a claim.
public enum Verdict: String, CaseIterable, Sendable {
    /// A contract's row states, with a quote, what can't be true if the claim is.
    case contradicted
    /// Only a contract's form implies it, or the row has no quote.
    case inTension = "in tension"
    /// What is documented lies within what is claimed.
    case consistent
    case untested

    /// The verdict on a whole from those on its parts.
    static func over(_ verdicts: [Verdict]) -> Verdict {
        for grave in [Verdict.contradicted, .inTension] where verdicts.contains(grave) { return grave }
        return !verdicts.isEmpty && verdicts.allSatisfy { $0 == .consistent } ? .consistent : .untested
    }
}

/// A feature of a contract that a claim can speak of, with its place in the involvement.
public enum ClaimedFeature: Hashable, Sendable {
    case role(Role)
    case risk(Risk)
    case term

    /// In a few words: "operate", "operation risk", "term".
    public var name: String {
        switch self {
        case .role(let role): role.rawValue
        case .risk(let risk): risk.name + " risk"
        case .term: "term"
        }
    }

    /// The column of `contracts.csv` that documents it.
    public var column: String {
        switch self {
        case .role: "roles"
        case .risk(let risk): risk.column
        case .term: "years"
        }
    }
}

/// A claim's feature held against one contract.
public struct FeatureTest: Sendable {
    public let feature: ClaimedFeature
    /// What the claim makes of the feature, and what the documents do, 0 to 1.
    public let claimed: Interval
    public let documented: Interval
    /// The points of involvement that the whole feature is worth.
    public let weight: Rational
    public let verdict: Verdict

    /// The points by which the documents put the contract above the claim.
    public var gap: Interval {
        get throws(ArithmeticError) { try (documented - claimed).scaled(by: weight) }
    }
}

/// A claim held against one contract.
public struct ContractTest: Sendable {
    /// The version that was in force when the claim was made.
    public let contract: ContractInvolvement
    public let features: [FeatureTest]

    /// The gravest verdict on a feature, where one is contradicted or in tension; consistent only if every feature is.
    public var verdict: Verdict { Verdict.over(features.map(\.verdict)) }
}

/// A claim and all that it was held against.
public struct TestedClaim: Sendable {
    public let row: ClaimRow
    /// In the order of the contracts' identifiers.
    public let tests: [ContractTest]

    /// Contradicted or in tension if any contract makes it so; consistent only if every contract that it speaks of
    /// is; else untested.
    public var verdict: Verdict { Verdict.over(tests.map(\.verdict)) }
}

/// Holds a claim against contracts.
struct ClaimTester {
    let rules: ContractRules

    func test(_ claim: ClaimRow, against contract: ContractInvolvement) throws(ArithmeticError) -> ContractTest {
        var features: [FeatureTest] = []
        switch claim.assertion {
        case .statement: break
        case .roles(let words):
            for role in Role.allCases {
                guard words.stated.contains(role) || words.denied.contains(role) else { continue }
                let claimed = Interval(exactly: words.stated.contains(role) ? 1 : 0)
                let standing = contract.roles.standing(of: role)
                features.append(
                    FeatureTest(
                        feature: .role(role), claimed: claimed, documented: standing.holding,
                        weight: try 100 * rules.weights.roles * (rules.roles[role] ?? 0),
                        verdict: verdict(
                            claimed, standing.holding, isStated: standing.isStatedByRow, contract.row)))
            }
        case .risk(let risk, let bearing):
            let claimed = RiskFeature.part(bearing, rules)
            let (part, isStated) = contract.risk.part(of: risk)
            features.append(
                FeatureTest(
                    feature: .risk(risk), claimed: claimed, documented: part,
                    weight: try 100 * rules.weights.risk * (rules.risks[risk] ?? 0),
                    verdict: verdict(claimed, part, isStated: isStated, contract.row)))
        case .years(let years):
            let claimed = Interval(exactly: try TermFeature.value(ofYears: years, rules))
            let isStated = contract.term.years != nil
            // Two terms beyond `fullYears` count alike in the involvement, but are not the same term.
            let verdict: Verdict
            if let documented = contract.term.years {
                verdict = self.verdict(
                    Interval(exactly: years), Interval(exactly: documented), isStated: true, contract.row)
            } else {
                verdict = .untested
            }
            features.append(
                FeatureTest(
                    feature: .term, claimed: claimed, documented: isStated ? contract.term.value : .unknownShare,
                    weight: try 100 * rules.weights.term, verdict: verdict))
        }
        return ContractTest(contract: contract, features: features)
    }

    private func verdict(_ claimed: Interval, _ documented: Interval, isStated: Bool, _ row: ContractRow) -> Verdict {
        if !claimed.meets(documented) { return isStated && row.quote != nil ? .contradicted : .inTension }
        return claimed.contains(documented) ? .consistent : .untested
    }
}
