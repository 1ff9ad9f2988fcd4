package import Dataset
import Scoring
import Statistics
import Tables
package import Tallying

/// `involvement.csv` from a tally: the columns and the figures that a run's table of this name has.
package enum TallyTable {
    /// The table as CSV, in pieces.
    /// - Parameter measures: the vendors of each quarter, in the order in which they are to stand.
    package static func csv(
        _ measures: [(period: Period, vendors: [VendorMeasures])], _ method: Method, threads: Int
    ) -> [[UInt8]] {
        let decimals = method.decimals.tables
        let size = 1_000
        let pieces = measures.indices.flatMap { place in
            stride(from: 0, to: measures[place].vendors.count, by: size).map { (place: place, start: $0) }
        }
        return OutputTable(
            name: InvolvementTable.name, title: InvolvementTable.title,
            columns: InvolvementTable.columns(baseCurrency: method.baseCurrency), key: InvolvementTable.key,
            pieces: pieces.count
        ) { piece, writer in
            let (place, start) = pieces[piece]
            let (period, vendors) = measures[place]
            for vendor in vendors[start..<min(vendors.count, start + size)] {
                writer.append(row(vendor, period, decimals))
            }
        }.csvPieces(threads: threads)
    }

    private static func row(_ vendor: VendorMeasures, _ period: Period, _ decimals: Int) -> [String?] {
        func cell(_ value: Rational?) -> String? { value?.fixed(decimals) }
        return [
            period.description, vendor.vendor.text, String(vendor.contracts), String(vendor.nameOnly),
            cell(vendor.deepest.lower), cell(vendor.deepest.upper), vendor.deepestContract,
            cell(vendor.typical?.lower), cell(vendor.typical?.upper), cell(vendor.power?.lower),
            cell(vendor.power?.upper), cell(vendor.money.lower), cell(vendor.money.upper), cell(vendor.years.lower),
            cell(vendor.years.upper), String(vendor.unknownValues), String(vendor.unknownTerms),
            vendor.dominantContract,
        ]
    }
}
