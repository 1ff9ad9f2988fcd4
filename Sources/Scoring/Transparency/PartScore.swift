import Dataset
import Statistics

/// What a node comes to within one part of a vendor, as publishers print the score of a service beside that of its company.
enum PartScore {
    /// The node's value over the answers of a part alone; of a level with parts beneath, such as `services/mobile`, their
    /// values taken up their paths as a node that folds takes them. Nil where nothing under the node is in an average.
    ///
    /// - Throws: `ScoringFault` when the value has too many digits.
    static func value(
        of node: Identifier, at subject: Identifier, of vendor: ScoredVendor, _ graph: NodeGraph
    ) throws(ScoringFault) -> Rational? {
        guard let index = graph.index(of: node) else { return nil }
        let level = VendorLeaves.path(of: subject)
        let weights = graph.weights(of: vendor.nodes)
        var below: [(path: [String], value: Rational)] = []
        for (path, part) in zip(vendor.answers.paths, vendor.answers.parts) where path.starts(with: level) {
            let own = try graph.partValues(part.leaves.indices.map { part.leaves.value($0, .published) }, weights)
            if let value = own[index] { below.append((Array(path.dropFirst(level.count)), value)) }
        }
        return try computing("node '\(node)' of '\(subject)'") { () throws(ArithmeticError) -> Rational? in
            try SubjectFold.folded(below)
        }
    }
}
