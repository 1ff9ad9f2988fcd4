/// A question's nodes and its scale must be the method's.
enum QuestionChecks {
    static func run(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        let nodes = ReferenceTarget("node", inMethod: method.nodes.map(\.name))
        let scales = ReferenceTarget("scale", inMethod: method.scales.map(\.name))
        for row in tables.questions {
            for node in row.under {
                findings.requireKnown(row, "under", node, in: nodes)
            }
            if Set(row.under).count < row.under.count {
                findings.add(row, "under", "question.same-node-twice", "'under' names a node twice")
            }
            findings.requireKnown(row, "scale", row.scale, in: scales)
            if nodes.known.contains(row.question) {
                findings.add(
                    row, "question", "question.named-as-a-node", "the method has a node of the same name",
                    fix: "give the question another identifier")
            }
        }
    }
}
