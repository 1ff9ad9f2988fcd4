import Dataset
import Foundation
import Scoring
import Statistics
import Tables
import Testing

/// What the neutral form of `shared/published` allows and none of the indices there has, on an invented one.
@Suite("Other indices in the neutral form")
struct NeutralFormTests {
    /// Share is of points over what was attainable, which differs from unit to unit; the second child is a question itself.
    /// Speed has a number of which less is better, and one that may lie beyond its goalposts; Service is rated part by part.
    private static let index = [
        "nodes": """
        node,kind,label,agg,scale,lo,hi,log,clip,zmean,zsd,fold,post
        Share,index,Share,ratio,,,,,,,,,
        Points,section,Points,sum,,,,,,,,,
        Speed,index,Speed,mean,,,,,,,,,minmax10
        Service,index,Service,mean,,,,,,,,services,
        q1,indicator,First,,numeric,,,,,,,,
        q2,indicator,Second,,numeric,,,,,,,,
        q3,indicator,Third,,answer,,,,,,,,
        q4,indicator,Fourth,,numeric,80,20,,1,,,,
        q5,indicator,Fifth,,numeric,0,10,,,,,,
        q6,indicator,Sixth,,answer,,,,,,,,

        """,
        "edges": """
        parent,child,weight
        Share,Points,
        Share,q3,
        Points,q1,
        Points,q2,
        Speed,q4,
        Speed,q5,
        Service,q6,

        """,
        "scales": """
        scale,label,points,status
        answer,Yes,2,scored
        answer,Partly,1,scored
        answer,No,0,scored
        answer,Refused,1,missing
        answer,Silent,,nonresponse
        answer,NA,,na

        """,
        "subunits": """
        edition,unit,subunit,composite,subgroup
        first,a,web,services,
        first,a,prepaid,services,mobile
        first,a,postpaid,services,mobile
        first,a,mobile,services,
        first,b,web,services,

        """,
        "ratings": """
        edition,unit,subunit,question,label,value,max
        first,a,,q1,,3,5
        first,a,,q2,,,5
        first,a,,q3,Yes,,2
        first,b,,q1,,4,10
        first,b,,q2,,6,10
        first,b,,q3,Refused,,2
        second,a,,q1,,1,1
        second,a,,q3,NA,,2
        second,b,,q1,,1,4
        second,b,,q3,Silent,,2
        first,a,,q4,,50,
        first,a,,q5,,15,
        first,b,,q4,,10,
        first,b,,q5,,5,
        first,a,web,q6,2.0,,
        first,a,prepaid,q6,Yes,,
        first,a,postpaid,q6,No,,
        first,b,web,q6,Partly,,
        first,b,,q9,Yes,,

        """,
        // By hand. Share: (3 + 2)/(5 + 2), its second question being without an answer; (4 + 6 + 1)/(10 + 10 + 2); and what
        // is left out in the second edition can't be reached either. Speed: (50 − 80)/(20 − 80) and 15/10; 10 is cut off at
        // 20. Service: mobile is the mean of 2 and 0 before it counts as one service beside the web's 2.
        "expected": """
        edition,unit,subunit,node,score,tol
        first,a,,Share,0.71,
        first,b,,Share,0.5,0
        second,a,,Share,1,0
        second,b,,Share,0.25,0
        first,a,,Points,3,0
        first,b,,Points,10,0
        first,a,,Speed,1,0
        first,b,,Speed,0.75,0
        first,a,,Speed@scaled,10,0
        first,b,,Speed@scaled,0,0
        first,a,,q5,1.5,0
        first,a,,Service,1.5,0
        first,b,,Service,1,0
        first,a,web,Service,2,0
        first,a,mobile,Service,1,0
        first,a,postpaid,q6,0,0

        """,
    ]

    @Test("are scored with nothing but their folder, and give the figures worked out by hand")
    func scored() throws {
        let comparison = try Self.comparison(Self.index)
        #expect(
            comparison.misses.map { "\($0.row.vendor) \($0.row.node) \($0.computed.map { $0.fixed(6) } ?? "none")" }
                == [])
        #expect(comparison.met == 16)
    }

    @Test("are not scored where the form has a word that nobody explained")
    func unknown() throws {
        for (word, other) in [(",ratio,", ",odds,"), ("minmax10", "logistic")] {
            var files = Self.index
            files["nodes"] = files["nodes"]?.replacingOccurrences(of: word, with: other)
            #expect(throws: (any Error).self) { try Self.comparison(files) }
        }
    }

    @Test("have a quarter for each edition: that of its year, or a number where years do not tell them apart")
    func quarters() {
        #expect(
            NeutralForm.quarters(of: ["2019", "Edition of 2021"]) == ["2019": "2019-Q4", "Edition of 2021": "2021-Q4"])
        #expect(NeutralForm.quarters(of: ["2021a", "2021b"]) == ["2021a": "1001-Q4", "2021b": "1002-Q4"])
        #expect(NeutralForm.quarters(of: ["", "second"]) == ["": "1001-Q4", "second": "1002-Q4"])
    }

    static func comparison(_ files: [String: String]) throws -> ExpectedScores {
        let root = FileManager.default.temporaryDirectory.appending(path: "candour-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        let (source, target) = (root.appending(path: "invented"), root.appending(path: "dataset"))
        for folder in [source, target] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for (name, text) in files {
            try FileWriting.write(Array(text.utf8), to: source.appending(path: name + ".csv").path)
        }
        try NeutralIndex(source.path).writeDataset(to: target.path)
        let reading = try DatasetFolder(target.path, options: ReadingOptions(threads: 1)).read()
        let errors = reading.diagnostics.filter { $0.severity == .error }
        let dataset = try #require(
            reading.dataset, "\(errors.prefix(5).map { DiagnosticPrinter().text(of: $0) })")
        return try ExpectedScores(dataset, threads: 1)
    }
}
