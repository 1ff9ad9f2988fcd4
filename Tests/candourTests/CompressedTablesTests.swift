import Testing

@Suite("Compressed tables")
struct CompressedTablesTests {
    /// The small dataset with a table compressed by gzip.
    static func compressed(_ table: String) throws -> Workdir {
        let work = try Workdir.small()
        try #require(try work.shell("gzip data/\(table)").code == 0)
        return work
    }

    @Test("A compressed table is read as if it were not", arguments: ["contracts.csv", "vendors.csv"])
    func same(table: String) throws {
        let expected = try Workdir.small().report()
        #expect(try Self.compressed(table).report() == expected)
    }

    @Test("A table that is there twice is refused, whichever form is meant")
    func twice() throws {
        let work = try Workdir.small()
        try #require(try work.shell("gzip -k data/claims.csv").code == 0)
        try work.expectRefused(
            """
            data/claims.csv: error: the dataset has more than one file for claims.csv [dataset.several-files]
              found: claims.csv, claims.csv.gz
              expected: one of them
              fix: take the others away
            """)
    }

    @Test("Messages give the line and column in the text")
    func places() throws {
        let work = try Workdir.small()
        try work.replace("2019,2029,", with: "2019,2009,", in: "data/contracts.csv")
        try #require(try work.shell("gzip data/contracts.csv").code == 0)
        try work.expectRefused(
            """
            data/contracts.csv.gz:2:85: error: 'ends' comes before 'starts' [contract.ends-before-it-starts]
              found: 2009
              expected: 2019 or later
            """)
    }

    @Test("A table that was cut short is file trouble, not a short table")
    func truncated() throws {
        let work = try Self.compressed("responses.csv")
        let bytes = try work.bytes(of: "data/responses.csv.gz")
        try work.write(Array(bytes.dropLast(20)), to: "data/responses.csv.gz")
        try work.expectFileTrouble(
            "error: cannot read data/responses.csv.gz: its gzip data ends too early, at byte \(bytes.count - 20); "
                + "it was not written to the end")
    }
}
