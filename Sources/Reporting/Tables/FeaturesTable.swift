import Dataset
import Scoring
import Statistics

/// `tables/features.csv`: each feature of each contract, what settles it and the points it gives.
enum FeaturesTable {
    static let name = "features"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            for contract in vendor.involvement.contracts {
                for feature in ContractFeature.all(of: contract.involvement, run.method) {
                    rows.append([
                        run.period.description, vendor.vendor.text, contract.row.contract.text,
                        contract.row.vendor.text, feature.name, run.cell(feature.share.lower),
                        run.cell(feature.share.upper), feature.basis, run.cell(feature.weight),
                        run.cell(try? feature.share.lower * feature.weight),
                        run.cell(try? feature.share.upper * feature.weight), feature.isInferred ? "true" : "false",
                    ])
                }
            }
        }
        return OutputTable(
            name: name, title: "Features of contracts: what each is, what says so, and the points it gives",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor that the contract counts for"),
                OutputColumn("contract", .string, "contract's identifier"),
                OutputColumn("company", .string, "company that signed"),
                OutputColumn("feature", .string, "a role, a risk, the term or the value"),
                OutputColumn("share_lower", .number, "how much of the feature holds, at least, 0 to 1"),
                OutputColumn("share_upper", .number, "how much of the feature holds, at most, 0 to 1"),
                OutputColumn("basis", .string, "what settles it, or that nothing does"),
                OutputColumn("weight", .number, "points that the whole feature is worth"),
                OutputColumn("points_lower", .number, "points that it gives at least"),
                OutputColumn("points_upper", .number, "points that it gives at most"),
                OutputColumn("inferred", .boolean, "whether the row marks it as inference"),
            ],
            key: ["period", "vendor", "contract", "company", "feature"], rows: rows)
    }
}

/// One feature of a contract, as the pages and tables show it.
struct ContractFeature {
    let contribution: Contribution
    let name: String
    /// How much of it holds, 0 to 1.
    let share: Interval
    /// What settles it.
    let basis: String
    /// The points of involvement that the whole feature is worth.
    let weight: Rational
    let isInferred: Bool

    /// Every feature that can give points or can be claimed, in the order of the method.
    static func all(of contract: ContractInvolvement, _ method: Method) -> [ContractFeature] {
        let rules = method.contracts
        let base = method.baseCurrency.text
        let inferred = Set(contract.row.inferred.map(\.column))
        func feature(
            _ contribution: Contribution, _ name: String, _ share: Interval, _ basis: String, _ part: Rational,
            _ columns: [String]
        ) -> ContractFeature {
            let whole = rules.weight(of: contribution)
            return ContractFeature(
                contribution: contribution, name: name, share: share, basis: basis,
                weight: (try? 100 * whole * part) ?? .zero, isInferred: !inferred.isDisjoint(with: columns))
        }
        var features: [ContractFeature] = []
        for (role, standing) in contract.roles.standings {
            let columns = standing.isStatedByRow ? ["roles"] : standing == .possible ? [] : ["form"]
            features.append(
                feature(.roles, role.rawValue, standing.holding, standing.words, rules.roles[role] ?? 0, columns))
        }
        for (risk, part, isStated) in contract.risk.parts {
            features.append(
                feature(
                    .risk, risk.name + " risk", part,
                    isStated ? "borne by: " + (contract.row.cell(risk.column) ?? "") : "not disclosed",
                    rules.risks[risk] ?? 0, [risk.column]))
        }
        features.append(
            feature(
                .term, "term", contract.term.value,
                contract.term.years.map { "\($0.exactDecimal ?? $0.fixed(2)) years" } ?? "not disclosed", 1,
                termColumns(contract)))
        features.append(
            feature(
                .value, "value", contract.value.value, contract.value.words(contract.row, base), 1,
                valueColumns(contract, method)))
        return features
    }

    /// The columns that decide the term; none where it is not known.
    private static func termColumns(_ contract: ContractInvolvement) -> [String] {
        guard contract.term.years != nil else { return [] }
        return contract.row.years == nil ? ["starts", "ends"] : ["years"]
    }

    /// The columns that decide the value: the date whose year chooses the rate is one where there is a rate to choose.
    private static func valueColumns(_ contract: ContractInvolvement, _ method: Method) -> [String] {
        let row = contract.row
        guard row.currency != method.baseCurrency else { return ["value", "currency"] }
        return ["value", "currency", row.signed == nil ? "starts" : "signed"]
    }
}

extension ContractRules {
    func weight(of contribution: Contribution) -> Rational {
        switch contribution {
        case .roles: weights.roles
        case .risk: weights.risk
        case .term: weights.term
        case .value: weights.value
        }
    }
}

extension RoleStanding {
    /// What settles the role, in a few words.
    var words: String {
        switch self {
        case .stated: "stated"
        case .impliedByBuilding: "implied: who builds supplies"
        case .impliedByForm: "implied by the form"
        case .possible: "not disclosed"
        case .denied: "stated as not held"
        case .notInForm: "not in the form"
        }
    }
}

extension ValueFeature {
    /// What is known of the value, in a few words.
    func words(_ row: ContractRow, _ base: String) -> String {
        let written = Figures.grouped(row.cell("value") ?? "") + " " + (row.currency?.text ?? "")
        switch worth {
        case .known(let amount, let rate, _):
            if row.currency?.text == base { return written }
            return written + " at " + (rate.exactDecimal ?? rate.fixed(6)) + " = " + Figures.whole(amount) + " " + base
        case .noValue: return "not disclosed"
        case .noRate(let currency, let year):
            return written + ", no rate of \(currency)" + (year.map { " for \($0)" } ?? ": the year is not known")
        }
    }
}
