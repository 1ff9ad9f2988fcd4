import Dataset
import Foundation
import Reporting
import Scoring
import Statistics
import Tables
import Testing

/// What a run writes, read back from memory.
@Suite("A run's outputs")
struct RunTests {
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func run(_ name: String, _ period: String) throws -> Run {
        let dataset = try #require(try DatasetFolder(package.path + "/Data/" + name).read().dataset)
        return try Run(dataset, period: try #require(Period(period)), release: Release.name, threads: 1)
    }

    static func text(_ run: Run, _ path: String) throws -> String {
        String(decoding: try #require(run.outputs.files.first { $0.path == path }, "\(path)").bytes, as: UTF8.self)
    }

    /// The rows of a table by column; none of the tables read here has a quoted line end.
    static func rows(_ run: Run, _ table: String) throws -> [[String: String]] {
        let lines = try text(run, "tables/\(table).csv").split(separator: "\n").map(cells)
        let header = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    @Test("the letters' report has the figures worked by hand, on its page and in its tables")
    func letters() throws {
        let run = try Self.run("letters", "2021-Q3")
        let page = try Self.text(run, "report.md")
        for figure in ["68.9", "89.9", "50.4", "71.4", "18.5"] { #expect(page.contains(figure), "\(figure)") }
        let contract = try #require(try Self.rows(run, "contracts").first { $0["contract"] == "pishan" })
        #expect(contract["lower"]?.hasPrefix("68.86") == true)
        #expect(contract["upper"]?.hasPrefix("89.86") == true)
        #expect(contract["base_value"] == "49711487.246257")
        #expect(contract["lower_without_inference"]?.hasPrefix("58.7") == true)
        let gap = try #require(try Self.rows(run, "gaps").first)
        #expect(gap["gap_lower"] == "18.500000")
        #expect(gap["gap_lower_without_inference"] == "14.000000")
        #expect(gap["is_headline"] == "true")
        let scores = try Self.rows(run, "scores")
        let involvement = try #require(scores.first { $0["node"] == "involvement" })
        #expect(involvement["upper"] == "100.000000")
    }

    @Test("both sides' words stand on the report, each with its wording and its source")
    func sides() throws {
        let page = try Self.text(try Self.run("letters", "2021-Q3"), "report.md")
        #expect(page.contains("Operational matters are not within our remit"))
        #expect(page.contains("Design, Build, Finance, Operate"))
        #expect(page.contains("official wording"))
    }

    static let runs = [("letters", "2021-Q3"), ("letters", "2022-Q2"), ("example", "2026-Q2")]

    @Test("every link of every page leads to a file of the run, and every anchor to a heading", arguments: runs)
    func links(_ name: String, _ period: String) throws {
        let run = try Self.run(name, period)
        let paths = Set(run.outputs.files.map(\.path))
        var count = 0
        for file in run.outputs.files where file.path.hasSuffix(".md") {
            let folder = (file.path as NSString).deletingLastPathComponent
            for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /\]\(([^)]+)\)/) {
                let target = String(match.1)
                if target.hasPrefix("http://") || target.hasPrefix("https://") { continue }
                let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                let path =
                    parts[0].isEmpty
                    ? file.path
                    : String(URL(fileURLWithPath: "/" + folder + "/" + parts[0]).standardizedFileURL.path.dropFirst())
                #expect(paths.contains(path) || path == Manifest.file, "\(file.path): \(target)")
                if parts.count > 1 {
                    let headings = try Self.text(run, path).split(separator: "\n").filter { $0.hasPrefix("#") }
                    let anchors = headings.map { Self.anchor($0.drop { $0 == "#" || $0 == " " }) }
                    #expect(anchors.contains(parts[1]), "\(file.path): \(target) among \(anchors)")
                }
                count += 1
            }
        }
        #expect(count > 10)
    }

    /// As Git hosts make anchors: lower case, blanks to hyphens, no other punctuation.
    private static func anchor(_ heading: Substring) -> String {
        String(
            heading.lowercased().compactMap {
                $0 == " " ? "-" : $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : nil
            })
    }

    @Test("every chart on a page has words that say what it shows", arguments: runs)
    func alternatives(_ name: String, _ period: String) throws {
        let run = try Self.run(name, period)
        for file in run.outputs.files where file.path.hasSuffix(".md") {
            for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /!\[([^\]]*)\]\([^)]+\.svg\)/) {
                #expect(match.1.count > 30, "\(file.path): \(match.0)")
            }
        }
    }

    @Test(
        "tables are ordered by their keys, keys are unique, and the data package describes each column", arguments: runs
    )
    func tables(_ name: String, _ period: String) throws {
        let run = try Self.run(name, period)
        let package = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.text(run, "datapackage.json").utf8)) as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        let described = Set(resources.compactMap { $0["path"] as? String })
        #expect(described == Set(run.outputs.files.map(\.path).filter { $0.hasPrefix("tables/") }))
        for resource in resources {
            let path = try #require(resource["path"] as? String)
            let text = try Self.text(run, path)
            let schema = try #require(resource["schema"] as? [String: Any])
            let fields = try #require(schema["fields"] as? [[String: Any]])
            let header = try #require(text.split(separator: "\n").first).split(separator: ",").map(String.init)
            #expect(fields.compactMap { $0["name"] as? String } == header)
            for field in fields { #expect((field["description"] as? String)?.isEmpty == false, "\(path): \(field)") }
            let key = try #require(schema["primaryKey"] as? [String])
            let table = (path as NSString).lastPathComponent.replacingOccurrences(of: ".csv", with: "")
            let rows = try Self.rows(run, table)
            let keys = rows.map { row in key.map { row[$0] ?? "" } }
            #expect(Set(keys).count == keys.count, "\(path)")
            #expect(resource["bytes"] as? Int == text.utf8.count)
        }
    }

    @Test("numbers have the method's decimals, no exponent, and zero no sign", arguments: runs)
    func numbers(_ name: String, _ period: String) throws {
        let run = try Self.run(name, period)
        for table in ["scores", "contracts", "involvement", "gaps"] {
            for row in try Self.rows(run, table) {
                for (column, cell) in row
                where column.hasSuffix("lower") || column.hasSuffix("upper") || column == "score" {
                    guard !cell.isEmpty, !cell.hasPrefix("not ") else { continue }
                    #expect(cell.wholeMatch(of: /-?[0-9]+\.[0-9]{6}/) != nil, "\(table).\(column): \(cell)")
                    #expect(cell != "-0.000000")
                }
            }
        }
    }

    @Test("the manifest lists every output with its digest, and every input with its rows")
    func manifest() throws {
        let run = try Self.run("letters", "2021-Q3")
        let manifest = run.manifest(fileDigests: ["vendors.csv": "abc"])
        #expect(manifest.outputs.map(\.path) == run.outputs.files.map(\.path))
        for (listed, file) in zip(manifest.outputs, run.outputs.files) {
            #expect(listed.bytes == file.bytes.count)
            #expect(listed.digest == Digest.of(file.bytes))
        }
        #expect(manifest.inputs.map(\.file).contains("contracts.csv"))
        #expect(manifest.inputs.first { $0.file == "vendors.csv" }?.fileDigest == "abc")
        #expect(manifest.inputs.first { $0.file == "responses.csv" }?.rows == 10)
        #expect(manifest.previous == nil)
    }

    @Test("an edition depends on the release, the method, the rows and the edition before it, and on nothing else")
    func edition() throws {
        let dataset = try #require(try DatasetFolder(Self.package.path + "/Data/letters").read().dataset)
        let period = try #require(Period("2022-Q2"))
        func edition(_ release: String, _ previous: Run.Previous) throws -> String {
            try Run(dataset, period: period, release: release, previous: previous, threads: 1).context.edition
        }
        let first = try Self.run("letters", "2021-Q3").context.edition
        let known = PreviousEdition(period: "2021-Q3", edition: first)
        #expect(try edition(Release.name, .ofDataset) == edition(Release.name, .known(known)))
        #expect(try edition(Release.name, .known(nil)) != edition(Release.name, .known(known)))
        #expect(try edition("9.9.9", .known(known)) != edition(Release.name, .known(known)))
        #expect(first.wholeMatch(of: /[0-9a-f]{64}/) != nil)
    }
}
