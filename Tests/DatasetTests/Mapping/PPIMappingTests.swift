import Foundation
import Tables
import Testing

@testable import Dataset

@Suite("The mapping for the World Bank's PPI export")
struct PPIMappingTests {
    /// Rows made up by what is known of the export: a row for each project and year, millions, `Not Available`,
    /// sponsors in one cell, line ends in cells, blanks at the ends.
    static let rows = """
        Country,Financial closure year,Project name,Type of PPI,Subtype of PPI,Project status,ContractPeriod,GovtGrantingContract,InvestmentYear,TotalInvestment,Sponsors
        Norland,1999,"North\nBridge ",Greenfield project,"Build, operate, and transfer",Active,25,Ministry,1999,"1,100.5","Alder SA, Birch Ltd"
        Norland,1999,"North\nBridge ",Greenfield project,"Build, operate, and transfer",Active,25,Ministry,2003,20,"Alder SA, Birch Ltd"
        Norland,1999,"North\nBridge ",Greenfield project,"Build, operate, and transfer",Active,25,Ministry,2004,Not Available,"Alder SA, Birch Ltd"
        Sudland,2001,Port,Brownfield,Novel type,Canceled,Not Available,Not Applicable,2001,0.1,Alder SA

        """

    private func reading(_ rows: String) throws -> DatasetReading {
        try TemporaryDataset(
            ["method.yaml": TestMethod.text, "mapping.yaml": "candour: 1\nmapping: ppi\n", "ppi.csv": rows],
            isComplete: false
        ).read()
    }

    @Test("a project is one contract for each sponsor, its years' millions summed")
    func projects() throws {
        let reading = try reading(PPIMappingTests.rows)
        let tables = try #require(reading.dataset?.tables, "\(reading.diagnostics)")
        #expect(tables.vendors.map(\.name) == ["Alder SA", "Birch Ltd"])
        #expect(
            tables.contracts.map { row in
                ["title", "value", "currency", "form", "years", "status", "signed", "buyer", "share"].map {
                    row.cell($0) ?? "-"
                }
                .joined(separator: " | ")
            } == [
                "North Bridge | 1120500000 | USD | bot | 25 | active | 1999 | Ministry | -",
                "North Bridge | 1120500000 | USD | bot | 25 | active | 1999 | Ministry | -",
                "Port | 100000 | USD | - | - | cancelled | 2001 | - | -",
            ])
        #expect(Set(tables.contracts.map(\.vendor)) == Set(tables.vendors.map(\.vendor)))
        let report = try #require(reading.mapping?.tables.last)
        #expect(report.addsUp)
        #expect((report.rowsIn, report.folded, report.added, report.rowsOut) == (4, 2, 1, 3))
        #expect(report.notPlaced.map { "\($0.what): \($0.count)" } == ["form 'Novel type': 1"])
        #expect(report.rules.contains { $0.what == "units ×1,000,000 on TotalInvestment" && $0.count == 3 })
    }

    @Test("sponsors that change from year to year are a fault, not a guess")
    func changedSponsors() throws {
        let reading = try reading(
            PPIMappingTests.rows.replacingOccurrences(of: "20,\"Alder SA, Birch Ltd\"", with: "20,Alder SA"))
        #expect(reading.diagnostics.contains { $0.identifier == "mapping.rows-disagree" })
    }
}
