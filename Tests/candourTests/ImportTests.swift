import Foundation
import Testing

@Suite("candour import coinr")
struct ImportTests {
    private static let metadata = """
        "Level","iCode","iName","Direction","Weight","Unit","Target","Denominator","Parent","Type"
        1,"jobs","Jobs, all of them",1,1,"thousand",NA,"people","work","Indicator"
        1,"crime","Reports of crime",-1,0.5,"number",NA,NA,"work","Indicator"
        1,"air","Clean air",1,2,"share",NA,NA,"nature","Indicator"
        2,"work","Work",1,1,NA,NA,NA,"all","Aggregate"
        2,"nature","Nature",1,3,NA,NA,NA,"all","Aggregate"
        3,"all","A ""good"" place",1,1,NA,NA,NA,NA,"Aggregate"
        NA,"people","People",NA,NA,"thousand",NA,NA,NA,"Denominator"
        NA,"size","Size",NA,NA,NA,NA,NA,NA,"Group"

        """
    private static let data = """
        "uCode","uName","Time","size","people","jobs","crime","air"
        "NA","Namibia",2018,"small",3,1,2e-06,0.5
        "XA","Ex, A",2018,"small",4,3,7,NA
        "XB","Ex B",2018,"large",8,-2,,0.25
        "XA","Ex, A",2019,"large",5,3,7,0.75

        """

    private func work(data: String = data, metadata: String = metadata) throws -> Workdir {
        let work = try Workdir()
        try work.write(data, to: "iData.csv")
        try work.write(metadata, to: "iMeta.csv")
        return work
    }

    @Test("units, indicators, aggregates and times become a dataset, and nothing is lost or filled in")
    func plain() throws {
        let work = try work()
        let outcome = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "data", "--normalise", "none")
        #expect(outcome.code == 0)
        #expect(
            outcome.out == """
                data: 3 vendors, 3 questions, 3 nodes
                10 values, 0 of them imputed; 2 missing
                now run 'candour check data', then 'candour score data'

                """)
        #expect(outcome.err.contains("iMeta.csv:1:62: warning: 1 of 3 indicators name a denominator"))
        #expect(
            try work.text(of: "data/vendors.csv") == """
                vendor,name,note
                NA,Namibia,people: 3; size: small
                XA,"Ex, A","people: 4 (2018-Q4), 5 (2019-Q4); size: small (2018-Q4), large (2019-Q4)"
                XB,Ex B,people: 8; size: large

                """)
        #expect(
            try work.text(of: "data/questions.csv") == """
                question,under,scale,weight,reversed,text,note
                jobs,work,indicator,1,,"Jobs, all of them",unit: thousand; denominator: people
                crime,work,indicator,0.5,yes,Reports of crime,unit: number
                air,nature,indicator,2,,Clean air,unit: share

                """)
        #expect(
            try work.text(of: "data/responses.csv") == """
                period,vendor,question,coder,rating,source,comment
                2018-Q4,NA,jobs,data,1,iData,
                2018-Q4,NA,crime,data,0.000002,iData,
                2018-Q4,NA,air,data,0.5,iData,
                2018-Q4,XA,jobs,data,3,iData,
                2018-Q4,XA,crime,data,7,iData,
                2018-Q4,XB,jobs,data,-2,iData,
                2018-Q4,XB,air,data,0.25,iData,
                2019-Q4,XA,jobs,data,3,iData,
                2019-Q4,XA,crime,data,7,iData,
                2019-Q4,XA,air,data,0.75,iData,

                """)
        let method = try work.text(of: "data/method.yaml")
        #expect(method.contains(#"label: "A \"good\" place""#))
        #expect(method.contains(#"children: {"work": 1, "nature": 3}"#))
        #expect(method.contains(#"indices: ["all"]"#))
        #expect(try work.candour("check", "data", "--strict").code == 0)
        #expect(try work.candour("score", "data", "--period", "all").code == 0)
    }

    @Test("a denominator and a filling are taken only when asked for, and each row says so")
    func denominatedAndImputed() throws {
        let work = try work()
        let outcome = try work.candour(
            "import", "coinr", "iData.csv", "iMeta.csv", "data", "--normalise", "none", "--denominate", "--impute",
            "mean", "--group", "size", "--quiet", "--needs", "0.66", "--aggregate", "geometric")
        #expect(outcome.code == 0)
        let rows = try work.text(of: "data/responses.csv").split(separator: "\n")
        #expect(rows.contains("2018-Q4,XA,jobs,data,0.75,iData,3 divided by 4 (people)"))
        #expect(rows.contains("2018-Q4,NA,jobs,data,0.33333333333333333,iData,1 divided by 3 (people)"))
        #expect(rows.contains("2018-Q4,XA,air,imputed,0.5,iData,imputed: mean of 1 with size 'small'"))
        #expect(!rows.contains { $0.contains("XB,crime") }, "no other of its size has a value")
        #expect(outcome.out.contains("11 values, 1 of them imputed; 1 missing"))
        #expect(try work.text(of: "data/method.yaml").contains("    aggregate: geometric\n    needs: 0.66\n"))
        #expect(try work.candour("check", "data").code == 0)
    }

    @Test("all faults are printed at once, with line and column, and nothing is written")
    func faults() throws {
        let work = try work(
            data: """
                uCode,Time,a,c
                X,2018,1,1.2.3
                X,2018,2,x
                ,someday,3,1e3

                """,
            metadata: """
                iCode,Level,Parent,Direction,Weight,Type
                a,1,Top,2,1,Indicator
                b,2,top,1,-1,Indicator
                c,1,mid,1,1,Indicator
                top,3,,1,1,Agregate
                c,1,mid,1,1,Indicator

                """)
        let before = try work.snapshot()
        let outcome = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "data")
        #expect(outcome.code == 1)
        let found = outcome.err.split(separator: "\n").filter { $0.contains("error:") }.map { line in
            line.prefix { $0 != " " } + line.drop { $0 != "[" }
        }
        #expect(
            found == [
                "iData.csv:2:10:[cell.not-a-number]", "iData.csv:3:1:[key.duplicate]",
                "iData.csv:3:10:[cell.not-a-number]", "iData.csv:4:1:[cell.blank]", "iData.csv:4:2:[cell.not-a-period]",
                "iMeta.csv:2:9:[cell.out-of-range]", "iMeta.csv:3:3:[import.wrong-level]",
                "iMeta.csv:3:11:[cell.not-a-number]", "iMeta.csv:5:12:[cell.unknown-word]",
                "iMeta.csv:6:1:[key.duplicate]",
            ], "\(outcome.err)")
        #expect(try work.snapshot() == before)
    }

    @Test(
        "what does not fit together is named",
        arguments: [
            ("iData.csv", #""jobs","crime","air""#, #""jobs","crimes","air""#, "import.column-not-described"),
            ("iMeta.csv", #""work","Indicator""#, #""wrok","Indicator""#, "import.unknown-parent"),
            ("iMeta.csv", #""people","work""#, #""size","work""#, "import.unknown-denominator"),
            ("iMeta.csv", #"2,"nature""#, #"4,"nature""#, "import.wrong-level"),
            ("iMeta.csv", #"NA,"nature","Ind"#, #"NA,"work","Ind"#, "import.aggregate-without-children"),
            ("iMeta.csv", #""air","Clean air",1,2"#, #""air","Clean air",1,0"#, "method.weights-sum-to-zero"),
            ("iMeta.csv", #"3,"all""#, #"3,"a;b""#, "import.unusable-code"),
            ("iMeta.csv", #"NA,"size""#, #"NA,"sizes""#, "csv.missing-column"),
            ("iData.csv", #""small",3,1"#, #""small",0.0,1"#, "import.no-quotient"),
            ("iData.csv", #""air""#, #""nature""#, "import.aggregate-in-data"),
            ("iData.csv", #""uCode""#, #""ucode""#, "csv.missing-column"),
            ("iMeta.csv", #""Group""#, #""Other""#, "import.unknown-group"),
        ])
    func misfits(file: String, old: String, new: String, identifier: String) throws {
        let work = try work()
        try work.replace(old, with: new, in: file)
        let outcome = try work.candour(
            "import", "coinr", "iData.csv", "iMeta.csv", "data", "--denominate", "--impute", "median", "--group", "size"
        )
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("error: ") && outcome.err.contains("[\(identifier)]"), "\(outcome.err)")
        #expect(!work.exists("data"))
    }

    @Test("data without a time need a quarter, and data with one take none")
    func times() throws {
        let work = try work()
        let twice = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "data", "--period", "2020-Q1")
        #expect(twice.code == 1 && twice.err.contains("[import.two-times]"))
        try work.write("uCode,jobs,crime,air,people,size\nx,1,2,3,4,s\n", to: "iData.csv")
        let without = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "data")
        #expect(without.code == 1 && without.err.contains("[import.no-time]"))
        let given = try work.candour(
            "import", "coinr", "iData.csv", "iMeta.csv", "data", "--period", "2020-Q1", "--normalise", "none")
        #expect(given.code == 0)
        #expect(try work.text(of: "data/responses.csv").contains("2020-Q1,x,jobs,data,1,"))
    }

    @Test("what stands there already is never touched, and misuse is told")
    func refused() throws {
        let work = try work()
        try work.write("mine", to: "data/notes.txt")
        let before = try work.snapshot()
        let there = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "data", "--normalise", "none", "-q")
        #expect(there.code == 2 && there.err == "error: data exists already; nothing was written\n")
        #expect(try work.candour("import", "coinr", "iData.csv", "none.csv", "other").code == 3)
        let group = try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "other", "--group", "size")
        #expect(group.code == 2)
        #expect(try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "other", "--impute", "mode").code == 2)
        #expect(try work.candour("import", "coinr", "iData.csv", "iMeta.csv", "..").code == 2)
        #expect(try work.snapshot() == before)
    }

    @Test("the same files give the same bytes with any number of threads")
    func threads() throws {
        let work = try work()
        var seen: Set<[String: [UInt8]]> = []
        for threads in ["1", "7"] {
            let outcome = try work.candour(
                "import", "coinr", "iData.csv", "iMeta.csv", "data", "--normalise", "none", "--impute", "mean",
                "--threads", threads, "-q")
            #expect(outcome.code == 0)
            var files: [String: [UInt8]] = [:]
            for file in try work.files(under: "data") { files[file] = try work.bytes(of: "data/" + file) }
            seen.insert(files)
            try work.remove("data")
        }
        #expect(seen.count == 1)
    }
}
