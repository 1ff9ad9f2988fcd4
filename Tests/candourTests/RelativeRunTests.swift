import Foundation
import Testing

/// Runs of a method that sets vendors side by side: what they print, and that they are whole by themselves.
@Suite("Runs with steps over several vendors")
struct RelativeRunTests {
    /// Ten vendors in two quarters: a number each, one of which lies far out, a number less of which is better, and a word.
    private static func workdir() throws -> Workdir {
        let work = try Workdir()
        try work.makeFolder("data")
        try work.write(
            """
            candour: 1
            title: Means and words
            panel: [2021-Q2, 2021-Q3]
            missing: {unrated: exclude}
            scales:
              money: {kind: numeric, treat: outliers, normalise: {by: min-max, to: [0, 100]}}
              said: {yes: 100, no: 0}
            nodes:
              top:
                label: Openness
                aggregate: weighted mean
                children: [means, words]
                cap: {node: words, below: 60, at_most: 40}
                publish_as: {name: top copy, normalise: percentile rank}
              means: {label: Means, aggregate: weighted mean, weights: critic, normalise: {by: z-score, to: [50, 60]}}
              words: {label: Words, aggregate: mean}

            """, to: "data/method.yaml")
        let vendors = (0..<10).map { "v\($0)" }
        try work.write("vendor,name\n" + vendors.map { "\($0),Vendor \($0)\n" }.joined(), to: "data/vendors.csv")
        try work.write(
            "question,under,scale,reversed\nspent,means,money,\nowed,means,money,yes\nsaid,words,said,\n",
            to: "data/questions.csv")
        var responses = "period,vendor,question,coder,rating\n"
        for (quarter, period) in ["2021-Q2", "2021-Q3"].enumerated() {
            for (place, vendor) in vendors.enumerated() {
                let spent = place == 9 ? 100_000 : 100 + 7 * place + quarter
                responses += "\(period),\(vendor),spent,ada,\(spent)\n"
                responses += "\(period),\(vendor),owed,ada,0.00000\((place * 7 + quarter * 3) % 10)\n"
                responses += "\(period),\(vendor),said,ada,\(place % 3 == 0 ? "no" : "yes")\n"
            }
        }
        try work.write(responses, to: "data/responses.csv")
        try work.write(
            "vendor,node,child,weight,reason\nv1,top,words,3,It has no money of its own\n", to: "data/weights.csv")
        return work
    }

    @Test("say what depends on others, list what was moved, weighed and limited, and verify from their own inputs")
    func whole() throws {
        let work = try Self.workdir()
        let scored = try work.candour("score", "data", "--period", "all", "--quiet")
        #expect(scored.code == 0, "\(scored.err)")
        let run = "Reports/data/2021-Q3"
        let report = try work.text(of: run + "/report.md")
        #expect(report.contains("A vendor's score depends on who else is in the run"))
        #expect(report.contains("numbers moved by the treatment of outliers"))
        let method = try work.text(of: run + "/method.md")
        #expect(method.contains("While **Words** is below 60, **Openness** is at most 40."))
        #expect(method.contains("Weights computed under **Means**"))
        #expect(method.contains("Outliers among the numbers"))
        #expect(try work.text(of: run + "/tables/treatment.csv").contains("2021-Q3,v9,,spent,100000,157,winsorised"))
        #expect(try work.text(of: run + "/tables/computed_weights.csv").contains("means,owed,"))
        #expect(try work.text(of: run + "/tables/scores.csv").contains("not available: depends on other vendors"))
        let limited = try work.text(of: run + "/vendors/v0.md")
        #expect(limited.contains("**Openness** is at most 40, because Words is 0.0, below 60."))
        let own = try work.text(of: run + "/vendors/v1.md")
        #expect(own.contains("It has no money of its own"))
        let explained = try work.candour("explain", run, "v9", "top").out
        #expect(explained.contains("number: 100000, treated as an outlier: 157"))
        #expect(explained.contains("at most 40.0000, because Words is 0.0000, below 60.0000"))
        for quarter in ["2021-Q2", "2021-Q3"] {
            let verified = try work.candour("verify", "Reports/data/" + quarter, "--dataset", "data")
            #expect(verified.code == 0, "\(verified.out)\(verified.err)")
        }
    }

    @Test("have the same bytes with any number of threads, and in any order of rows")
    func sameBytes() throws {
        let work = try Self.workdir()
        let arguments = ["score", "data", "--period", "2021-Q2", "--quiet"]
        #expect(try work.run(Binary.path, arguments + ["--threads", "1"]).code == 0)
        let before = try work.outputs(of: "Reports/data/2021-Q2", withManifest: false)
        for name in ["responses", "vendors", "questions"] {
            let lines = try work.text(of: "data/\(name).csv").split(separator: "\n")
            let turned = [lines[0]] + lines.dropFirst().reversed()
            try work.write(turned.map { $0 + "\n" }.joined(), to: "data/\(name).csv")
        }
        #expect(try work.run(Binary.path, arguments + ["--threads", "4", "--replace"]).code == 0)
        #expect(try firstDifference(before, work.outputs(of: "Reports/data/2021-Q2", withManifest: false)) == nil)
    }
}
