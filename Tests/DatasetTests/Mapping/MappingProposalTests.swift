import Foundation
import Tables
import Testing

@testable import Dataset

@Suite("Proposed mappings")
struct MappingProposalTests {
    /// The proposal for a file, which must read without a fault, and whose columns must be there.
    private func proposal(_ bytes: [UInt8], name: String = "deals.csv") throws -> String {
        let folder = try TemporaryDataset(["method.yaml": TestMethod.text], isComplete: false)
        try folder.write(bytes, to: name)
        let yaml = try MappingProposal([folder.path + "/" + name]).yaml
        try folder.write(Array(yaml.utf8), to: "mapping.yaml")
        // What cells hold, or lack, is not for a mapping's form to say.
        let ofCells = ["unmapped-word", "nothing-to-score", "no-match"]
        let faults = try folder.faults().filter { fault in
            fault.hasPrefix("mapping.yaml") && !ofCells.contains { fault.hasSuffix($0) }
        }
        #expect(faults == [] || yaml.contains("is no table of text"), "\(yaml)")
        return yaml
    }

    private func proposal(_ text: String) throws -> String { try proposal(Array(text.utf8)) }

    @Test("columns are found by name and confirmed by their cells")
    func columns() throws {
        let yaml = try proposal(
            """
            Contract No,Supplier,Amount,Award date,Buyer,Description,Curr. code
            1,Alder,"1,234,567.50",23/01/2017,City,Cameras,EUR
            2,Birch,N/A,24/01/2017,City,Doors,EUR
            3,Birch,99999999,04/02/2017,Town,Doors,EUR

            """)
        for line in [
            "contract: Contract No", "vendor: {from: Supplier, as: slug}", "title: Description", "buyer: Buyer",
            "value: {from: Amount, thousands: \",\", placeholders: [99999999]}",
            "signed: {from: Award date, dates: dd/mm/yyyy}",
            "missing: [\"N/A\"]",
        ] {
            #expect(yaml.contains(line), "\(line)\n\(yaml)")
        }
        #expect(yaml.contains("# Not placed: Curr. code") || yaml.contains("currency: \"Curr. code\""))
    }

    @Test("how the file is written is seen from its bytes")
    func encoding() throws {
        let text = "N\u{B0};Soci\u{E9}t\u{E9};Titre;Montant;Fin\n1;Alder;\u{E9}cole;1.234,5;1\n2;Birch;pont;0,25;2\n"
        let yaml = try proposal(text.unicodeScalars.map { UInt8($0.value) })
        #expect(yaml.contains("encoding: windows-1252"))
        #expect(yaml.contains("delimiter: \";\""))
        #expect(yaml.contains("value: {from: Montant, decimal: \",\", thousands: \".\""))
        let wide = Array("id\tfirm\ttitle\n1\tAlder\tx\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let other = try proposal([0xFF, 0xFE] + wide)
        #expect(other.contains("encoding: utf-16"))
        #expect(other.contains("delimiter: tab"))
    }

    @Test("a date that could have the month first is said to")
    func monthFirst() throws {
        let yaml = try proposal("contract id,supplier,start date\n1,a,01/02/2017\n2,b,03/04/2018\n")
        #expect(yaml.contains("starts: {from: start date, dates: dd/mm/yyyy}"))
        #expect(yaml.contains("careful: all of these would be mm/dd/yyyy as well"))
        let certain = try proposal("contract id,supplier,start date\n1,a,01/22/2017\n2,b,03/04/2018\n")
        #expect(certain.contains("dates: mm/dd/yyyy"))
        let serial = try proposal("contract id,supplier,start date\n1,a,42758\n")
        #expect(serial.contains("dates: excel"))
    }

    @Test("amounts with currencies beside them, JSON and lists are seen")
    func cells() throws {
        let yaml = try proposal(
            "project id,suppliers,contract value (m)\nx,\"[\"\"MT001\"\"]\",\"USD 653,690.00\"\ny,\"[\"\"MT002\"\",\"\"MT003\"\"]\",AMD267\n"
        )
        #expect(yaml.contains("json: true, as: slug}"))
        #expect(yaml.contains("part: amount, thousands: \",\", units: millions"))
        #expect(yaml.contains("currency: {from: \"contract value (m)\", part: currency}"))
        #expect(yaml.contains("share: unknown"))
    }

    @Test("what is required and has no source is said, and the mapping is valid all the same")
    func lacks() throws {
        let yaml = try proposal("colour,weight\nred,2\n")
        #expect(yaml.contains("# No column names the vendor"))
        #expect(yaml.contains("# No column identifies a contract"))
        #expect(yaml.contains("# Not placed: "))
    }

    @Test(
        "hostile headers and cells give a valid mapping",
        arguments: [
            "a,a,supplier\n1,2,3\n", "\"con\ntract id\",\"sup: plier\"\n1,2\n", "\"{vendor}\",\"# x\",\"*\"\n1,2,3\n",
            "\"contract\u{7F}id\",supplier\n1,2\n", "contract id,supplier\n\"\n\",\"'\"\n", "x\n", ",,\n1,2,3\n",
            "y,no,true\n1,2,3\n",
            "contract/*/id,supplier\n1,2\n", "contract id,supplier\n1,\"unclosed\n",
            "contract \"id\",supplier\n1,2\n",
        ])
    func hostile(text: String) throws { _ = try proposal(text) }

    @Test("no bytes at all are no table")
    func empty() throws {
        let folder = try TemporaryDataset(["x.csv": ""], isComplete: false)
        let yaml = try MappingProposal([folder.path + "/x.csv"]).yaml
        #expect(yaml.contains("is no table of text"))
    }

    @Test("the header of the World Bank's export is recognised, and that of OCDS")
    func known() throws {
        let ppi = try proposal(PPIMappingTests.rows)
        #expect(ppi.contains("mapping: ppi"))
        #expect(ppi.contains("ppi.csv: {path: deals.csv}"))
        let wide = try proposal(
            "compiledRelease/ocid,compiledRelease/contracts/0/id,compiledRelease/contracts/0/awardID,compiledRelease/awards/0/suppliers/0/id\nx,1,2,3\n"
        )
        #expect(wide.contains("mapping: ocds-wide"))
    }

    @Test(
        "the published OCDS files are recognised, each by its columns",
        .enabled(if: OCDSExample.isThere, "skipped: shared/contracts/ocds_ppp is not there"))
    func flattened() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: OCDSExample.path).sorted()
        let yaml = try MappingProposal(names.map { OCDSExample.path + "/" + $0 }).yaml
        #expect(yaml.hasSuffix("candour: 1\nmapping: ocds\n"), "\(yaml)")
    }

    @Test(
        "the United Kingdom's list of PFI projects is placed by its header alone",
        .enabled(if: OCDSExample.isThere, "skipped: shared/contracts is not there"))
    func header() throws {
        let path = OCDSExample.path.replacingOccurrences(
            of: "ocds_ppp/flat", with: "headers_only/uk_pfi_current_projects_header.csv")
        let yaml = try MappingProposal([path]).yaml
        for line in [
            "contract: Unique HMT Project ID", "vendor: SPV company number", "title: Project Name",
            "buyer: Procuring authority",
            "value: {from: \"Capital Value (£m)\", units: millions}", "currency: {constant: GBP}",
            "signed: Date of financial close", "years: \"Operational period of contract (years)\"",
        ] {
            #expect(yaml.contains(line), "\(line)\n\(yaml)")
        }
    }
}
