import Tables
import Testing

@testable import Dataset

@Suite("Rows that become one, or several")
struct MappedShapesTests {
    private let years = """
        id,firm,year,cost
        1,alder,2001,10.5
        2,birch,2001,1
        1,alder,2002,2.25
        1,alder,2003,

        """

    @Test("rows of one group are summed exactly, and counted as folded")
    func groups() throws {
        let data = try MappedDataset(
            deals: years,
            columns:
                "value: {from: cost, combine: sum}\nsigned: {from: year, combine: lowest}\nends: {from: year, combine: highest}\nnote: {from: year, combine: list}",
            table: "group_by: [id]")
        #expect(
            try data.rows("contract", "value", "signed", "ends", "note") == [
                "1 | 12.75 | 2001 | 2003 | 2001;2002;2003", "2 | 1 | 2001 | 2001 | 2001",
            ])
        #expect(try data.report().first == "contracts.csv from deals.csv: 4 rows in, 2 folded into others, 2 out")
    }

    @Test("rows of one group that disagree are a fault at each other value, with the first row's line")
    func disagreement() throws {
        let data = try MappedDataset(deals: years, columns: "signed: year", table: "group_by: [id]")
        #expect(
            try data.faults() == [
                "deals.csv:4:9 mapping.rows-disagree", "deals.csv:5:9 mapping.rows-disagree",
            ])
        let fault = try #require(try data.folder.read().diagnostics.first { $0.identifier == "mapping.rows-disagree" })
        #expect(fault.summary.contains("the first is on line 2"))
        #expect(fault.found == "2002; the first row has 2001")
    }

    @Test("a contract of several vendors is refused unless the mapping says how they share it")
    func fanOut() throws {
        let deals = "id,firms\n1,\"Alder, Birch, Cedar\"\n2,Alder\n"
        let vendor = "vendor: {from: firms, split: \",\", as: slug}"
        let refused = try MappedDataset(deals: deals, columns: vendor)
        #expect(try refused.faults() == ["deals.csv:2 mapping.fan-out"])
        #expect(try refused.count("fan-out") == 3)
        let equal = try MappedDataset(deals: deals, columns: vendor, table: "share: equal")
        #expect(
            try equal.rows("contract", "share") == [
                "1 | 0.333333333333", "1 | 0.333333333333", "1 | 0.333333333333", "2 | -",
            ])
        let unknown = try MappedDataset(deals: deals, columns: vendor, table: "share: unknown")
        #expect(try unknown.rows("contract", "share") == ["1 | -", "1 | -", "1 | -", "2 | -"])
        #expect(try unknown.report().first == "contracts.csv from deals.csv: 2 rows in, 2 added, 4 out")
    }

    @Test("shares that the file states stand beside the vendors, part by part")
    func statedShares() throws {
        let data = try MappedDataset(
            deals: "id,firms,parts\n1,alder;birch,0.6;0.4\n2,alder;birch,1\n3,alder;birch;cedar,0.5;0.5\n",
            columns: "vendor: {from: firms, split: \";\"}\nshare: {from: parts, split: \";\"}",
            table: "share: stated")
        #expect(try data.rows("contract", "vendor", "share").prefix(2) == ["1 | alder | 0.6", "1 | birch | 0.4"])
        #expect(try data.faults().contains("deals.csv:4 mapping.uneven-parts"))
    }

    @Test("rows are joined by their keys; one without a partner is counted, and several partners fan out")
    func joins() throws {
        let data = try MappedDataset(
            deals: "id,award\n1,a\n2,b\n3,\n",
            columns: "vendor: {from: firm, join: firms}",
            table: "share: equal\njoin:\n  firms: {file: firms.csv, on: {award: award}}",
            others: ["firms.csv": "award,firm,x\na,alder,1\na,birch,2\na,alder,3\nb,cedar,\n"])
        #expect(
            try data.rows("contract", "vendor", "share") == ["1 | alder | 0.5", "1 | birch | 0.5", "2 | cedar | -"])
        #expect(try data.count("rows without a row of firms.csv") == 1)
        // Without a vendor it is no contract.
        #expect(try data.faults().contains("deals.csv:4 cell.blank"))
    }

    @Test("rows of another file fill columns by their category; others are counted, and disagreement is not known")
    func folds() throws {
        let data = try MappedDataset(
            deals: "id,firm\n1,alder\n2,birch\n",
            table: """
                fold:
                  risks:
                    file: risks.csv
                    on: {id: id}
                    category: what
                    value: who
                    into: {building: risk_construction, money: [risk_finance, risk_demand]}
                    words: {private: vendor, unclear: }
                """,
            others: [
                "risks.csv": """
                id,what,who
                1,Building,private
                1,money,private
                1,money,public
                1,weather,private
                2,building,nobody
                2,money,unclear
                2,,private

                """
            ])
        #expect(try data.rows("risk_construction", "risk_finance", "risk_demand") == ["vendor | - | -", "- | - | -"])
        #expect(try data.count("folded into columns") == 3)
        #expect(try data.count("risks category 'weather'") == 1)
        #expect(try data.count("risks value 'nobody'") == 1)
        #expect(try data.count("risks rows that say nothing") == 2)
        #expect(
            try data.faults().map { $0.split(separator: " ")[1] }.sorted() == [
                "mapping.fold-disagrees", "mapping.unmapped-category", "mapping.unmapped-word",
            ])
    }

    @Test("items that columns are numbered for become rows of their own, under any prefix and number")
    func items() throws {
        let data = try MappedDataset(
            deals:
                "record/firm,record/deals/0/id,record/deals/0/cost,record/deals/7/id,record/deals/7/cost\nalder,a,1,b,2\nbirch,c,3,,\n",
            columns: "contract: deals/*/id\nvalue: deals/*/cost",
            table: "each: deals/*", top: "prefixes: [record/]")
        #expect(try data.rows("contract", "vendor", "value") == ["a | alder | 1", "b | alder | 2", "c | birch | 3"])
    }

    @Test("vendors from names are one row each, and a name that differs in one letter is another vendor")
    func vendors() throws {
        let folder = try TemporaryDataset(
            [
                "method.yaml": TestMethod.text,
                "mapping.yaml": """
                candour: 1
                tables:
                  vendors:
                    from: deals.csv
                    unique: true
                    columns:
                      vendor: {from: firms, split: ",", as: slug}
                      name: {from: firms, split: ",", combine: first}

                """,
                "deals.csv": "firms\n\"Alder, Birch\"\nBirch\nBIRCH\n",
            ], isComplete: false)
        let reading = try folder.read()
        #expect(reading.dataset?.tables.vendors.map(\.name).sorted() == ["Alder", "BIRCH", "Birch"])
        #expect(
            reading.mapping?.lines.first
                == "vendors.csv from deals.csv: 3 rows in, 1 added, 1 folded into others, 3 out")
    }
}
