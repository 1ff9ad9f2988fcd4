import Dataset
import Scoring
import Statistics

/// `tables/contracts.csv`: every contract known by the quarter's end, with its involvement.
enum ContractsTable {
    static let name = "contracts"

    static func table(_ run: RunContext) -> OutputTable {
        var rows: [[String?]] = []
        for vendor in run.scored.vendors {
            for contract in vendor.involvement.contracts { rows.append(row(run, vendor, contract)) }
        }
        let parts = Contribution.allCases.flatMap { part in
            [
                OutputColumn(
                    "\(part.rawValue)_lower", .number, "points of involvement from \(part.rawValue), at least"),
                OutputColumn("\(part.rawValue)_upper", .number, "points of involvement from \(part.rawValue), at most"),
            ]
        }
        return OutputTable(
            name: name, title: "Contracts and how deeply each involves its vendor",
            columns: [
                OutputColumn("period", .string, "calendar quarter"),
                OutputColumn("vendor", .string, "vendor that the contract counts for"),
                OutputColumn("contract", .string, "contract's identifier"),
                OutputColumn("company", .string, "company that signed"),
                OutputColumn("version", .integer, "version that counts"),
                OutputColumn("title", .string, "contract's title"),
                OutputColumn("standing", .string, "counts, or why it does not"),
                OutputColumn("counts_from", .string, "day at whose end it counts"),
                OutputColumn("share_lower", .number, "company's part of the contract, at least, 0 to 1"),
                OutputColumn("share_upper", .number, "company's part of the contract, at most, 0 to 1"),
                OutputColumn("years", .number, "term in years"),
                OutputColumn("base_value", .number, "value in \(run.method.baseCurrency)"),
                OutputColumn("lower", .number, "evidenced involvement, 0 to 100: the contract's score"),
                OutputColumn("upper", .number, "highest involvement that the known facts allow, 0 to 100"),
            ] + parts + [
                OutputColumn("coverage", .number, "1 − (upper − lower) / 100"),
                OutputColumn(
                    "lower_without_inference", .number, "lower, if what the row marks as inferred were unknown"),
                OutputColumn(
                    "upper_without_inference", .number, "upper, if what the row marks as inferred were unknown"),
                OutputColumn("inferred", .string, "columns of the row that are inference"),
                OutputColumn("source", .string, "source's identifier"),
            ],
            key: ["period", "vendor", "contract", "company"], rows: rows)
    }

    private static func row(_ run: RunContext, _ vendor: ScoredVendor, _ contract: VendorContract) -> [String?] {
        let (row, involvement) = (contract.row, contract.involvement)
        return [
            run.period.description, vendor.vendor.text, row.contract.text, row.vendor.text, String(row.version),
            row.title, contract.standing.words, contract.countsFrom.description, run.cell(contract.share.lower),
            run.cell(contract.share.upper), run.cell(involvement.term.years), run.cell(involvement.value.amount),
            run.cell(involvement.involvement.lower), run.cell(involvement.involvement.upper),
        ]
            + involvement.contributions.flatMap { [run.cell($0.points.lower), run.cell($0.points.upper)] } + [
                run.cell(try? involvement.coverage), run.cell(contract.withoutInference?.lower),
                run.cell(contract.withoutInference?.upper),
                row.inferred.map(\.column).joined(separator: "; "), row.source?.text,
            ]
    }
}

extension ContractStanding {
    /// The standing in a few words.
    var words: String {
        switch self {
        case .counts: "counts"
        case .leftOut(let status): "left out: \(status.rawValue)"
        case .duplicate(let original): "left out: same as \(original)"
        case .ended(let day): "left out: ended on \(day)"
        }
    }
}
