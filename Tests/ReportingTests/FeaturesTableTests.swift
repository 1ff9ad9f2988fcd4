import Dataset
import Foundation
import Reporting
import Testing

/// `tables/features.csv`: which features rest on inference.
@Suite("Features and inference")
struct FeaturesTableTests {
    /// Whether each feature of one contract is marked as inferred, given the cells of the row.
    static func inferred(_ cells: [String: String]) throws -> Set<String> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reporting-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let columns = cells.keys.sorted()
        let files = [
            "method.yaml": "candour: 1\ntitle: Sample\nindices: [involvement]\n",
            "vendors.csv": "vendor,name\nv,V\n",
            "rates.csv": "currency,year,per_unit\nEUR,2017,0.9\n",
            "contracts.csv": "contract,vendor," + columns.joined(separator: ",") + "\nc,v,"
                + columns.map { cells[$0] ?? "" }.joined(separator: ",") + "\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let dataset = try #require(try DatasetFolder(folder.path).read().dataset)
        let run = try Run(
            dataset, period: try #require(Period("2021-Q3")), release: Release.name, previous: .known(nil), threads: 1)
        let marked = try RunTests.rows(run, "features").filter { $0["inferred"] == "true" }
        return Set(marked.compactMap { $0["feature"] })
    }

    @Test("the year chooses a rate, so an inferred date makes the value inferred, but not one in the base currency")
    func value() throws {
        let cells = ["signed": "2017", "value": "1000000", "inferred": "signed: the number"]
        #expect(try Self.inferred(cells.merging(["currency": "EUR"]) { $1 }) == ["value"])
        #expect(try Self.inferred(cells.merging(["currency": "USD"]) { $1 }) == [])
        let started = ["starts": "2017", "value": "1000000", "currency": "EUR", "inferred": "starts: the number"]
        #expect(try Self.inferred(started) == ["value"])
    }

    @Test("inferred dates make the term inferred where it comes from them, and not where the years are stated")
    func term() throws {
        let cells = ["starts": "2017", "ends": "2020", "inferred": "ends: the budget"]
        #expect(try Self.inferred(cells) == ["term"])
        #expect(try Self.inferred(cells.merging(["years": "3"]) { $1 }) == [])
    }

    @Test("an inferred form marks the roles that it settles, and no other")
    func form() throws {
        #expect(try Self.inferred(["signed": "2017", "form": "om", "inferred": "form: a guess"]).contains("operate"))
        let stated = ["signed": "2017", "form": "om", "roles": "operate", "inferred": "form: a guess"]
        #expect(try !Self.inferred(stated).contains("operate"))
    }
}
