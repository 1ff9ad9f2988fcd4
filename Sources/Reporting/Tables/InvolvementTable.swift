import Dataset
import Scoring
import Statistics

/// `tables/involvement.csv`: every measure of a vendor's contracts.
enum InvolvementTable {
    static let name = "involvement"

    static func table(_ run: RunContext) -> OutputTable {
        let rows = run.scored.vendors.filter { !$0.involvement.contracts.isEmpty }.map { row(run, $0) }
        return OutputTable(
            name: name, title: title, columns: columns(baseCurrency: run.method.baseCurrency), key: key, rows: rows)
    }

    static let title = "Involvement of each vendor, by every measure"
    static let key = ["period", "vendor"]

    static func columns(baseCurrency currency: Identifier) -> [OutputColumn] {
        [
            OutputColumn("period", .string, "calendar quarter"),
            OutputColumn("vendor", .string, "vendor's identifier"),
            OutputColumn("contracts", .integer, "contracts that count"),
            OutputColumn("name_only", .integer, "contracts of which only the name is known"),
            OutputColumn("deepest_lower", .number, "largest lower bound of a contract, 0 to 100"),
            OutputColumn("deepest_upper", .number, "largest upper bound of a contract, 0 to 100"),
            OutputColumn("deepest_contract", .string, "contract with the largest lower bound"),
            OutputColumn("typical_lower", .number, "mean weighted by ln(1 + value / v0), at least"),
            OutputColumn("typical_upper", .number, "mean weighted by ln(1 + value / v0), at most"),
            OutputColumn("power_lower", .number, "power mean with the same weights, at least"),
            OutputColumn("power_upper", .number, "power mean with the same weights, at most"),
            OutputColumn(
                "exposure_lower", .number,
                "share × value × involvement / 100 in \(currency), at least"),
            OutputColumn("exposure_upper", .number, "the same at most, of the contracts whose value is known"),
            OutputColumn("years_lower", .number, "years × involvement / 100, at least"),
            OutputColumn("years_upper", .number, "the same at most, of the contracts whose term is known"),
            OutputColumn("unknown_values", .integer, "contracts whose value is not known"),
            OutputColumn("unknown_terms", .integer, "contracts whose term is not known"),
            OutputColumn("dominant_contract", .string, "contract with more than half of the known value"),
        ]
    }

    private static func row(_ run: RunContext, _ vendor: ScoredVendor) -> [String?] {
        let involvement = vendor.involvement
        let exposure = involvement.exposure
        return [
            run.period.description, vendor.vendor.text, String(involvement.contracts.count(where: \.counts)),
            String(involvement.nameOnly), run.cell(involvement.deepest.lower), run.cell(involvement.deepest.upper),
            involvement.deepestContract?.row.contract.text, run.cell(involvement.typical?.lower),
            run.cell(involvement.typical?.upper), run.cell(involvement.power?.lower),
            run.cell(involvement.power?.upper),
            run.cell(exposure.money.lower), run.cell(exposure.money.upper), run.cell(exposure.years.lower),
            run.cell(exposure.years.upper), String(exposure.unknownValues), String(exposure.unknownTerms),
            involvement.dominant?.row.contract.text,
        ]
    }
}
