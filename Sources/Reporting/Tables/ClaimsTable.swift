import Dataset
import Scoring
import Statistics

/// `tables/claims.csv`: each claim held against each contract that it speaks of.
enum ClaimsTable {
    static let name = "claims"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            for claim in vendor.claims { rows += self.rows(run, vendor, claim) }
        }
        return OutputTable(
            name: name, title: "Claims against documents, with both sides' words",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor that is scored"),
                OutputColumn("claim", .string, "claim's identifier"),
                OutputColumn("speaker", .string, "company that spoke"),
                OutputColumn("said", .string, "when"),
                OutputColumn("feature", .string, "what it is about: roles, a risk_ column, years or statement"),
                OutputColumn("asserted", .string, "what it asserts"),
                OutputColumn("claim_verdict", .string, "verdict over all contracts"),
                OutputColumn("contract", .string, "contract it was held against; blank: none"),
                OutputColumn("signatory", .string, "company that signed the contract"),
                OutputColumn("tested_feature", .string, "role, risk or term tested"),
                OutputColumn("claimed_lower", .number, "what the claim makes of it, at least, 0 to 1"),
                OutputColumn("claimed_upper", .number, "what the claim makes of it, at most, 0 to 1"),
                OutputColumn("documented_lower", .number, "what documents make of it, at least, 0 to 1"),
                OutputColumn("documented_upper", .number, "what documents make of it, at most, 0 to 1"),
                OutputColumn("verdict", .string, Verdict.allCases.map(\.rawValue).joined(separator: ", ")),
                OutputColumn(
                    "gap_lower", .number, "points of involvement that documents show above the claim, at least"),
                OutputColumn(
                    "gap_upper", .number, "points of involvement that documents show above the claim, at most"),
                OutputColumn("inferred", .boolean, "whether what the claim asserts is the coder's reading"),
                OutputColumn("claim_source", .string, "source of the claim"),
                OutputColumn("contract_source", .string, "source of the contract"),
                OutputColumn("claim_quote", .string, "the vendor's words"),
                OutputColumn("claim_wording", .string, "official or rendered"),
                OutputColumn("contract_quote", .string, "the contract's words"),
                OutputColumn("contract_wording", .string, "official or rendered"),
            ],
            key: ["period", "vendor", "claim", "contract", "signatory", "tested_feature"], rows: rows)
    }

    private static func rows(_ run: RunContext, _ vendor: ScoredVendor, _ claim: TestedClaim) -> [[String?]] {
        let head: [String?] = [
            run.period.description, vendor.vendor.text, claim.row.claim.text, claim.row.vendor.text,
            claim.row.date.description, claim.row.assertion.feature, claim.row.cell("asserted"), claim.verdict.rawValue,
        ]
        let inferred = claim.row.inferred.isEmpty ? "false" : "true"
        let features = claim.tests.flatMap { test in test.features.map { (test.contract.row, $0) } }
        guard !features.isEmpty else {
            return [
                head + [nil, nil, nil, nil, nil, nil, nil, Verdict.untested.rawValue, nil, nil, inferred]
                    + [claim.row.source?.text, nil, claim.row.quote, claim.row.wording?.rawValue, nil, nil]
            ]
        }
        return features.map { contract, feature in
            let gap = try? feature.gap
            return head + [
                contract.contract.text, contract.vendor.text, feature.feature.name, run.cell(feature.claimed.lower),
                run.cell(feature.claimed.upper), run.cell(feature.documented.lower),
                run.cell(feature.documented.upper), feature.verdict.rawValue, run.cell(gap?.lower),
                run.cell(gap?.upper), inferred, claim.row.source?.text, contract.source?.text, claim.row.quote,
                claim.row.wording?.rawValue, contract.quote, contract.wording?.rawValue,
            ]
        }
    }
}
