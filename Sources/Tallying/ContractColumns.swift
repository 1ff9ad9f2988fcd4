import Dataset
import Tables

/// Where a file has each column of `contracts.csv`.
struct ContractColumns: Sendable {
    /// For each column of the schema, in its order.
    let all: [Int?]
    let contract: Int
    let vendor: Int
    let version: Int?
    let form: Int?
    let roles: Int?
    let value: Int?
    let currency: Int?
    let signed: Int?
    let starts: Int?
    let ends: Int?
    let years: Int?
    let constructionYears: Int?
    let status: Int?
    let wording: Int?
    let source: Int?
    let sameAs: Int?
    /// In the order of ``Risk``.
    let risks: [Int?]
    /// Columns that only rows read the long way can have: they touch other rows, or are seldom used.
    let mustBeBlank: [Int]

    /// Nil where a column that every row needs is missing.
    init?(header: [String]) {
        func place(_ name: String) -> Int? { header.firstIndex(of: name) }
        guard let contract = place("contract"), let vendor = place("vendor") else { return nil }
        self.contract = contract
        self.vendor = vendor
        all = ContractRow.schema.columns.map { place($0.name) }
        version = place("version")
        form = place("form")
        roles = place("roles")
        value = place("value")
        currency = place("currency")
        signed = place("signed")
        starts = place("starts")
        ends = place("ends")
        years = place("years")
        constructionYears = place("construction_years")
        status = place("status")
        wording = place("wording")
        source = place("source")
        sameAs = place("same_as")
        risks = Risk.allCases.map { place($0.column) }
        mustBeBlank = ["share", "same_as", "inferred"].compactMap(place)
    }
}

extension ContractColumns {
    /// What is to be said of a file that lacks a column which every row needs.
    static func missing(in file: TableFile) throws(FileFault) -> Diagnostic {
        let needed = ["contract", "vendor"].filter { !file.header.contains($0) }
        let meant = needed.first.flatMap { nearest(to: $0, among: file.header) }
        return Diagnostic(
            severity: .error, identifier: "csv.missing-column",
            place: try file.place(ofHeaderColumn: meant.flatMap { file.header.firstIndex(of: $0) } ?? 0),
            summary: "the column '\(needed.first ?? "contract")' is missing: without it a row is no contract",
            found: file.header.joined(separator: ","),
            fix: meant.map { "is it '\($0)'? Then call it '\(needed.first ?? "contract")'" } ?? "add the column")
    }
}
