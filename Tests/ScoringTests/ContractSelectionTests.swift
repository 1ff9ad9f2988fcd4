import Dataset
import Scoring
import Statistics
import Testing

/// Which contracts count, in which version, and for how much of each the vendor stands.
@Suite("Contracts that count")
struct ContractSelectionTests {
    static func contracts(
        _ rows: [[String: String]], contracts: [String] = [], sources: String? = nil, period: String = "2021-Q3",
        vendors: String = "vendor,name\nv,V\nw,W\n"
    ) throws -> [VendorContract] {
        var sample = Sample()
        sample.files["vendors"] = vendors
        sample.files["contracts"] = Sample.table(rows.map { ["vendor": "v"].merging($0) { $1 } })
        sample.files["sources"] = sources
        sample.method.contracts = contracts
        return try sample.score(period).vendor("v")?.involvement.contracts ?? []
    }

    @Test(
        "a contract counts from the end of what its date names",
        arguments: [
            ("2021-09-30", true), ("2021-10-01", false), ("2021-09", true), ("2021-10", false), ("2021", false),
            ("2020", true),
        ])
    func dates(_ signed: String, _ counts: Bool) throws {
        let contracts = try Self.contracts([["contract": "c", "signed": signed], ["contract": "d", "signed": "2000"]])
        #expect(contracts.contains { $0.row.contract == "c" } == counts)
    }

    @Test("the day is that of signing, else of the start, else of the source's publication")
    func order() throws {
        let contracts = try Self.contracts(
            [
                ["contract": "a", "signed": "2019-01-01", "starts": "2022-01-01", "source": "s"],
                ["contract": "b", "starts": "2020-05", "source": "s"],
                ["contract": "c", "source": "s"],
            ], sources: "source,published\ns,2021-08-16\n")
        #expect(contracts.map(\.countsFrom.description) == ["2019-01-01", "2020-05-31", "2021-08-16"])
        var undated = Sample.contract(["signed": ""])
        undated.files["sources"] = "source\ns\n"
        #expect(try undated.errors() == ["contract.undated"])
    }

    @Test("the highest version signed by the quarter's end counts, whatever the order of the rows")
    func versions() throws {
        let rows = [
            ["contract": "c", "version": "2", "signed": "2021-08-01", "roles": "operate"],
            ["contract": "c", "version": "10", "signed": "2021-11-01", "roles": "supply"],
            ["contract": "c", "signed": "2020", "roles": "design"],
        ]
        func version(_ period: String) throws -> [Int] {
            try Self.contracts(rows, period: period).map(\.row.version)
        }
        #expect(try version("2021-Q1") == [1])
        #expect(try version("2021-Q3") == [2])
        #expect(try version("2021-Q4") == [10])
        #expect(try version("2019-Q4") == [])
    }

    @Test("a version is chosen among those signed, not by the latest signature")
    func versionNotDate() throws {
        let contracts = try Self.contracts([
            ["contract": "c", "version": "2", "signed": "2019"], ["contract": "c", "version": "1", "signed": "2020"],
        ])
        #expect(contracts.map(\.row.version) == [2])
    }

    @Test("cancelled and pending ones do not count, unless the method says so")
    func statuses() throws {
        let rows = ContractStatus.allCases.map { ["contract": $0.rawValue, "signed": "2020", "status": $0.rawValue] }
        func counting(_ rules: [String]) throws -> [String] {
            try Self.contracts(rows, contracts: rules).filter(\.counts).map(\.row.contract.text)
        }
        #expect(try counting([]) == ["active", "ended", "terminated"])
        #expect(try counting(["leave_out: [cancelled]"]) == ["active", "ended", "pending", "terminated"])
        #expect(try counting(["leave_out: []"]).count == 5)
        let left = try Self.contracts(rows).filter { !$0.counts }
        #expect(left.map(\.standing) == [.leftOut(.cancelled), .leftOut(.pending)])
    }

    @Test("a cancelled amendment takes the whole contract out: the latest version decides")
    func cancelledVersion() throws {
        let contracts = try Self.contracts([
            ["contract": "c", "version": "1", "signed": "2019", "roles": "operate"],
            ["contract": "c", "version": "2", "signed": "2020", "status": "cancelled"],
        ])
        #expect(contracts.map(\.standing) == [.leftOut(.cancelled)])
    }

    @Test("a confirmed duplicate counts once")
    func duplicates() throws {
        let contracts = try Self.contracts([
            ["contract": "c", "signed": "2019", "roles": "operate"],
            ["contract": "d", "signed": "2019", "same_as": "c"],
        ])
        #expect(contracts.map(\.standing) == [.counts, .duplicate(of: "c")])
    }

    @Test("a contract stays after it has ended, and with in_force: only it goes")
    func ended() throws {
        let rows = [
            ["contract": "by-date", "signed": "2010", "starts": "2010-01-01", "ends": "2021-09-29"],
            ["contract": "by-years", "signed": "2010-01-01", "years": "11"],
            ["contract": "last-day", "signed": "2010", "starts": "2010-01-01", "ends": "2021-09-30"],
            ["contract": "longer", "signed": "2010-01-01", "years": "12"],
            ["contract": "unknown", "signed": "2010"],
        ]
        #expect(try Self.contracts(rows).filter(\.counts).count == 5)
        let running = try Self.contracts(rows, contracts: ["in_force: only"]).filter(\.counts)
        #expect(running.map(\.row.contract) == ["last-day", "longer", "unknown"])
    }

    @Test("a term of part of a year ends after that part, not at its start")
    func partOfAYear() throws {
        let rows = [["contract": "c", "signed": "2021-08-01", "years": "0.5"]]
        let contracts = try Self.contracts(rows, contracts: ["in_force: only"])
        #expect(contracts.map(\.standing) == [.counts])
    }

    @Test("a share is as stated, 1 for a sole vendor, and a blank one of several is what the known ones leave")
    func shares() throws {
        func share(_ mine: String, _ others: [String]) throws -> Interval? {
            var rows = [["contract": "c", "signed": "2020", "share": mine]]
            var vendors = "vendor,name\nv,V\n"
            for (index, other) in others.enumerated() {
                rows.append(["contract": "c", "signed": "2020", "share": other, "vendor": "w\(index)"])
                vendors += "w\(index),W\n"
            }
            return try Self.contracts(rows, vendors: vendors).first?.share
        }
        #expect(try share("", []) == Interval(1, 1))
        #expect(try share("0.4", []) == Interval(Rational("0.4"), Rational("0.4")))
        #expect(try share("", [""]) == Interval(0, 1))
        #expect(try share("", ["0.7", ""]) == Interval(0, Rational("0.3")))
        #expect(try share("0.3", ["0.7"]) == Interval(Rational("0.3"), Rational("0.3")))
        #expect(try share("", ["1"]) == Interval(0, 0))
    }

    @Test("with consolidate: parent the group's contracts are the parent's; with none each company has its own")
    func consolidation() throws {
        var sample = Sample()
        sample.files["vendors"] = "vendor,name,parent,parent_source\nv,V,,\nw,W,v,s\nx,X,w,s\n"
        sample.files["sources"] = "source\ns\n"
        sample.files["contracts"] = Sample.table([
            ["contract": "c", "vendor": "v", "signed": "2020", "roles": "supply", "source": "s"],
            ["contract": "d", "vendor": "x", "signed": "2020", "roles": "operate", "source": "s"],
        ])
        var scored = try sample.score()
        #expect(scored.vendors.map(\.vendor) == ["v"])
        #expect(scored.vendors[0].companies.map(\.vendor) == ["v", "w", "x"])
        #expect(scored.vendors[0].involvement.deepestContract?.row.contract == "d")
        sample.method.consolidate = "none"
        scored = try sample.score()
        // A parent is kept although the rows of its daughter no longer count for it.
        #expect(scored.vendors.map(\.vendor) == ["v", "w", "x"])
        #expect(scored.vendor("v")?.involvement.deepestContract?.row.contract == "c")
        #expect(scored.vendor("w")?.involvement.contracts.isEmpty == true)
        #expect(scored.vendor("x")?.involvement.deepestContract?.row.contract == "d")
    }
}
