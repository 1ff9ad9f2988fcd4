import Tables
import Testing

@testable import Dataset

@Suite("The mapping file")
struct MappingFileTests {
    private func faults(_ text: String) -> [String] {
        MappingFile.read(text, file: "m").diagnostics.map {
            "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.identifier)"
        }
    }

    /// A mapping whose contracts have these further lines for the table and its columns.
    private func table(_ columns: String = "", _ table: String = "") -> String {
        "candour: 1\ntables:\n  contracts:\n    from: a.csv\n"
            + table.split(separator: "\n").map { "    \($0)\n" }.joined()
            + "    columns:\n      contract: id\n      vendor: firm\n"
            + columns.split(separator: "\n").map { "      \($0)\n" }.joined()
    }

    @Test("a sound mapping has no fault") func sound() { #expect(faults(table()) == []) }

    @Test(
        "faults stand at their place",
        arguments: [
            ("tables: {}\n", ["1:1 method.unknown-form"]), ("candour: 1\n", ["1:1 mapping.no-tables"]),
            ("candour: 1\nmapping: ocsd\n", ["2:10 mapping.unknown-mapping"]),
            ("candour: 1\ntabels: {}\n", ["2:1 method.unknown-key"]),
            ("candour: 1\ntables: {contracts: {from: a.csv, columns: {contract: id}}}\n", ["2:44 mapping.no-source"]),
            ("candour: 1\ntables: {vendors: {columns: {vendor: a, name: b}}}\n", ["2:19 method.missing-key"]),
            ("candour: 1\nfolder: ../x\nmapping: ocds\n", ["2:9 mapping.outside"]),
            ("candour: 1\nmapping: ppi\nfiles: {pip.csv: {}}\n", ["3:9 mapping.unused-file"]),
            (
                "candour: 1\nmapping: ppi\nfiles: {ppi.csv: {delimiter: ab, encoding: utf-7}}\n",
                [
                    "3:44 method.unknown-word", "3:30 mapping.not-a-mark",
                ]
            ),
            (
                "candour: 1\nmapping: ppi\nfiles: {ppi.csv: {decimal: \",\", thousands: \",\"}}\n",
                ["3:44 mapping.not-a-mark"]
            ),
            ("candour: 1\nmapping: ppi\nfiles: {ppi.csv: {path: /etc/passwd}}\n", ["3:25 mapping.outside"]),
        ])
    func places(text: String, expected: [String]) { #expect(faults(text) == expected) }

    @Test(
        "faults of columns",
        arguments: [
            ("value: {form: cost}", ["8:15 method.unknown-key"]),
            ("value: {from: a, constant: 1}", ["8:14 mapping.one-source"]),
            ("value: {units: 3}", ["8:14 mapping.one-source"]),
            ("value: {from: a, units: many}", ["8:31 method.not-a-number"]),
            ("value: {from: a, units: 0}", ["8:31 method.out-of-range"]),
            ("signed: {from: a, dates: dd/mm}", ["8:32 mapping.date-form"]),
            ("note: {template: \"{a\"}", ["8:24 mapping.template"]),
            ("note: {template: \"{}\"}", ["8:24 mapping.template"]),
            ("status: {from: a, words: states}", ["8:32 mapping.unknown-words"]),
            ("status: {from: a, otherwise: keep}", ["8:36 method.stray-key"]),
            ("status: {from: a, words: {A: active, a: ended}}", ["8:44 codelist.two-meanings"]),
            ("title: {from: a, join: x}", ["8:14 mapping.unknown-join"]),
            ("currency: {from: a, symbols: {$: USX}}", ["8:40 currency.unknown"]),
            ("title: []", ["8:14 method.not-a-list"]),
            ("title: ", ["8:13 method.blank"]), ("titel: a", ["8:7 method.unknown-key"]),
            ("value: {from: a, combine: average}", ["8:33 method.unknown-word"]),
        ])
    func columns(line: String, expected: [String]) { #expect(faults(table(line)) == expected) }

    @Test(
        "faults of tables",
        arguments: [
            ("share: half", ["5:12 method.unknown-word"]), ("join: {x: {on: {a: b}}}", ["5:12 method.missing-key"]),
            ("join: {x: {file: b.csv}}", ["5:12 method.missing-key"]),
            (
                "fold: {x: {file: b.csv, on: {a: b}, category: c, value: d, into: {e: risk_fire}}}",
                ["5:74 method.unknown-key"]
            ),
            (
                "fold: {x: {file: b.csv, on: {a: b}}}",
                [
                    "5:12 method.missing-key", "5:12 method.missing-key", "5:12 method.missing-key",
                ]
            ),
            ("unique: perhaps", ["5:13 method.not-yes-or-no"]),
        ])
    func tables(lines: String, expected: [String]) { #expect(faults(table("", lines)) == expected) }

    @Test("mappings that ship have no fault", arguments: ShippedMappings.names)
    func shipped(name: String) throws {
        #expect(faults(try #require(ShippedMappings.text(name))) == [])
        #expect(faults("candour: 1\nmapping: \(name)\n") == [])
    }

    @Test("a table of one's own goes before that of a mapping that ships")
    func override() throws {
        let text = "candour: 1\nmapping: ppi\ntables: {vendors: {from: v.csv, columns: {vendor: id, name: n}}}\n"
        let mapping = try #require(MappingFile.read(text, file: "m").mapping)
        #expect(mapping.tables.map(\.schema.name) == ["vendors", "contracts"])
        #expect(mapping.tables[0].from.map(\.text) == ["v.csv"])
    }

    @Test("columns and files that are not there are named, with the nearest")
    func unknown() throws {
        let data = try MappedDataset(
            deals: "id,firm,Total cost\n1,alder,2\n", columns: "value: Total Cots\ntitle: {from: x, join: more}",
            table: "join: {more: {file: more.csv, on: {id: id}}}")
        #expect(try data.faults() == ["more.csv mapping.missing-file", "mapping.yaml:7:14 mapping.unknown-column"])
        let fault = try #require(try data.folder.read().diagnostics.first { $0.identifier == "mapping.unknown-column" })
        #expect(fault.fix == "did you mean 'Total cost'?")
    }

    @Test("two columns of one name are a fault only where one is meant")
    func ambiguous() throws {
        let data = try MappedDataset(deals: "id,firm,x,x,\n1,alder,2,3,\n")
        #expect(try data.rows("contract") == ["1"])
        #expect(try data.faults() == [])
        let meant = try MappedDataset(deals: "id,firm,x,x,\n1,alder,2,3,\n", columns: "title: x")
        #expect(try meant.faults() == ["mapping.yaml:6:14 mapping.ambiguous-column"])
    }

    @Test("a table may not have two sources")
    func twoSources() throws {
        let data = try MappedDataset(
            deals: "id,firm\n1,alder\n", others: ["contracts.csv": "contract,vendor\n1,alder\n"])
        #expect(try data.faults() == ["contracts.csv mapping.two-sources"])
    }
}
