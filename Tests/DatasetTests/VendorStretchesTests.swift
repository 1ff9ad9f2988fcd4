import Testing

@testable import Dataset

@Suite("The ratings of each vendor and quarter")
struct VendorStretchesTests {
    @Test("stand together, however many each has", arguments: 0..<20)
    func stretches(_ seed: Int) throws {
        // Mostly as many as before, now and then none, one or very many.
        let counts = [5, 4, 5, 6, 0, 5, 1, 5, 70, 5, 6, 1, 1, 4]
        var lines = ["period,vendor,question,coder,rating"]
        var expected: [Range<Int>] = []
        for quarter in 1...3 {
            for vendor in 0..<12 {
                let count = counts[(vendor * 5 + quarter * 3 + seed) % counts.count]
                let first = lines.count - 1
                for question in 100..<100 + count {
                    lines.append("2026-Q\(quarter),v\(10 + vendor),q\(question),ada,full")
                }
                if count > 0 { expected.append(first..<first + count) }
            }
        }
        let dataset = try TemporaryDataset([
            "vendors.csv": (["vendor,name"] + (0..<12).map { "v\(10 + $0),V\($0)" }).joined(separator: "\n"),
            "questions.csv": (["question,under,scale"] + (0..<70).map { "q\(100 + $0),transparency,answer" })
                .joined(separator: "\n"),
            "responses.csv": lines.joined(separator: "\n"),
        ])
        let rows = try #require(try dataset.read().dataset).tables.responses
        #expect(Array(VendorStretches(rows)) == expected)
        #expect(Array(VendorStretches([])) == [])
    }
}
