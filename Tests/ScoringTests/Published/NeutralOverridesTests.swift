import Dataset
import Scoring
import Statistics
import Testing

/// The neutral form's `weight_overrides.csv`, which none of the published indices has, on an invented one.
@Suite("Weights of single units in the neutral form")
struct NeutralOverridesTests {
    /// q1 is 100 for everyone, q2 is 0, q3 is 50; q3 weighs 1 under Left and 3 under Right. q4 and q5 are a sum of their own.
    private static let index = [
        "nodes": """
        node,kind,label,agg,scale,lo,hi,log,clip,zmean,zsd,fold,post
        Total,index,Total,mean,,,,,,,,,
        Left,category,Left,wmean,,,,,,,,,
        Right,category,Right,wmean,,,,,,,,,
        Extent,index,Extent,sum,,,,,,,,,
        q1,question,First,,answer,,,,,,,,
        q2,question,Second,,answer,,,,,,,,
        q3,question,Third,,answer,,,,,,,,
        q4,question,Fourth,,answer,,,,,,,,
        q5,question,Fifth,,answer,,,,,,,,

        """,
        "edges": """
        parent,child,weight
        Total,Left,
        Total,Right,
        Left,q1,1
        Left,q3,1
        Right,q2,1
        Right,q3,3
        Extent,q4,
        Extent,q5,

        """,
        "scales": """
        scale,label,points,status
        answer,Yes,100,scored
        answer,Partly,50,scored
        answer,No,0,scored

        """,
        "subunits": "edition,unit,subunit,composite,subgroup\n",
        "weight_overrides": """
        edition,unit,parent,child,weight
        ,node,Total,Left,3
        ,wrapped,Right,q3,1
        2022,question,Left,q1,4
        ,sum,Extent,q4,2

        """,
    ]

    private static let units = ["plain", "node", "wrapped", "question", "sum"]

    /// By hand: Left is (100 + 50)/2 = 75, Right (0 + 3 · 50)/4 = 37.5, Total their mean, Extent 100 + 50.
    private static let usual = ["Left": "75", "Right": "37.5", "Total": "56.25", "Extent": "150"]

    /// Where a weight of the unit's own counts:
    /// Total (3 · 75 + 37.5)/4; Right (0 + 50)/2 and Total (75 + 25)/2; Left (4 · 100 + 50)/5 and Total (90 + 37.5)/2, in
    /// 2022 alone; Extent 2 · 100 + 50.
    private static let own = [
        "2021 node Total": "65.625", "2022 node Total": "65.625",
        "2021 wrapped Right": "25", "2022 wrapped Right": "25",
        "2021 wrapped Total": "50", "2022 wrapped Total": "50",
        "2022 question Left": "90", "2022 question Total": "63.75",
        "2021 sum Extent": "250", "2022 sum Extent": "250",
    ]

    @Test("give the scores that follow from them by hand, and no others change")
    func applied() throws {
        let comparison = try Self.scored()
        #expect(comparison.misses.map(Self.described) == [])
        #expect(comparison.met == 2 * Self.units.count * Self.usual.count)
    }

    @Test("are what these scores come from: without the file each of them is the usual one")
    func left() throws {
        let comparison = try Self.scored(without: "weight_overrides")
        #expect(Set(comparison.misses.map(Self.described)) == Set(Self.own.keys))
        for miss in comparison.misses {
            let usual = try #require(Self.usual[miss.row.node.text].flatMap { Double($0) })
            #expect(miss.computed?.double() == usual, "\(Self.described(miss))")
        }
    }

    private static func described(_ miss: ExpectedScores.Miss) -> String {
        "\(miss.period.description.prefix(4)) \(miss.row.vendor) \(miss.row.node)"
    }

    private static func scored(without left: String? = nil) throws -> ExpectedScores {
        var files = index
        files["ratings"] = "edition,unit,subunit,question,label,value,max\n"
        files["expected"] = "edition,unit,subunit,node,score,tol\n"
        let labels = [("q1", "Yes"), ("q2", "No"), ("q3", "Partly"), ("q4", "Yes"), ("q5", "Partly")]
        for edition in ["2021", "2022"] {
            for unit in units {
                for (question, label) in labels {
                    files["ratings"]? += "\(edition),\(unit),,\(question),\(label),,\n"
                }
                for (node, score) in usual {
                    let score = own["\(edition) \(unit) \(node)"] ?? score
                    files["expected"]? += "\(edition),\(unit),,\(node),\(score),0\n"
                }
            }
        }
        if let left { files[left] = nil }
        return try NeutralFormTests.comparison(files)
    }
}
