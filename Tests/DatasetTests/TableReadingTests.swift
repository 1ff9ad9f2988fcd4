import Statistics
import Tables
import Testing

@testable import Dataset

@Suite("Rows from tables")
struct TableReadingTests {
    @Test("Columns may stand in any order, and unknown ones among them")
    func reordered() throws {
        let dataset = try TemporaryDataset([
            "vendors.csv": "colour,name,note,vendor\nred,Alder Systems,\"a, b\",alder\n"
        ])
        let reading = try dataset.read()
        let row = try #require(reading.dataset?.tables.vendors.first)
        #expect(row.vendor == "alder")
        #expect(row.name == "Alder Systems")
        #expect(row.note == "a, b")
        #expect(row.country == nil)
        #expect(try dataset.faults() == ["vendors.csv:1:1 csv.unknown-column"])
    }

    @Test("A blank version is 1, and a column that is missing altogether too")
    func versions() throws {
        let rows = "contract,vendor,version,signed\na,alder,,2020\nb,alder,2,2020\n"
        let some = try TemporaryDataset(["contracts.csv": rows]).read()
        #expect(some.dataset?.tables.contracts.map(\.version) == [1, 2])
        #expect(some.dataset?.tables.contracts.map(\.key) == [["a", "alder", "1"], ["b", "alder", "2"]])
        let none = try TemporaryDataset(["contracts.csv": "contract,vendor,signed\na,alder,2020\n"]).read()
        #expect(none.dataset?.tables.contracts.map(\.version) == [1])
    }

    @Test("A blank, 1 and 01 are one version", arguments: ["", "1", "01"])
    func sameVersion(version: String) throws {
        let dataset = try TemporaryDataset([
            "contracts.csv": "contract,vendor,version,signed,source\na,alder,1,2020,s\na,alder,\(version),2020,s\n",
            "sources.csv": "source\ns\n",
        ])
        #expect(try dataset.faults() == ["contracts.csv:3:1 key.duplicate"])
    }

    @Test("A blank cell is not known; NA is Namibia")
    func blanks() throws {
        let dataset = try TemporaryDataset([
            "vendors.csv": "vendor,name,country,identifier,note\nalder,Alder,NA,\" \t\",\"\"\n"
        ])
        let row = try #require(try dataset.read().dataset?.tables.vendors.first)
        #expect(row.country == "NA")
        #expect(row.identifier == nil)
        #expect(row.note == nil)
    }

    @Test(
        "What a spreadsheet would run is guarded in writing and comes back as it was",
        arguments: ["=1+1", "'=x", "''@x", "-x", "+1"])
    func guarded(text: String) throws {
        var writer = CSVWriter()
        writer.append(["vendor", "name"])
        writer.append(["alder", text])
        let dataset = try TemporaryDataset(["vendors.csv": String(decoding: writer.bytes, as: UTF8.self)])
        #expect(try dataset.read().dataset?.tables.vendors.first?.name == text)
    }

    @Test("Vendors are told apart by their bytes: é in two forms is two vendors")
    func identifierBytes() throws {
        let dataset = try TemporaryDataset([
            "vendors.csv": "vendor,name\ncaf\u{E9},One\ncafe\u{301},Two\n",
            "contracts.csv": "contract,vendor,signed,source\na,cafe\u{301},2020,s\nb,caf\u{E9},2020,s\n",
            "sources.csv": "source\ns\n",
        ])
        let reading = try dataset.read()
        #expect(reading.diagnostics == [])
        #expect(reading.dataset?.tables.vendors.map(\.name) == ["Two", "One"], "in the order of their bytes")
        #expect(Identifier("caf\u{E9}") != Identifier("cafe\u{301}"))
        #expect(Set([Identifier("caf\u{E9}"), Identifier("cafe\u{301}")]).count == 2)
        #expect(Identifier("cafe\u{301}") < Identifier("caf\u{E9}"))
        #expect(Identifier("B") < Identifier("a"))
    }

    @Test("One form of é does not answer for the other")
    func identifierBytesInReferences() throws {
        let dataset = try TemporaryDataset([
            "vendors.csv": "vendor,name\ncaf\u{E9},One\n",
            "contracts.csv": "contract,vendor,signed,source\na,cafe\u{301},2020,s\n",
            "sources.csv": "source\ns\n",
        ])
        #expect(try dataset.faults() == ["contracts.csv:2:3 reference.unknown-vendor"])
    }

    @Test("Roles, risks, money and inferences of a contract are read exactly")
    func contract() throws {
        let dataset = try TemporaryDataset([
            "contracts.csv": """
            contract,vendor,share,form,roles,risk_demand,risk_finance,risk_design,value,currency,signed,years,status,inferred,source
            a,alder,0.25,DBFOT, design | Build;!operate ,privateParty,0.35,Shared,335990000.01,CNY,2017-05,21,in force,signed: the tender's number; years: its title,s

            """,
            "sources.csv": "source\ns\n", "rates.csv": "currency,year,per_unit\nCNY,2017,6.7588\n",
        ])
        let reading = try dataset.read()
        let faults = try dataset.faults()
        #expect(faults == ["contracts.csv:2:21 contract.role-against-form"])
        let row = try #require(reading.dataset?.tables.contracts.first)
        #expect(row.share == .percent(25))
        #expect(row.form == .dbfot)
        #expect(row.roles.stated == [.design, .build] && row.roles.denied == [.operate])
        #expect(row.risks == [.demand: .bearer(.vendor), .finance: .part(.percent(35)), .design: .bearer(.shared)])
        #expect(row.value == (try Rational(33_599_000_001, over: 100)))
        #expect(row.signed == CalendarDate("2017-05"))
        #expect(row.status == .active)
        #expect(
            row.inferred == [
                Inference(column: "signed", reason: "the tender's number"),
                Inference(column: "years", reason: "its title"),
            ])
    }

    @Test("The same rows and the same faults for any number of threads and in any order of rows")
    func threads() throws {
        let rows = (1...400).map { "c\($0),\($0 % 7 == 0 ? "elder" : "alder"),\($0 % 5 == 0 ? "x" : "\($0)"),2020\n" }
        let header = "contract,vendor,years,signed\n"
        let dataset = try TemporaryDataset(["contracts.csv": header + rows.joined()])
        let one = try dataset.read()
        let four = try DatasetFolder(dataset.path, options: ReadingOptions(threads: 4, chunkSize: 64)).read()
        #expect(one.diagnostics == four.diagnostics)
        #expect(one.count(of: .error) == 80 + 46)
        let shuffled = try TemporaryDataset(["contracts.csv": header + rows.reversed().joined()])
        #expect(try shuffled.read().count(of: .error) == one.count(of: .error))
    }

    @Test("Errors and warnings beyond those kept are counted apart")
    func counts() throws {
        let rows = (1...1200).map { "c\($0),alder,2020\n" }.joined()
        let reading = try TemporaryDataset(["contracts.csv": "contract,vendor,signed\n" + rows]).read()
        #expect(reading.count(of: .warning) == 1200)
        #expect(reading.count(of: .error) == 0)
        #expect(reading.diagnostics.count == 1000)
        #expect(reading.dataset != nil)
    }

    @Test("Every dataset that a folder is started with has its headers and nothing else wrong")
    func newDataset() throws {
        let files = NewDataset.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
        let dataset = try TemporaryDataset(Dictionary(uniqueKeysWithValues: files))
        #expect(
            try dataset.read().diagnostics.filter { $0.severity == .error }.map(\.identifier) == [
                "dataset.nothing-to-score"
            ])
    }
}
