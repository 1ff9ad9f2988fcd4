import Tables
import Testing

@testable import Dataset

@Suite("Rows made by a mapping")
struct MappedRowsTests {
    @Test("each column has its source: a column, the first of several, a constant, a template")
    func sources() throws {
        let data = try MappedDataset(
            deals: "id,firm,short,long,land,no\n1,alder,,City System,GB,7\n2,birch,Cams,x,,\n3,cedar, ,,,\n",
            columns: """
                title: [short, long]
                currency: {constant: USD}
                note: {template: "{land}/{no}"}
                """)
        #expect(
            try data.rows("contract", "vendor", "title", "currency", "note") == [
                "1 | alder | City System | USD | GB/7", "2 | birch | Cams | USD | -", "3 | cedar | - | USD | -",
            ])
    }

    @Test("units, marks, currencies, placeholders and words for nothing, each counted")
    func numbers() throws {
        let data = try MappedDataset(
            deals: """
                id,firm,cost,price,guess
                1,alder,"1.234,5",USD 653,1
                2,alder,NA,"AMD267,00",99999999
                3,alder,"2","17",12

                """,
            columns: """
                value: {from: cost, units: millions, decimal: ",", thousands: "."}
                currency: {from: price, part: currency}
                note: {from: price, part: amount}
                years: {from: guess, placeholders: [1, 99999999]}
                """,
            top: "missing: [NA]")
        #expect(
            try data.rows("value", "currency", "note", "years") == [
                "1234500000 | USD | 653 | -", "- | AMD | 267,00 | -", "2000000 | - | 17 | 12",
            ])
        #expect(try data.count("units ×1,000,000 on cost") == 2)
        #expect(try data.count("decimal ','") == 1)
        #expect(try data.count("not known: NA on cost") == 1)
        #expect(try data.count("placeholders 1, 99999999 on guess") == 2)
        #expect(try data.count("currency beside an amount on price") == 2)
    }

    @Test("a number in another style is refused at its place, and never misread")
    func otherStyle() throws {
        let data = try MappedDataset(
            deals: "id,firm,cost\n1,alder,\"1,5\"\n2,alder,1.5\n",
            columns: "value: {from: cost, decimal: \",\"}")
        #expect(try data.rows("value") == ["1.5"])
        #expect(try data.faults() == ["deals.csv:3:9 cell.not-a-number"])
        let fault = try #require(try data.folder.read().diagnostics.first { $0.identifier == "cell.not-a-number" })
        #expect(fault.summary.hasSuffix("it is made from 'cost'"))
        #expect(fault.found == "1.5 (with decimal ',')")
    }

    @Test("dates of several forms; one that is none is a fault of the cell")
    func dates() throws {
        let data = try MappedDataset(
            deals:
                "id,firm,day\n1,alder,23/01/2017\n2,alder,42758\n3,alder,2017-01-23T00:00:00-06:00\n4,alder,31/02/2017\n",
            columns: "signed: {from: day, dates: [dd/mm/yyyy, excel, iso]}")
        #expect(try data.rows("signed") == ["2017-01-23", "2017-01-23", "2017-01-23"])
        #expect(try data.faults() == ["deals.csv:5:9 cell.not-a-date"])
    }

    @Test("words become ours; those that are not known are counted and named, and read as the mapping says")
    func words() throws {
        let deals = "id,firm,state\n1,alder,OPEN\n2,alder,odd\n3,alder,active\n4,alder,odd\n5,alder,none\n"
        let words = "words: {open: active, none: }"
        let blank = try MappedDataset(deals: deals, columns: "status: {from: state, \(words)}")
        #expect(try blank.rows("status") == ["active", "-", "active", "-", "-"])
        #expect(try blank.count("status 'odd'") == 2)
        #expect(try blank.faults().contains("mapping.yaml:6:15 mapping.unmapped-word"))
        let kept = try MappedDataset(deals: deals, columns: "note: {from: state, \(words), otherwise: keep}")
        #expect(try kept.rows("note") == ["active", "odd", "active", "odd", "-"])
        let refused = try MappedDataset(deals: deals, columns: "status: {from: state, \(words), otherwise: refuse}")
        #expect(try refused.rows("contract") == ["1", "3", "5"])
        #expect(try refused.faults().filter { $0.hasSuffix("mapping.unknown-word") }.count == 2)
        #expect(try refused.count("words on state") == 2)
    }

    @Test("one name can stand for another and the rest be kept without a warning, and a confirmed duplicate be named")
    func aliases() throws {
        let data = try MappedDataset(
            deals: "id,firm\n1,ALDER S.A.\n2,Birch\n3,Alder SA\n",
            columns: """
                vendor: {from: firm, words: {"ALDER S.A.": Alder SA}, otherwise: keep, as: slug}
                same_as: {from: id, words: {3: 1, "*": }}
                """)
        let rows = try data.tables().tables.contracts
        #expect(rows[0].vendor == rows[2].vendor)
        #expect(rows[1].vendor != rows[0].vendor)
        #expect(rows.map(\.sameAs) == [nil, nil, "1"])
        #expect(try data.count("words kept as they are in vendor") == 2)
        #expect(try data.faults() == [])
    }

    @Test("line ends in cells become spaces, and blanks at the ends go, also of names")
    func tidying() throws {
        let data = try MappedDataset(
            deals: "id,firm,name\n1,\"alder \",\"The\nbig\r\n one\"\n", columns: "title: name")
        #expect(try data.rows("vendor", "title") == ["alder | The big  one"])
        #expect(try data.count("blanks at the ends, line ends") == 2)
    }

    @Test("a list in a cell becomes our list, and JSON too")
    func lists() throws {
        let data = try MappedDataset(
            deals: "id,firm,does,more\n1,alder,\"build, operate\",\"[\"\"own\"\"]\"\n",
            columns: """
                roles: {from: does, split: ","}
                note: {from: more, json: true}
                """)
        #expect(try data.rows("roles", "note") == ["build;operate | own"])
    }

    @Test("other encodings and delimiters are read as the mapping says")
    func encodings() throws {
        let data = try MappedDataset(
            deals: "", columns: "title: naïve",
            top: "files:\n  deals.csv: {encoding: windows-1252, delimiter: \";\"}")
        let text = "id;firm;na\u{EF}ve\n1;alder;caf\u{E9}\n"
        try data.folder.write(text.unicodeScalars.map { UInt8($0.value) }, to: "deals.csv")
        #expect(try data.rows("title") == ["café"])
    }

    @Test("several files of one shape stand one behind the other, and faults know their file")
    func severalFiles() throws {
        let folder = try TemporaryDataset([
            "mapping.yaml": """
            candour: 1
            tables:
              contracts:
                from: [a.csv, b.csv]
                columns: {contract: id, vendor: firm, value: cost}

            """,
            "a.csv": "id,firm,cost\n1,alder,1\n", "b.csv": "cost,id,firm\n2,2,alder\nx,3,alder\n",
        ])
        #expect(try folder.faults().filter { $0.hasSuffix("not-a-number") } == ["b.csv:3:1 cell.not-a-number"])
    }

    @Test("the same rows, faults and counts come of any number of threads and any size of chunk")
    func threads() throws {
        var deals = "id,firm,cost,state\n"
        for row in 0..<400 {
            deals +=
                "\(row % 97),firm \(row % 7),\(row % 11 == 0 ? "x" : String(row)),\(row % 5 == 0 ? "odd" : "open")\n"
        }
        let data = try MappedDataset(
            deals: deals,
            columns: """
                vendor: {from: firm, as: slug, combine: first}
                value: {from: cost, combine: sum}
                status: {from: state, words: {open: active}, combine: agree}
                """,
            table: "group_by: id")
        let alone = try data.tables()
        for (threads, chunk) in [(2, 64), (3, 1_000), (8, 16)] {
            let other = try data.tables(threads: threads, chunkSize: chunk)
            #expect(other.tables.contracts.map(\.cells) == alone.tables.contracts.map(\.cells))
            #expect(other.report == alone.report)
            #expect(other.diagnostics == alone.diagnostics)
        }
        #expect(!alone.report.tables.contains { !$0.addsUp })
    }

    @Test("a column without a rule is handed on as it lies in the record")
    func plain() throws {
        let data = try MappedDataset(deals: "id,firm\n1,alder\n")
        let mapping = try #require(
            MappingFile.read(try readText(data.folder.path + "/mapping.yaml").get(), file: "m").mapping)
        let table = try #require(mapping.tables.first)
        #expect(table.isRowwise)
        var planner = TablePlanner(mapping, table, Codelists())
        let file = try #require(mapping.files["deals.csv"])
        let items = planner.items(file, "deals.csv", ForeignHeader(["id", "firm"], prefixes: []), joins: [])
        #expect(items[0].cells.compactMap { $0?.plainColumn } == [0, 1])
    }
}
