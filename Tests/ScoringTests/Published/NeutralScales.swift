import Statistics

/// The scales of an index in the neutral form: labels with their points, and numbers with goalposts or a pinned mean.
struct NeutralScales {
    /// `scales.csv`, by scale.
    private let labels: [String: [[String: String]]]
    private let leaves: [String: [String: String]]
    /// The numeric leaves of which a number lies beyond goalposts that do not cut it off.
    private var reachesBeyond: Set<String> = []

    /// What stands for a blank label, since a rating must not be blank.
    private static let blank = "(blank)"

    init(_ scales: [[String: String]], leaves: [[String: String]], ratings: [[String: String]]) {
        labels = Dictionary(grouping: scales) { $0["scale"] ?? "" }
        self.leaves = Dictionary(leaves.map { ($0["node"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for rating in ratings {
            guard let leaf = self.leaves[rating["question"] ?? ""], NeutralScales.isNumeric(leaf), leaf["clip"] != "1",
                let (low, high) = NeutralScales.goalposts(leaf), let number = NeutralScales.number(rating)
            else { continue }
            if number < min(low, high) || number > max(low, high) { reachesBeyond.insert(leaf["node"] ?? "") }
        }
    }

    static func isNumeric(_ leaf: [String: String]) -> Bool { leaf["scale"] == "numeric" }

    /// The name of a leaf's scale: a number has a scale of its own.
    static func name(of leaf: [String: String]) -> String {
        isNumeric(leaf) ? leaf["node"] ?? "" : leaf["scale"] ?? ""
    }

    /// Whether less is better: its goalposts run downwards.
    static func isReversed(_ leaf: [String: String]) -> Bool { goalposts(leaf).map { $0.low > $0.high } ?? false }

    /// Every scale in the method file's words.
    func yaml() throws -> String {
        let ofLabels = labels.sorted { $0.key < $1.key }.map { scale, labels in
            let lowest = labels.filter { $0["status"] == "scored" }.compactMap { NeutralScales.rational($0["points"]) }
                .min()
            let listed = labels.map { label -> String in
                "\(NeutralForm.quoted(label["label"] ?? NeutralScales.blank)): \(NeutralScales.meaning(of: label, lowest))"
            }
            return "  \(NeutralForm.quoted(scale)): {\(listed.joined(separator: ", "))}\n"
        }
        let ofNumbers = leaves.values.filter(NeutralScales.isNumeric).sorted { ($0["node"] ?? "") < ($1["node"] ?? "") }
        return try ofLabels.joined() + ofNumbers.map(numbers).joined()
    }

    private static func meaning(of label: [String: String], _ lowest: Rational?) -> String {
        if label["status"] == "na" { return "not_applicable" }
        guard let points = label["points"] else { return "unrated" }
        // What was withheld counts as the lowest answer does; where it has other points, they are its own.
        let isWithheld = label["status"] != "scored" && rational(points) == lowest
        return isWithheld ? "nonresponse" : NeutralForm.decimal(points)
    }

    /// A scale for a numeric leaf.
    private func numbers(_ leaf: [String: String]) throws -> String {
        var keys = ["kind: numeric"]
        if let (low, high) = NeutralScales.goalposts(leaf) {
            let (least, greatest) = (min(low, high), max(low, high))
            if reachesBeyond.contains(leaf["node"] ?? "") {
                // The same line without ends: so far from one goalpost, in units of the distance to the other.
                keys += [
                    "mean: \(try NeutralForm.decimal(least))",
                    "deviation: \(try NeutralForm.decimal(greatest - least))",
                ]
            } else {
                keys += [
                    "minimum: \(try NeutralForm.decimal(least))", "maximum: \(try NeutralForm.decimal(greatest))",
                    "points: [0, 1]",
                ]
            }
        }
        if leaf["log"] == "1" { keys.append("logarithm: true") }
        if leaf["clip"] == "1" { keys.append("clip: true") }
        if let mean = leaf["zmean"], let deviation = leaf["zsd"] {
            keys += ["mean: \(NeutralForm.decimal(mean))", "deviation: \(NeutralForm.decimal(deviation))"]
        }
        return "  \(NeutralForm.quoted(NeutralScales.name(of: leaf))): {\(keys.joined(separator: ", "))}\n"
    }

    /// The rating that a row gives; nil where it gives none.
    func rating(_ row: [String: String]) -> String? {
        guard let leaf = leaves[row["question"] ?? ""] else { return nil }
        if NeutralScales.isNumeric(leaf) {
            return NeutralScales.number(row) == nil ? nil : (row["value"] ?? row["label"]).map(NeutralForm.decimal)
        }
        let known = labels[leaf["scale"] ?? ""] ?? []
        let text = row["label"] ?? row["value"]
        if let label = known.first(where: { $0["label"] == text }) { return label["label"] ?? NeutralScales.blank }
        // `1.0` is the label 1; a number that is no label is the points of one.
        guard let number = NeutralScales.rational(text) else { return text }
        return known.first { NeutralScales.rational($0["label"]) == number }?["label"]
            ?? known.first { $0["status"] == "scored" && NeutralScales.rational($0["points"]) == number }?["label"]
            ?? text
    }

    /// Whether a rating puts the answer on its scale, so that something could be reached.
    func isScored(_ row: [String: String]) -> Bool {
        guard let leaf = leaves[row["question"] ?? ""], let rating = rating(row) else { return false }
        if NeutralScales.isNumeric(leaf) { return true }
        let label = labels[leaf["scale"] ?? ""]?.first { ($0["label"] ?? NeutralScales.blank) == rating }
        return label?["status"] != "na" && label?["points"] != nil
    }

    /// The most points that the scale of a leaf gives; nil where it has no end.
    func most(_ leaf: String) -> Rational? {
        guard let leaf = leaves[leaf] else { return nil }
        if NeutralScales.isNumeric(leaf) { return NeutralScales.goalposts(leaf) == nil ? nil : 1 }
        return labels[leaf["scale"] ?? ""]?.compactMap { NeutralScales.rational($0["points"]) }.max()
    }

    private static func goalposts(_ leaf: [String: String]) -> (low: Rational, high: Rational)? {
        guard let low = rational(leaf["lo"]), let high = rational(leaf["hi"]), low != high else { return nil }
        return (low, high)
    }

    private static func number(_ row: [String: String]) -> Rational? { rational(row["value"] ?? row["label"]) }

    static func rational(_ text: String?) -> Rational? { text.flatMap { Rational(decimal: NeutralForm.decimal($0)) } }
}
