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
            let name = period.description
            for vendor in vendors[start..<min(vendors.count, start + size)] {
                write(vendor, name, decimals, to: &writer)
            }
        }.csvPieces(threads: threads)
    }

    /// Writes a row cell by cell, since there may be very many.
    private static func write(
        _ vendor: VendorMeasures, _ period: String, _ decimals: Int, to writer: inout CSVWriter
    ) {
        writer.add(period)
        writer.add(vendor.vendor.text)
        writer.add(vendor.contracts)
        writer.add(vendor.nameOnly)
        writer.add(vendor.deepest.lower, decimals: decimals)
        writer.add(vendor.deepest.upper, decimals: decimals)
        writer.add(vendor.deepestContract)
        for mean in [vendor.typical, vendor.power] {
            writer.add(mean?.lower, decimals: decimals)
            writer.add(mean?.upper, decimals: decimals)
        }
        for sum in [vendor.money, vendor.years] {
            writer.add(sum.lower, decimals: decimals)
            writer.add(sum.upper, decimals: decimals)
        }
        writer.add(vendor.unknownValues)
        writer.add(vendor.unknownTerms)
        writer.add(vendor.dominantContract)
        writer.endRow()
    }
}
