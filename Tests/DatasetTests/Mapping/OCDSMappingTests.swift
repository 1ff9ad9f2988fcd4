import Foundation
import Tables
import Testing

@testable import Dataset

/// The worked example of the profile for public-private partnerships, which lies beside the package, not in it.
enum OCDSExample {
    static let path = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/contracts/ocds_ppp/flat"
        ).path

    static var isThere: Bool { FileManager.default.fileExists(atPath: path + "/contracts.csv") }
}

@Suite("The mapping for flattened OCDS")
struct OCDSMappingTests {
    private static let method = """
        candour: 1
        title: Involvement
        missing: {unrated: minimum}
        scales: {answer: {full: 100, none: 0}}
        nodes: {transparency: {aggregate: mean}}
        contracts: {weights: {roles: 0.40, risk: 0.30, term: 0.15, value: 0.15}}
        indices: [involvement]

        """

    private func dataset(_ files: [String: String] = [:], mapping: String = "ocds") throws -> TemporaryDataset {
        var all = files
        all["method.yaml"] = OCDSMappingTests.method
        if all["mapping.yaml"] == nil { all["mapping.yaml"] = "candour: 1\nmapping: \(mapping)\n" }
        return try TemporaryDataset(all, isComplete: false)
    }

    @Test(
        "the published example becomes a contract with the amended end and its award's supplier",
        .enabled(if: OCDSExample.isThere, "skipped: shared/contracts/ocds_ppp is not there"))
    func example() throws {
        let folder = try dataset(["mapping.yaml": "candour: 1\nmapping: ocds\nfolder: flat\n"])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/flat", withDestinationPath: OCDSExample.path)
        let reading = try folder.read()
        let tables = try #require(reading.dataset?.tables)
        #expect(tables.vendors.map(\.name) == ["Mega Consortium"])
        let contract = try #require(tables.contracts.first)
        #expect(tables.contracts.count == 1)
        #expect(contract.vendor == tables.vendors.first?.vendor)
        #expect(contract.signed?.description == "2016-01-24")
        #expect(contract.starts?.description == "2016-01-24")
        // The amendment moved it from 2036, which the award still has.
        #expect(contract.ends?.description == "2046-01-23")
        #expect(contract.value == nil)
        #expect(contract.status == .active)
        #expect(contract.buyer == "Telecoms Promoter")
        #expect(Set(contract.risks.keys) == [.construction, .operation, .finance, .forceMajeure])
        #expect(contract.risks.values.allSatisfy { $0 == .bearer(.vendor) })
        let report = try #require(reading.mapping?.tables.last)
        #expect(
            report.notPlaced.map { "\($0.what): \($0.count)" } == [
                "risks category 'all': 2", "risks category 'compliance': 1", "risks category 'environmental': 1",
                "risks category 'governance': 1",
            ])
        #expect(reading.mapping.map { $0.tables.contains { !$0.addsUp } } == false)
    }

    @Test("several suppliers of an award, other numbers of items and a prefix, with nothing said about shares")
    func suppliers() throws {
        let folder = try dataset([
            "contracts.csv": """
            compiledRelease/ocid,compiledRelease/contracts/3/id,compiledRelease/contracts/3/awardID,compiledRelease/contracts/3/value/amount,compiledRelease/contracts/3/value/currency,compiledRelease/contracts/3/dateSigned
            x,c1,a1,12.5,EUR,2020-05-04T10:00:00Z
            x,c2,a2,,,2020-05-05

            """,
            "awa_suppliers.csv": """
            ocid,awards/0/id,awards/0/suppliers/0/id,awards/0/suppliers/0/name
            x,a1,s1,Alder
            x,a1,s2,Birch
            x,a2,s1,Alder
            y,a1,s3,Cedar

            """,
        ])
        let reading = try folder.read()
        let tables = try #require(reading.dataset?.tables)
        #expect(tables.vendors.map(\.vendor.text) == ["s1", "s2", "s3"])
        #expect(
            tables.contracts.map { "\($0.contract) \($0.vendor) \($0.cell("share") ?? "-") \($0.cell("value") ?? "-")" }
                == [
                    "x-c1 s1 - 12.5", "x-c1 s2 - 12.5", "x-c2 s1 - -",
                ])
    }

    @Test("one wide file, whose rows hold several contracts, awards and suppliers")
    func wide() throws {
        let header =
            "ocid,buyer/name,awards/0/id,awards/0/suppliers/0/id,awards/0/suppliers/0/name,awards/0/suppliers/1/id,"
            + "awards/0/suppliers/1/name,awards/1/id,awards/1/suppliers/0/id,awards/1/suppliers/0/name,contracts/0/id,"
            + "contracts/0/awardID,contracts/0/value/amount,contracts/0/value/currency,contracts/0/dateSigned,contracts/1/id,"
            + "contracts/1/awardID,contracts/1/dateSigned,contracts/0/riskAllocation/0/category,"
            + "contracts/0/riskAllocation/0/allocation\n"
        let folder = try dataset(
            [
                "releases.csv": header
                    + "x,City,a1,s1,Alder,s2,Birch,a2,s3,Cedar,c1,a1,5,USD,2020-01-01,c2,a2,2020-02-02,design,publicAuthority\n"
                    + "y,Town,a1,s1,Alder,,,,,,c1,a1,7,USD,2021-01-01,,,,,\n"
            ], mapping: "ocds-wide")
        let reading = try folder.read()
        let tables = try #require(reading.dataset?.tables, "\(reading.diagnostics)")
        #expect(tables.vendors.map(\.vendor.text) == ["s1", "s2", "s3"])
        #expect(
            tables.contracts.map { "\($0.contract) \($0.vendor) \($0.buyer ?? "-") \($0.cell("risk_design") ?? "-")" }
                == [
                    "x-c1 s1 City public", "x-c1 s2 City public", "x-c2 s3 City -", "y-c1 s1 Town -",
                ])
    }
}
