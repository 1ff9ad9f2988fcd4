import Statistics

/// What could be reached under the nodes of an index in the neutral form: the points of their questions, where `ratings.csv`
/// states them, else the most that a question's scale gives.
///
/// Under a `ratio` they stand as the weights; where they are not the same for every unit, as weights of its own.
struct NeutralAttainable {
    private let nodes: [String: [String: String]]
    private let children: [String: [(child: String, weight: String?)]]
    private let scales: NeutralScales
    /// For each edition, unit and question what could be reached, of the answers that are scored.
    private var stated: [[String]: Rational] = [:]
    private var answered: Set<[String]> = []
    /// Every edition and unit.
    private let units: [[String]]

    init(
        nodes: [[String: String]], edges: [[String: String]], ratings: [[String: String]], _ scales: NeutralScales
    ) {
        self.nodes = Dictionary(nodes.map { ($0["node"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        children = Dictionary(grouping: edges) { $0["parent"] ?? "" }
            .mapValues { $0.map { ($0["child"] ?? "", $0["weight"]) } }
        self.scales = scales
        for row in ratings where scales.isScored(row) {
            let place = [row["edition"] ?? "", row["unit"] ?? "", row["question"] ?? ""]
            answered.insert(place)
            if let most = NeutralScales.rational(row["max"]) { stated[place] = most }
        }
        units = Set(ratings.map { [$0["edition"] ?? "", $0["unit"] ?? ""] }).sorted { $0.joined() < $1.joined() }
    }

    /// The edges with the weights under each `ratio` that most units have, and the weights of the others.
    func applied(to edges: [[String: String]]) throws -> (edges: [[String: String]], own: [[String: String]]) {
        var own: [[String: String]] = []
        let weighed = try edges.map { edge -> [String: String] in
            let (parent, child) = (edge["parent"] ?? "", edge["child"] ?? "")
            // A stated weight says what can be reached for everyone.
            guard nodes[parent]?["agg"] == "ratio", edge["weight"] == nil else { return edge }
            var byWeight: [Rational: [[String]]] = [:]
            for unit in units {
                if let weight = try attainable(child, of: unit) { byWeight[weight, default: []].append(unit) }
            }
            let usual = byWeight.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
            guard let usual else { return edge }
            for (weight, units) in byWeight.sorted(by: { $0.key < $1.key }) where weight != usual {
                for unit in units {
                    own.append([
                        "edition": unit[0], "unit": unit[1], "parent": parent, "child": child,
                        "weight": try NeutralForm.decimal(weight), "reason": "the points that could be reached",
                    ])
                }
            }
            var edge = edge
            edge["weight"] = try NeutralForm.decimal(usual)
            return edge
        }
        return (weighed, own)
    }

    /// What a unit could reach under a node; nil where nothing under it is scored.
    private func attainable(_ node: String, of unit: [String]) throws -> Rational? {
        let place = unit + [node]
        guard let rule = nodes[node]?["agg"] else {
            guard answered.contains(place) else { return nil }
            return stated[place] ?? scales.most(node)
        }
        // A share of what is attainable is at most the whole of it.
        if rule == "ratio" { return 1 }
        var below: [Rational] = []
        for (child, weight) in children[node] ?? [] {
            guard let most = try attainable(child, of: unit) else { continue }
            below.append(rule == "wsum" ? try most * (NeutralScales.rational(weight) ?? 1) : most)
        }
        guard !below.isEmpty else { return nil }
        return rule == "sum" || rule == "wsum"
            ? try Rational.sum(below) : try Rational.sum(below) / Rational(below.count)
    }
}
