import Testing

@Suite("Bad input: many faults at once")
struct BadInputManyTests {
    @Test("Faults of several files are found in one pass: the method's first, then by file and line")
    func oncePerFile() throws {
        let work = try Workdir.small()
        try work.replace("weights: {roles", with: "wieghts: {roles", in: "data/method.yaml")
        try work.replace("alder,Alder Systems", with: "alder,", in: "data/vendors.csv")
        try work.replace("2019,2029,", with: "2019,2009,", in: "data/contracts.csv")
        try work.replace("build,vendor,", with: "build,vender,", in: "data/contracts.csv")
        try work.replace("0.7834", with: "0,7834", in: "data/rates.csv")
        try work.replace("supply,,800000,USD", with: "supply,,800000,USD,", in: "data/contracts.csv")
        try work.remove("data/sources.csv")
        try work.expectRefused(
            """
            data/sources.csv: error: there is no sources.csv, yet 11 cells name a source [reference.no-table]
              found: award, letter
              fix: add sources.csv with a row for each source
            data/method.yaml:13:3: error: contracts has no key of this name [method.unknown-key]
              found: wieghts
              expected: weights, roles, bearers, risks, term, value, forms, in_force, leave_out, rollup, typical, power
              fix: did you mean 'weights'?
            data/contracts.csv:2:49: error: 'risk_operation' holds a word that is not on its list [cell.unknown-word]
              found: vender
              expected: vendor, shared, public
              fix: did you mean 'vendor'?
            data/contracts.csv:4: error: the row has 17 cells, the header 16 [csv.ragged-row]
              found: 17 cells
              expected: 16 cells
              fix: put a cell with a comma in it in quotes, or delete what is too much
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            data/rates.csv:2: error: the row has 5 cells, the header 4 [csv.ragged-row]
              found: 5 cells
              expected: 4 cells
              fix: put a cell with a comma in it in quotes, or delete what is too much
            data/vendors.csv:2:7: error: 'name' must not be blank [cell.blank]
              expected: the vendor's name as a report prints it
            """)
    }

    @Test("Every fault of one row is found at once")
    func oncePerRow() throws {
        let work = try Workdir.small()
        try work.replace("2019-05-04,2019,2029,10", with: "May 2019,2019,2029,ten", in: "data/contracts.csv")
        try work.replace(",12500000,", with: ",lots,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: lots
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
            data/contracts.csv:2:65: error: 'signed' is not a date [cell.not-a-date]
              found: May 2019
              expected: a date that exists, as 2017, 2017-05 or 2017-05-04
            data/contracts.csv:2:84: error: 'years' is not a decimal number [cell.not-a-number]
              found: ten
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
            """)
    }

    @Test("Of 1,001 faults of a kind, 1,000 are printed and the last is counted", arguments: ["1", "4"])
    func thousandAndOne(threads: String) throws {
        let work = try Workdir.small()
        let rows = (1...1001).map { "c3-\($0),alder,1,,,,,,,x,,2019,,,,award\n" }
        try work.append(rows.joined(), to: "data/contracts.csv")
        let before = try work.snapshot()
        let checked = try work.candour("check", "data", "--threads", threads)
        let messages = (1...1000).map { number in
            """
            data/contracts.csv:\(number + 4):\(String(number).count + 19): error: 'value' is not a decimal number [cell.not-a-number]
              found: x
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25

            """
        }
        #expect(checked.err == messages.joined() + "1 more of cell.not-a-number not shown\n\n")
        #expect(checked.code == 1)
        #expect(checked.out.hasSuffix("\n1001 errors, 0 warnings\n"))
        #expect(checked.out.contains("contracts.csv: 1004 rows, 1001 refused\n"))
        #expect(try work.candour("score", "data", "--threads", threads).err == checked.err)
        #expect(try work.snapshot() == before)
    }

    @Test("References that nothing answers are counted beyond 1,000 as well")
    func unknownReferences() throws {
        let work = try Workdir.small()
        let rows = (1...1500).map { "c3-\($0),elm-\($0),1,,,,,,,,,2019,,,,award\n" }
        try work.append(rows.joined(), to: "data/contracts.csv")
        let checked = try work.candour("check", "data")
        #expect(checked.err.split(separator: "\n").count { $0.contains("[reference.unknown-vendor]") } == 1000)
        #expect(checked.err.hasSuffix("\n500 more of reference.unknown-vendor not shown\n\n"))
        #expect(checked.out.hasSuffix("\n1500 errors, 0 warnings\n"))
    }

    @Test("The same faults as JSON, in the same order")
    func json() throws {
        let work = try Workdir.small()
        try work.replace("ada,partial", with: "ada,partal", in: "data/responses.csv")
        let checked = try work.candour("check", "data", "--format", "json")
        #expect(checked.code == 1)
        #expect(checked.err == "")
        #expect(
            checked.out == """
                [
                  {
                    "column" : 26,
                    "expected" : "full, partial, evaded, refused, pending",
                    "file" : "data/responses.csv",
                    "fix" : "did you mean 'partial'?",
                    "found" : "partal",
                    "identifier" : "response.not-on-scale",
                    "line" : 3,
                    "severity" : "error",
                    "summary" : "the rating is not on scale 'answer'"
                  }
                ]

                """)
    }

    @Test("Warnings fail a strict check, and quiet ones are not printed")
    func strictAndQuiet() throws {
        let work = try Workdir.small()
        try work.replace("birch,letter", with: "birch,", in: "data/vendors.csv")
        #expect(try work.candour("check", "data").code == 0)
        #expect(try work.candour("check", "data", "--strict").code == 1)
        #expect(try work.candour("check", "data", "--quiet") == .init(code: 0, out: "", err: ""))
        #expect(
            try work.candour("score", "data")
                == .init(
                    code: 0, out: "Reports/data/2021-Q2/report.md\n",
                    err: "1 warning: 'candour check data' shows them\n"))
    }
}
