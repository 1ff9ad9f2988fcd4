import Foundation
import Statistics
import Testing

@testable import Dataset

@Suite("The documentation")
struct DocumentationTests {
    @Test("its links lead to files and headings that are there", arguments: DocumentationPage.all)
    func links(path: String) throws {
        let page = try DocumentationPage(path)
        let folder = URL(fileURLWithPath: Package.root + "/" + path).deletingLastPathComponent()
        for link in page.links where !link.contains("://") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target =
                parts[0].isEmpty ? Package.root + "/" + path : folder.appendingPathComponent(parts[0]).standardized.path
            #expect(FileManager.default.fileExists(atPath: target), "\(path) links to \(link)")
            guard parts.count > 1, target.hasPrefix(Package.root + "/"), target.hasSuffix(".md") else { continue }
            let anchors = try DocumentationPage(String(target.dropFirst(Package.root.count + 1))).anchors
            #expect(anchors.contains(parts[1]), "\(path) links to \(link)")
        }
    }

    @Test("its console examples run, and print what they show", arguments: DocumentationPage.all)
    func examples(path: String) throws {
        let work = try Workdir()
        // Beside the project's own datasets and runs, what an example writes does not touch them.
        for folder in ["Data", "Reports"] {
            try work.makeFolder(folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: Package.root + "/" + folder) {
                try FileManager.default.createSymbolicLink(
                    atPath: work.path + "/\(folder)/\(name)", withDestinationPath: Package.root + "/\(folder)/\(name)")
            }
        }
        for block in try DocumentationPage(path).blocks {
            if ["csv", "yaml"].contains(block.language), !block.name.isEmpty {
                try work.write(block.lines.map { $0 + "\n" }.joined(), to: block.name)
            }
            guard block.language == "console" else { continue }
            for example in Example.all(in: block.lines) {
                let outcome = try work.shell("PATH=\"$(dirname \"$CANDOUR\"):$PATH\"; \(example.command) 2>&1")
                let printed = outcome.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                    .dropLast()
                #expect(example.shows(Array(printed)), "\(path): $ \(example.command)\n\(outcome.out)")
            }
        }
    }

    @Test("names only targets that the Makefile has", arguments: DocumentationPage.all)
    func targets(path: String) throws {
        let makefile = try String(contentsOfFile: Package.root + "/Makefile", encoding: .utf8)
        let targets = Set(makefile.split(separator: "\n").compactMap { $0.wholeMatch(of: /([a-z-]+):.*/)?.1 })
        let page = try DocumentationPage(path)
        let inText = page.lines.flatMap { $0.matches(of: /`make ([a-z-]+)/).map(\.1) }
        let inBlocks = page.blocks.flatMap { $0.lines.compactMap { $0.firstMatch(of: /^make ([a-z-]+)/)?.1 } }
        for target in inText + inBlocks { #expect(targets.contains(target), "\(path): make \(target)") }
    }

    @Test("has every message of the sources, and no other")
    func messages() throws {
        var identifiers: Set<String> = []
        var beginnings: Set<String> = []
        for target in ["Tables", "Dataset", "Tallying", "candour"] {
            let folder = Package.root + "/Sources/" + target
            for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
            where file.hasSuffix(".swift") {
                let source = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                for match in source.matches(of: /"([a-z]+\.[a-z][a-z0-9-]*)(\\\([a-zA-Z.]+\))?"/) {
                    if match.2 != nil {
                        beginnings.insert(String(match.1))
                    } else if !["csv", "yaml", "json", "md"].contains(match.1.split(separator: ".")[1]) {
                        identifiers.insert(String(match.1))
                    }
                }
            }
        }
        let page = try DocumentationPage("docs/messages.md")
        let described = Set(
            page.lines.compactMap { $0.firstMatch(of: /^\| `([a-z]+\.[a-z0-9-]+)` \|/).map { String($0.1) } })
        #expect(!identifiers.isEmpty)
        #expect(identifiers.subtracting(described).sorted() == [], "not in docs/messages.md")
        let unknown = described.subtracting(identifiers).filter { name in !beginnings.contains { name.hasPrefix($0) } }
        #expect(unknown.sorted() == [], "in docs/messages.md, and nowhere in the sources")
        for beginning in beginnings { #expect(described.contains { $0.hasPrefix(beginning) }, "\(beginning)…") }
    }

    @Test("has every file and column of a dataset, with what must stand in it", arguments: TableSchema.all.map(\.name))
    func columns(name: String) throws {
        let schema = try #require(TableSchema.all.first { $0.name == name })
        let rows = try DocumentationPage("docs/dataset.md").table(under: "### \(schema.file)")
        #expect(rows.map { code($0[0]) } == schema.columns.map(\.name))
        let needs = schema.columns.map { column in
            switch column.need {
            case .key: "key"
            case .required: "required"
            case .optional: ""
            }
        }
        #expect(rows.map { $0[1] } == needs)
    }

    @Test("has every key of the method file, and every aggregate")
    func method() throws {
        let page = try DocumentationPage("docs/method-file.md")
        #expect(page.table(under: nil).map { code($0[0]) } == MethodFile.keys)
        let text = page.lines.joined(separator: "\n")
        for aggregate in Aggregates.all { #expect(text.contains("`\(aggregate.name)`")) }
    }

    @Test(
        "has every table and column that a run writes",
        .enabled(if: Package.hasExampleRun, "skipped: no run of Data/example"))
    func tables() throws {
        struct Description: Decodable {
            struct Resource: Decodable {
                struct Schema: Decodable {
                    struct Field: Decodable { let name: String, type: String }
                    let fields: [Field]
                }
                let path: String, schema: Schema
            }
            let resources: [Resource]
        }
        let data = try Data(
            contentsOf: URL(fileURLWithPath: Package.root + "/" + Package.exampleRun + "/datapackage.json"))
        let page = try DocumentationPage("docs/outputs.md")
        for resource in try JSONDecoder().decode(Description.self, from: data).resources {
            let rows = page.table(under: "### \(resource.path)")
            #expect(rows.map { code($0[0]) } == resource.schema.fields.map(\.name), "\(resource.path)")
            #expect(rows.map { $0[1] } == resource.schema.fields.map(\.type), "\(resource.path)")
        }
    }
}

extension Package {
    static let exampleRun = "Reports/example/2026-Q2"
    static var hasExampleRun: Bool {
        FileManager.default.fileExists(atPath: root + "/" + exampleRun + "/datapackage.json")
    }
}

/// A command of a console block with the lines that it is shown to print.
private struct Example {
    let command: String
    var shown: [String] = []

    static func all(in lines: [String]) -> [Example] {
        var examples: [Example] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2))))
            } else if !examples.isEmpty {
                examples[examples.count - 1].shown.append(line)
            }
        }
        return examples
    }

    /// Whether the lines printed are those shown. A line `…` stands for any number of lines, and `…` at the end of a line
    /// for its rest.
    func shows(_ printed: [String]) -> Bool { Example.matches(shown[...], printed[...]) }

    private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        if first == "…" {
            return (printed.startIndex...printed.endIndex).contains { matches(shown.dropFirst(), printed[$0...]) }
        }
        guard let line = printed.first else { return false }
        let isSame = first.hasSuffix("…") ? line.hasPrefix(first.dropLast()) : line == first
        return isSame && matches(shown.dropFirst(), printed.dropFirst())
    }
}
