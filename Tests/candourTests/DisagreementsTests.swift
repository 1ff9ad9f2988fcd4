import Testing

@Suite("candour disagreements")
struct DisagreementsTests {
    /// The small dataset with a second coder, who differs on two answers.
    private func work() throws -> Workdir {
        let work = try Workdir.small()
        try work.append(
            """
            2021-Q2,alder,operates,ben,full,letter,We do.
            2021-Q2,alder,proves,ben,full,letter,"=HYPERLINK(""x"")"
            2021-Q2,birch,operates,ben,partial,letter,

            """, to: "data/responses.csv")
        return work
    }

    @Test("lists what differs with both ratings and their words, worth most first, under the coders' own names")
    func text() throws {
        let outcome = try work().candour("disagreements", "data", "-q")
        #expect(outcome.code == 0 && outcome.err == "")
        #expect(
            outcome.out
                == """
                2021-Q2: 2 answers on which coders differ: 2 by rule

                standing  vendor  question  effect  index
                by rule   birch   operates  50.0    0.0 to 50.0
                    ada: evaded – "No comment."
                    ben: partial
                by rule   alder   proves    25.0    75.0 to 100.0
                    ada: partial – "Ask the City,\\nit knows."
                    ben: full – "=HYPERLINK(\\"x\\")"

                """.replacing("\\\"", with: "\""))
    }

    @Test("writes a form that, filled in, makes the dataset settled; and never over one that is there")
    func form() throws {
        for header in [true, false] {
            let work = try work()
            let options = ["disagreements", "data", "-q", "--output", "settle.csv"] + (header ? [] : ["--no-header"])
            let line = options.joined(separator: " ")
            #expect(try work.shell("\"$CANDOUR\" \(line)").code == 0)
            let rows = "2021-Q2,birch,operates,final,,,\n2021-Q2,alder,proves,final,,,\n"
            let columns = "period,vendor,question,coder,rating,source,quote\n"
            #expect(try work.text(of: "settle.csv") == (header ? columns : "") + rows)
            let again = try work.shell("\"$CANDOUR\" \(line)")
            #expect(again.code == 2 && again.err.contains("is there already"))
            try work.replace("operates,final,", with: "operates,final,partial", in: "settle.csv")
            try work.replace("proves,final,", with: "proves,final,full", in: "settle.csv")
            let skipped = header ? "tail -n +2" : "cat"
            #expect(try work.shell("\(skipped) settle.csv >> data/responses.csv").code == 0)
            let checked = try work.candour("check", "data")
            #expect(checked.code == 0, "\(checked.err)")
            let settled = try work.candour("disagreements", "data", "-q")
            #expect(settled.out.hasPrefix("2021-Q2: 2 answers on which coders differ: 2 settled\n"))
        }
    }

    @Test("has the same list for another program, and says what it was misused for")
    func json() throws {
        let work = try work()
        let outcome = try work.candour("disagreements", "data", "-q", "--format", "json")
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("\"effect\" : \"50.000000\"") && outcome.out.hasSuffix("]\n"))
        #expect(try work.candour("disagreements", "data", "--no-header").code == 2)
        let period = try work.candour("disagreements", "data", "-q", "--period", "2020-Q1")
        #expect(period.code == 2 && period.err.contains("It has: 2021-Q2."))
    }

    @Test("a run has the list under pseudonyms, and diagnostics only where they are asked for, and verified")
    func run() throws {
        let work = try work()
        #expect(try work.candour("score", "data", "-q", "--output", "plain").code == 0)
        #expect(try work.candour("score", "data", "-q", "--diagnostics", "--output", "more").code == 0)
        let table = try work.text(of: "plain/tables/disagreements.csv")
        #expect(table.contains("coder-01: evaded; coder-02: partial") && !table.contains("ben"))
        #expect(!work.exists("plain/diagnostics.md") && work.exists("more/diagnostics.md"))
        for run in ["plain", "more"] {
            let verified = try work.candour("verify", run)
            #expect(verified.code == 0, "\(verified.err)")
        }
    }
}
