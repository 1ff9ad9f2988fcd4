import Dataset
import Scoring

/// `tables/quality.csv`: how complete the record is, figure by figure.
enum QualityTable {
    static let name = "quality"

    static func table(_ run: RunContext) -> OutputTable {
        OutputTable(
            name: name, title: "How complete the record is",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("measure", .string, "what is counted"),
                OutputColumn("count", .integer, "how many"),
                OutputColumn("of", .integer, "out of how many"),
            ],
            key: ["period", "measure"],
            rows: RecordQuality(run).measures.map {
                [run.period.description, $0.name, String($0.count), String($0.of)]
            })
    }
}

/// How complete the record is that a run rests on.
struct RecordQuality {
    struct Measure {
        let name: String
        let count: Int
        let of: Int
        /// Whether it counts what is missing or weak, so that a report names it among its limits.
        var isLack = true
    }

    let measures: [Measure]
    /// Whether a contract of several vendors counts once for each of them.
    let hasSharedContracts: Bool

    init(_ run: RunContext) {
        var measures: [Measure] = []
        let leaves = run.scored.vendors.flatMap(\.leaves)
        let expected = leaves.count { $0.status != .notApplicable }
        if expected > 0 {
            for status in LeafStatus.allCases where status != .notApplicable {
                measures.append(
                    Measure(
                        name: "answers \(status.words)", count: leaves.count { $0.status == status }, of: expected,
                        isLack: status != .scored))
            }
            let several = leaves.count { Set($0.ratings.map(\.coder)).subtracting([ResponseRow.settled]).count > 1 }
            measures.append(
                Measure(name: "answers rated by several coders", count: several, of: expected, isLack: false))
        }
        let numbers = leaves.count { $0.measurement != nil }
        if run.method.scales.contains(where: \.treatsOutliers), numbers > 0 {
            measures.append(
                Measure(
                    name: "numbers moved by the treatment of outliers", count: run.scored.treatedPoints.count,
                    of: numbers))
        }
        let ratings = run.scored.rows.responses
        if !ratings.isEmpty {
            measures.append(
                Measure(
                    name: "ratings without a quote", count: ratings.count { $0.quote == nil }, of: ratings.count))
        }
        let contracts = run.scored.vendors.flatMap { $0.involvement.contracts }.filter(\.counts)
        func contract(_ name: String, _ matches: (VendorContract) -> Bool) {
            measures.append(Measure(name: name, count: contracts.count(where: matches), of: contracts.count))
        }
        if !contracts.isEmpty {
            contract("contracts known by name only") { $0.involvement.isKnownByNameOnly }
            contract("contracts whose value is not known in the base currency") { $0.involvement.value.amount == nil }
            contract("contracts whose term is not known") { $0.involvement.term.years == nil }
            contract("contracts with something inferred") { !$0.row.inferred.isEmpty }
            contract("contracts without a quote") { $0.row.quote == nil }
        }
        self.measures = measures
        hasSharedContracts = Set(contracts.map(\.row.contract)).count < contracts.count
    }
}

extension LeafStatus {
    /// The status as prose has it: "not rated", "pending".
    var words: String {
        switch self {
        case .scored: "rated"
        case .nonresponse: "refused or never given"
        case .notApplicable: "not applicable"
        case .pending: "not yet due"
        case .unrated: "not rated"
        case .unresolved: "on which coders disagree without a winner"
        }
    }
}
