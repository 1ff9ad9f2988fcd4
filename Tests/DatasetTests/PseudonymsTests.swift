import Testing

@testable import Dataset

@Suite("Pseudonyms of coders")
struct PseudonymsTests {
    private static func dataset(_ coders: [String], quarters: Int) throws -> Dataset {
        var lines = ["period,vendor,question,coder,rating"]
        for quarter in 1...quarters {
            for coder in coders.dropFirst(quarter - 1) { lines.append("2026-Q\(quarter),alder,q,\(coder),full") }
        }
        let dataset = try TemporaryDataset([
            "questions.csv": "question,under,scale\nq,transparency,answer\n",
            "responses.csv": lines.joined(separator: "\n"),
        ])
        return try #require(try dataset.read().dataset)
    }

    @Test(
        "given where the rows stand they are those that a selection gives, in the same order",
        arguments: [
            ["ben", "zoe"], ["abe", "final", "zoe"], ["coder-01", "coder-02"],
            (0..<12).map { "person \(97 * $0 % 31)" },
        ], [1, 2])
    func inPlace(_ coders: [String], _ quarters: Int) throws {
        let dataset = try Self.dataset(coders, quarters: quarters)
        for period in dataset.tables.periods {
            var prepared = dataset
            prepared.giveCodersPseudonyms(forRunOf: period, threads: 2)
            for other in dataset.tables.periods where other <= period {
                let expected = CanonicalRows.tables(PeriodSelection.used(of: dataset, for: other, threads: 2))
                let found = CanonicalRows.tables(PeriodSelection.used(of: prepared, for: other))
                #expect(found.map(\.csv) == expected.map(\.csv))
                #expect(!expected.contains { String(decoding: $0.csv, as: UTF8.self).contains("zoe") })
            }
        }
    }

    @Test("no coder is renamed for a run that leaves ratings out, as another quarter's would change")
    func partly() throws {
        let dataset = try Self.dataset(["ben", "zoe"], quarters: 2)
        var prepared = dataset
        prepared.giveCodersPseudonyms(forRunOf: try #require(Period("2026-Q1")), threads: 1)
        #expect(prepared.tables.responses.map(\.coder) == dataset.tables.responses.map(\.coder))
    }
}
