import Tables
import Testing

@testable import Dataset

/// Bytes of a mapping and of the files it reads, changed at random, always in the same way: no change may stop the
/// process, no row may get lost without being counted, and nothing may depend on how the file is cut.
@Suite("Mutated mappings")
struct MappingMutationTests {
    private static let files: [(name: String, text: String)] = [
        (
            "mapping.yaml",
            """
            candour: 1
            missing: [NA, "-"]
            prefixes: [rec/]
            files: {deals.csv: {decimal: ",", thousands: "."}}
            words: {states: {open: active, shut: ended, gone: }}
            tables:
              vendors:
                from: deals.csv
                unique: true
                columns:
                  vendor: {from: firms, split: ";", as: slug}
                  name: {from: firms, split: ";", combine: first}
              contracts:
                from: deals.csv
                each: items/*
                group_by: [no, items/*/id]
                share: equal
                join: {more: {file: more.csv, on: {no: no}}}
                fold: {risks: {file: risks.csv, on: {no: no}, category: what, value: who, into: {a: risk_design, b: [risk_demand, risk_finance]}, words: {x: vendor}}}
                columns:
                  contract: {template: "{no}-{items/*/id}"}
                  vendor: {from: firms, split: ";", as: slug}
                  title: {from: [name, firms], join: more}
                  value: {from: items/*/cost, units: millions, combine: sum, placeholders: [1]}
                  currency: {from: money, part: currency, combine: first}
                  note: {from: money, part: amount, combine: list}
                  signed: {from: day, dates: [dd/mm/yyyy, excel, iso], combine: lowest}
                  roles: {from: does, json: true, combine: first}
                  status: {from: state, words: states, otherwise: keep, combine: highest}

            """
        ),
        (
            "deals.csv",
            """
            rec/no,rec/firms,rec/items/0/id,rec/items/0/cost,rec/items/1/id,rec/items/1/cost,money,day,does,state
            1,Alder;Birch,a,"1.234,5",b,1,USD 7,23/01/2017,"[""build""]",open
            1,Alder;Birch,a,2,,,AMD267,42758,[],shut
            2,Cedar,c,-,d,"0,5",€ 9,2017-01-23T00:00,NA,gone

            """
        ),
        ("more.csv", "no,name,firms\n1,North,x\n1,North,y\n2,,z\n"),
        ("risks.csv", "no,what,who\n1,A,x\n1,b,public\n2,c,x\n2,a,?\n,b,x\n"),
    ]

    private func dataset() throws -> TemporaryDataset {
        let dataset = try TemporaryDataset(["method.yaml": TestMethod.text], isComplete: false)
        for file in MappingMutationTests.files { try dataset.write(Array(file.text.utf8), to: file.name) }
        return dataset
    }

    @Test("there is a mapping to mutate, which uses every rule")
    func original() throws {
        let reading = try dataset().read()
        #expect(reading.mapping?.tables.count == 2)
        #expect(reading.mapping?.tables.last.map { $0.rowsOut > 0 && $0.addsUp } == true, "\(reading.diagnostics)")
    }

    @Test("whatever bytes change, a reading comes back that adds up", arguments: MappingMutationTests.files.map(\.name))
    func mutated(name: String) throws {
        let dataset = try dataset()
        let original = try #require(MappingMutationTests.files.first { $0.name == name }).text
        var random = SeededGenerator(state: name.utf8.reduce(11) { $0 &* 31 &+ UInt64($1) })
        for _ in 0..<120 {
            try dataset.write(MutationTests.mutate(Array(original.utf8), &random), to: name)
            let reading = try dataset.read()
            let other = try DatasetFolder(dataset.path, options: ReadingOptions(threads: 3, chunkSize: 40)).read()
            #expect(other.diagnostics == reading.diagnostics)
            #expect(other.mapping == reading.mapping)
            for table in reading.mapping?.tables ?? [] { #expect(table.addsUp, "\(table)") }
            for diagnostic in reading.diagnostics { #expect(!DiagnosticPrinter().text(of: diagnostic).isEmpty) }
        }
    }
}
