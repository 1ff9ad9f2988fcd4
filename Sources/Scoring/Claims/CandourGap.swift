public import Dataset
import Statistics

/// How far a contract, as documented, lies above what its vendor says of it (design: method, "The candour gap").
public struct ContractGap: Sendable {
    public let contract: ContractInvolvement
    /// The features claimed, each by the latest claim about it that stands.
    public let features: [(test: FeatureTest, claim: ClaimRow)]
    /// Σ over the features claimed of weight × (documented − claimed).
    public let gap: Interval
    /// The contract's involvement with the features claimed as claimed; all others are the same on both sides.
    public let acknowledged: Interval
    /// The gap from what no claim and no row marks as inference; nil where nothing of it is inferred.
    public let gapWithoutInference: Interval?

    /// A gap is a headline only where the documents put the contract above the claims for certain.
    public var isHeadline: Bool { gap.lower > 0 }
}

/// Works out the gaps of a vendor's contracts from its tested claims.
enum CandourGap {
    /// The gap of each contract that a claim speaks of, in the order of the contracts.
    static func gaps(
        _ contracts: [VendorContract], _ claims: [TestedClaim], _ rules: ContractRules
    ) throws(ArithmeticError) -> [ContractGap] {
        var gaps: [ContractGap] = []
        for contract in contracts where contract.counts {
            if let gap = try gap(of: contract.involvement, claims) { gaps.append(gap) }
        }
        return gaps
    }

    /// The largest gap by its lower end, the first contract among equals; nil without any.
    static func largest(_ gaps: [ContractGap]) -> ContractGap? {
        var largest: ContractGap?
        for gap in gaps where largest.map({ gap.gap.lower > $0.gap.lower }) ?? true { largest = gap }
        return largest
    }

    private static func gap(
        of contract: ContractInvolvement, _ claims: [TestedClaim]
    ) throws(ArithmeticError) -> ContractGap? {
        var latest: [(test: FeatureTest, claim: ClaimRow)] = []
        for claim in claims {
            for test in claim.tests where test.contract.row.isSameContract(as: contract.row) {
                for feature in test.features where isUnchanged(feature, in: contract) {
                    let entry = (test: feature, claim: claim.row)
                    if let known = latest.firstIndex(where: { $0.test.feature == feature.feature }) {
                        if isLater(claim.row, than: latest[known].claim) { latest[known] = entry }
                    } else {
                        latest.append(entry)
                    }
                }
            }
        }
        guard !latest.isEmpty else { return nil }
        let gap = try sum(latest.map(\.test))
        var acknowledged = contract.involvement
        for (test, _) in latest {
            let documented = try test.documented.scaled(by: test.weight)
            let claimed = try test.claimed.scaled(by: test.weight)
            acknowledged = Interval(
                try acknowledged.lower - documented.lower + claimed.lower,
                try acknowledged.upper - documented.upper + claimed.upper)
        }
        let certain = latest.filter { !isInferred($0.claim, $0.test, contract.row) }
        return ContractGap(
            contract: contract, features: latest, gap: gap, acknowledged: acknowledged,
            gapWithoutInference: certain.count < latest.count ? try sum(certain.map(\.test)) : nil)
    }

    private static func sum(_ tests: [FeatureTest]) throws(ArithmeticError) -> Interval {
        var sum = Interval(exactly: 0)
        for test in tests { sum = try sum + test.gap }
        return sum
    }

    /// A claim was held against the version of its day. Where an amendment has since changed the feature, the claim
    /// says nothing of what is documented now.
    private static func isUnchanged(_ test: FeatureTest, in contract: ContractInvolvement) -> Bool {
        switch test.feature {
        case .role(let role): contract.roles.standing(of: role).holding == test.documented
        case .risk(let risk): contract.risk.part(of: risk).part == test.documented
        case .term: contract.term.value == test.documented
        }
    }

    private static func isInferred(_ claim: ClaimRow, _ test: FeatureTest, _ contract: ContractRow) -> Bool {
        claim.inferred.contains { $0.column == "asserted" || $0.column == "feature" }
            || contract.inferred.contains { $0.column == test.feature.column }
    }

    private static func isLater(_ claim: ClaimRow, than other: ClaimRow) -> Bool {
        let (one, another) = (claim.date.lastDay, other.date.lastDay)
        return one == another ? other.claim < claim.claim : another < one
    }
}

extension ContractRow {
    /// Whether two rows are versions of one contract with one company.
    func isSameContract(as other: ContractRow) -> Bool { contract == other.contract && vendor == other.vendor }
}
