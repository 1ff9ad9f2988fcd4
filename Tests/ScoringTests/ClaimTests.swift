import Dataset
import Scoring
import Statistics
import Testing

/// Claims held against contracts, and the gap that they make.
@Suite("Claims")
struct ClaimTests {
    /// One contract and one claim, each given as cells by column.
    static func sample(
        _ contracts: [[String: String]], _ claims: [[String: String]], vendors: String = "vendor,name\nv,V\n"
    ) -> Sample {
        var sample = Sample()
        sample.files["vendors"] = vendors
        sample.files["sources"] = "source\ns\n"
        sample.files["contracts"] = Sample.table(
            contracts.map {
                ["contract": "c", "vendor": "v", "signed": "2017", "quote": "words", "source": "s"].merging($0) { $1 }
            })
        sample.files["claims"] = Sample.table(
            claims.enumerated().map { index, claim in
                ["claim": "k\(index)", "vendor": "v", "date": "2021-08-10", "source": "s", "quote": "words"]
                    .merging(claim) { $1 }
            })
        return sample
    }

    static func verdict(_ contract: [String: String], _ feature: String, _ asserted: String) throws -> Verdict {
        try sample([contract], [["feature": feature, "asserted": asserted]]).vendor().claims[0].verdict
    }

    @Test(
        "each verdict on a role",
        arguments: [
            (["roles": "operate"], "!operate", Verdict.contradicted), (["roles": "!operate"], "operate", .contradicted),
            (["roles": "build"], "!supply", .contradicted), (["form": "om"], "!operate", .inTension),
            (["form": "supply"], "operate", .inTension), (["roles": "operate", "quote": ""], "!operate", .inTension),
            (["roles": "operate"], "operate", .consistent), (["roles": "!operate"], "!operate", .consistent),
            (["form": "om"], "operate", .consistent), (["form": "supply"], "maintain", .untested),
            ([:], "!operate", .untested),
            (["roles": "operate;maintain"], "operate;!maintain", .contradicted),
        ])
    func roles(_ contract: [String: String], _ asserted: String, _ verdict: Verdict) throws {
        #expect(try Self.verdict(contract, "roles", asserted) == verdict)
    }

    @Test("a claim of which a part is untested is not consistent")
    func partlyUntested() throws {
        let verdict = try Self.verdict(["roles": "operate"], "roles", "operate;maintain")
        #expect(verdict == .untested)
    }

    @Test(
        "each verdict on a risk",
        arguments: [
            ("vendor", "public", Verdict.contradicted), ("shared", "public", .contradicted),
            ("0.1", "public", .contradicted),
            ("public", "public", .consistent), ("0.5", "shared", .consistent), ("", "public", .untested),
        ])
    func risks(_ documented: String, _ claimed: String, _ verdict: Verdict) throws {
        #expect(try Self.verdict(["risk_operation": documented], "risk_operation", claimed) == verdict)
    }

    @Test("years are compared as years: two terms beyond the full one are not the same")
    func years() throws {
        #expect(try Self.verdict(["years": "21"], "years", "1") == .contradicted)
        #expect(try Self.verdict(["years": "21"], "years", "21") == .consistent)
        #expect(try Self.verdict(["years": "21", "quote": ""], "years", "1") == .inTension)
        #expect(try Self.verdict([:], "years", "1") == .untested)
        #expect(try Self.verdict(["years": "40"], "years", "50") == .contradicted)
        let gap = try Self.sample([["years": "40"]], [["feature": "years", "asserted": "50"]]).vendor().largestGap
        #expect(gap?.gap == Interval(exactly: 0))
        #expect(gap?.isHeadline == false)
    }

    @Test("a statement is never tested")
    func statement() throws {
        let vendor = try Self.sample([["roles": "operate"]], [["feature": "statement", "asserted": "we are good"]])
            .vendor()
        #expect(vendor.claims[0].verdict == .untested)
        #expect(vendor.claims[0].tests.isEmpty)
        #expect(vendor.gaps.isEmpty)
    }

    @Test("a claim without a contract speaks of all; one with a contract of that one")
    func scope() throws {
        let contracts = [["contract": "a", "roles": "operate"], ["contract": "b", "roles": "!operate"]]
        let all = try Self.sample(contracts, [["feature": "roles", "asserted": "!operate"]]).vendor()
        #expect(all.claims[0].tests.map(\.verdict) == [.contradicted, .consistent])
        #expect(all.claims[0].verdict == .contradicted)
        let one = try Self.sample(contracts, [["feature": "roles", "asserted": "!operate", "contract": "b"]]).vendor()
        #expect(one.claims[0].tests.map(\.contract.row.contract) == ["b"])
        #expect(one.claims[0].verdict == .consistent)
        // Consistent with all or not at all.
        let some = Self.sample(
            [["contract": "a"], ["contract": "b", "roles": "!operate"]], [["feature": "roles", "asserted": "!operate"]])
        #expect(try some.vendor().claims[0].verdict == .untested)
    }

    @Test("a claim is held against the contracts signed on or before its date, in the version of that day")
    func versions() throws {
        let contracts = [
            ["contract": "c", "version": "1", "signed": "2017", "roles": "operate"],
            ["contract": "c", "version": "2", "signed": "2021-09-01", "roles": "!operate"],
            ["contract": "d", "signed": "2021-08-11", "roles": "operate"],
        ]
        let claim = ["feature": "roles", "asserted": "!operate"]
        let vendor = try Self.sample(contracts, [claim]).vendor()
        #expect(vendor.claims[0].tests.map(\.contract.row.contract) == ["c"])
        #expect(vendor.claims[0].tests.map(\.contract.row.version) == [1])
        #expect(vendor.claims[0].verdict == .contradicted)
        // The feature has changed since, so the claim of then says nothing of the contract of now.
        #expect(vendor.gaps.isEmpty)
        let sameDay = try Self.sample(contracts, [claim.merging(["date": "2021-08-11"]) { $1 }]).vendor()
        #expect(sameDay.claims[0].tests.map(\.contract.row.contract) == ["c", "d"])
    }

    @Test("a claim stands until it is withdrawn")
    func withdrawn() throws {
        let claim = ["feature": "roles", "asserted": "!operate"]
        func count(_ withdrawn: String, _ period: String = "2021-Q3") throws -> Int {
            try Self.sample([["roles": "operate"]], [claim.merging(["withdrawn": withdrawn]) { $1 }])
                .vendor("v", period).claims.count
        }
        #expect(try count("") == 1)
        #expect(try count("2021-09-30") == 0)
        #expect(try count("2021-10-01") == 1)
        #expect(try count("2021-10-01", "2021-Q4") == 0)
        #expect(try count("2021") == 1)
        #expect(try count("", "2021-Q2") == 0)
    }

    @Test("the latest claim about a feature counts; of one day, the last by its identifier")
    func latest() throws {
        let contract = ["roles": "operate", "risk_operation": "vendor"]
        func gap(_ claims: [(date: String, asserted: String)]) throws -> String? {
            try Self.sample([contract], claims.map { ["date": $0.date, "feature": "roles", "asserted": $0.asserted] })
                .vendor().largestGap?.gap.lower.fixed(1)
        }
        #expect(try gap([("2021-08-10", "!operate"), ("2021-08-09", "operate")]) == "14.0")
        #expect(try gap([("2021-08-10", "!operate"), ("2021-08-11", "operate")]) == "0.0")
        #expect(try gap([("2021-08-10", "operate"), ("2021-08-10", "!operate")]) == "14.0")
    }

    @Test("the gap is over the features claimed alone: what else is open is the same on both sides")
    func features() throws {
        let vendor = try Self.sample(
            [["roles": "operate", "risk_operation": "vendor"]],
            [
                ["feature": "roles", "asserted": "!operate;!maintain"],
                ["feature": "risk_demand", "asserted": "public"],
            ]
        ).vendor()
        let gap = try #require(vendor.largestGap)
        // Operating 14 for certain; maintaining up to 6 and demand risk up to 4.5, which nobody documents.
        #expect(try gap.gap == Interval(14, Rational("24.5")))
        #expect(gap.isHeadline)
        let contract = gap.contract.involvement
        #expect(try gap.acknowledged == Interval(contract.lower - 14, contract.upper - Rational("24.5")))
    }

    @Test("a claim of more than the documents show gives a negative gap and no headline")
    func negative() throws {
        let gap = try Self.sample([["roles": "supply;!operate"]], [["feature": "roles", "asserted": "operate"]])
            .vendor().largestGap
        #expect(gap?.gap == Interval(exactly: -14))
        #expect(gap?.isHeadline == false)
    }

    @Test(
        "a vendor's gap is its largest contract gap, ties by the contract's identifier, never a difference of roll-ups")
    func largest() throws {
        let contracts = [
            ["contract": "b", "roles": "operate"], ["contract": "a", "roles": "operate"],
            ["contract": "deep", "roles": "operate;build;design;finance;maintain", "years": "30"],
        ]
        let vendor = try Self.sample(
            contracts,
            [
                ["feature": "roles", "asserted": "!operate", "contract": "a"],
                ["feature": "roles", "asserted": "!operate", "contract": "b"],
            ]
        ).vendor()
        #expect(vendor.gaps.map(\.contract.row.contract) == ["a", "b"])
        #expect(vendor.largestGap?.contract.row.contract == "a")
        #expect(vendor.largestGap?.gap == Interval(exactly: 14))
        #expect(vendor.involvement.deepestContract?.row.contract == "deep")
    }

    @Test("without what a claim or a row marks as inferred, the gap has the rest")
    func inferred() throws {
        let sample = Self.sample(
            [["roles": "operate", "risk_operation": "vendor"]],
            [
                ["feature": "roles", "asserted": "!operate"],
                ["feature": "risk_operation", "asserted": "public", "inferred": "asserted: a reading"],
            ])
        let gap = try #require(try sample.vendor().largestGap)
        #expect(try gap.gap == Interval(exactly: Rational("18.5")))
        #expect(gap.gapWithoutInference == Interval(exactly: 14))
        let plain = try Self.sample([["roles": "operate"]], [["feature": "roles", "asserted": "!operate"]]).vendor()
        #expect(plain.largestGap?.gapWithoutInference == nil)
    }

    @Test("what a company of the group says is held against what another signed, but not with consolidate: none")
    func group() throws {
        var sample = Self.sample(
            [["vendor": "maker", "roles": "operate"]],
            [["vendor": "speaker", "feature": "roles", "asserted": "!operate"]],
            vendors: "vendor,name,parent,parent_source\nv,V,,\nmaker,M,v,s\nspeaker,S,v,s\n")
        #expect(try sample.vendor("v").claims.map(\.verdict) == [.contradicted])
        sample.method.consolidate = "none"
        let scored = try sample.score()
        #expect(scored.vendor("speaker")?.claims.map(\.verdict) == [.untested])
        #expect(scored.vendor("maker")?.claims.isEmpty == true)
        #expect(scored.vendor("v")?.gaps.isEmpty == true)
    }

    @Test("a contract that does not count is held against no claim")
    func leftOut() throws {
        let vendor = try Self.sample(
            [["roles": "operate", "status": "cancelled"]], [["feature": "roles", "asserted": "!operate"]]
        ).vendor()
        #expect(vendor.claims[0].tests.isEmpty)
        #expect(vendor.gaps.isEmpty)
    }
}
