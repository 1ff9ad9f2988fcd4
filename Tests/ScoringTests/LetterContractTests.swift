import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// The contract of the letter of 16 August 2021, as method.md works it by hand.
@Suite("The letter's contract")
struct LetterContractTests {
    static let cells = [
        "roles": "design;build;finance;operate;transfer", "form": "dbfot", "years": "21", "value": "335990000",
        "currency": "CNY", "risk_design": "vendor", "risk_operation": "vendor", "risk_maintenance": "vendor",
        "risk_legal_political": "public", "risk_force_majeure": "shared", "quote": "the system", "source": "d1",
    ]
    static let rates = "currency,year,per_unit\nCNY,2017,6.7588\n"

    static func sample(rates: String? = rates) -> Sample {
        var sample = Sample.contract(cells, rates: rates)
        sample.files["sources"] = "source,title\nd1,Award\nl2,Letter\n"
        return sample
    }

    static func claims(_ claims: [(feature: String, asserted: String)]) -> Sample {
        var sample = sample()
        sample.files["claims"] = Sample.table(
            claims.enumerated().map { index, claim in
                [
                    "claim": "k\(index)", "vendor": "v", "date": "2021-08-10", "feature": claim.feature,
                    "asserted": claim.asserted, "source": "l2", "quote": "not within our remit",
                ]
            })
        return sample
    }

    @Test("its involvement is 68.9 to 89.9, and its score the lower end")
    func withRate() throws {
        let contract = try Self.sample().contract()
        #expect(contract.involvement.involvement.fixed(1) == "[68.9, 89.9]")
        let vendor = try Self.sample().vendor()
        let standing = vendor.standing(in: Method.involvement, try Self.sample().read().method)
        guard case .scored(let score) = standing else {
            Issue.record("not scored: \(standing)")
            return
        }
        #expect(score.value == contract.involvement.involvement.lower)
    }

    @Test("without a rate it is 58.8 to 94.8")
    func withoutRate() throws {
        let involvement = try Self.sample(rates: nil).contract().involvement
        #expect(involvement.involvement.fixed(1) == "[58.8, 94.8]")
        #expect(involvement.value.worth == .noRate(currency: "CNY", year: 2017))
    }

    @Test("its roles are .85 to 1, its risks .375 to .875, its term ln 22 / ln 31, its value .674")
    func features() throws {
        let involvement = try Self.sample().contract().involvement
        #expect(try involvement.roles.value == Interval(Rational("0.85"), 1))
        #expect(try involvement.risk.value == Interval(Rational("0.375"), Rational("0.875")))
        #expect(abs(involvement.term.value.lower.double() - log(22) / log(31)) < 1e-12)
        #expect(involvement.term.value.isExact)
        let value = 335_990_000 / 6.7588
        #expect(abs(involvement.value.value.lower.double() - (log10(value) - 5) / 4) < 1e-12)
        #expect(involvement.value.value.fixed(3) == "[0.674, 0.674]")
        #expect(involvement.value.amount?.fixed(2) == "49711487.25")
    }

    @Test("the four contributions sum to the involvement exactly, and coverage is one less the width")
    func contributions() throws {
        let involvement = try Self.sample().contract().involvement
        let lower = try Rational.sum(involvement.contributions.map(\.points.lower))
        let upper = try Rational.sum(involvement.contributions.map(\.points.upper))
        #expect(Interval(lower, upper) == involvement.involvement)
        #expect(involvement.contributions.map(\.contribution) == Contribution.allCases)
        #expect(try involvement.coverage == 1 - (upper - lower) / 100)
        #expect(try involvement.coverage.fixed(2) == "0.79")
    }

    @Test("a bare supply contract of a year and of that value, with all risks public, scores 15.1")
    func bareSupply() throws {
        var cells = ["roles": "supply", "form": "supply", "years": "1", "value": "335990000", "currency": "CNY"]
        for risk in Risk.allCases { cells[risk.column] = "public" }
        let involvement = try Sample.contract(cells, rates: Self.rates).contract().involvement
        #expect(involvement.involvement.lower.fixed(1) == "15.1")
    }

    @Test(
        "the gap is 14.0 for the role, 18.5 with operation risk, 21.5 with maintenance risk too",
        arguments: [(1, "14.0000"), (2, "18.5000"), (3, "21.5000")])
    func gap(_ count: Int, _ points: String) throws {
        let claims = [("roles", "!operate"), ("risk_operation", "public"), ("risk_maintenance", "public")]
        let vendor = try Self.claims(Array(claims.prefix(count))).vendor()
        let gap = try #require(vendor.largestGap)
        #expect(gap.gap.isExact)
        #expect(gap.gap.lower.fixed(4) == points)
        #expect(gap.isHeadline)
        #expect(vendor.claims.allSatisfy { $0.verdict == .contradicted })
    }

    @Test("with role and operation risk claimed away, 50.4 to 71.4 is acknowledged")
    func acknowledged() throws {
        let gap = try #require(
            try Self.claims([("roles", "!operate"), ("risk_operation", "public")]).vendor().largestGap)
        #expect(gap.acknowledged.fixed(1) == "[50.4, 71.4]")
    }

    @Test("what only a quote makes contradicted is in tension without one")
    func withoutQuote() throws {
        var sample = Self.claims([("roles", "!operate")])
        var cells = Self.cells
        cells["quote"] = nil
        cells["contract"] = "c"
        cells["vendor"] = "v"
        cells["signed"] = "2017"
        sample.files["contracts"] = Sample.table([cells])
        #expect(try sample.vendor().claims.map(\.verdict) == [.inTension])
    }

    @Test("a rise of any input never lowers either end")
    func monotone() throws {
        let base = Self.cells.merging(["source": ""]) { $1 }
        let rises: [[String: String]] = [
            ["years": "22"], ["value": "400000000"], ["roles": "design;build;finance;operate;transfer;maintain"],
            ["risk_legal_political": "shared"], ["risk_force_majeure": "vendor"], ["risk_demand": "vendor"],
        ]
        let before = try Sample.contract(base, rates: Self.rates).contract().involvement.involvement
        for rise in rises {
            let after = try Sample.contract(base.merging(rise) { _, new in new }, rates: Self.rates)
                .contract().involvement.involvement
            #expect(after.lower >= before.lower, "\(rise)")
        }
    }
}
