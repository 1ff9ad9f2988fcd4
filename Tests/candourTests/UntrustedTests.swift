import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A dataset's text is shown and does nothing else, wherever it comes out.
@Suite("Untrusted text")
struct UntrustedTests {
    static let run = "Reports/\(UntrustedDataset.name)/\(UntrustedDataset.period)"

    /// What scoring the dataset left behind.
    struct Scored: Sendable {
        let err: String
        /// Every file in and around the run, by its path from where the program ran.
        let files: [String]
        /// The run's files by their path from its folder.
        let outputs: [String: [UInt8]]

        func texts(_ ending: String) -> [(name: String, text: String)] {
            outputs.filter { $0.key.hasSuffix(ending) }.sorted { $0.key < $1.key }
                .map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
        }
    }

    /// Scored once for all tests.
    private static let once = Result { () throws -> Scored in
        let (work, outcome) = try scoredWorkdir()
        return Scored(err: outcome.err, files: try work.files(), outputs: try work.outputs(of: run, withManifest: true))
    }

    static func scored() throws -> Scored { try once.get() }

    static func scoredWorkdir() throws -> (Workdir, Workdir.Outcome) {
        let work = try Workdir()
        for (name, text) in UntrustedDataset.files { try work.write(text, to: "\(UntrustedDataset.name)/\(name)") }
        let outcome = try work.candour("score", UntrustedDataset.name, "--period", UntrustedDataset.period)
        try #require(outcome.code == 0, "\(outcome.err.prefix(6_000))")
        return (work, outcome)
    }

    /// The first control character, or mark that turns a line's direction, of a text for a terminal.
    static func disturbance(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first {
            switch $0.value {
            case 0x0A: false
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }

    @Test("nothing is written outside the run's folder, and every name there is plain")
    func paths() throws {
        let scored = try Self.scored()
        let elsewhere = scored.files.filter {
            !$0.hasPrefix(Self.run + "/") && !$0.hasPrefix(UntrustedDataset.name + "/")
        }
        #expect(elsewhere == [])
        #expect(scored.files.count { $0.hasPrefix(UntrustedDataset.name + "/") } == UntrustedDataset.files.count)
        for path in scored.outputs.keys {
            for name in path.split(separator: "/") {
                #expect(String(name).wholeMatch(of: /[a-z0-9_-]{1,80}(\.[a-z]+)?/) != nil, "\(path)")
            }
        }
        let vendors = scored.outputs.keys.filter { $0.hasPrefix("vendors/") }
        #expect(vendors.count == UntrustedDataset.payloads.count - 1)
        #expect(!scored.outputs.keys.contains("vendors/con.md"))
    }

    @Test("no cell of a table is a formula")
    func formulas() throws {
        var guarded = 0
        for (name, text) in try Self.scored().texts(".csv") {
            let file = RecordFile(Array(text.utf8))
            for cell in file.rows.joined() {
                guard let first = cell.unicodeScalars.first else { continue }
                if first == "'" { guarded += 1 }
                guard "=+-@\t\r".unicodeScalars.contains(first) else { continue }
                #expect(cell.wholeMatch(of: /[+-][0-9]+(\.[0-9]+)?/) != nil, "\(name): \(cell.prefix(60))")
            }
            #expect(Set(file.rows.map(\.count)).subtracting([file.header.count]).isEmpty, "\(name)")
        }
        #expect(guarded > 100)
    }

    @Test("no page has a tag, a character that can't be shown, or a link's end that a text brought")
    func pages() throws {
        for (name, text) in try Self.scored().texts(".md") {
            #expect(!text.contains("<"), "\(name)")
            let shown = text.unicodeScalars.filter { $0 != "\n" }
            #expect(Self.disturbance(in: String(String.UnicodeScalarView(shown))) == nil, "\(name)")
            for match in text.matches(of: /(.)\]\(([^)]*)\)/) where match.1 != "\\" {
                #expect(Self.isOwn(String(match.2)) || Self.isSource(String(match.2)), "\(name): \(match.0)")
            }
        }
    }

    /// Whether a link leads to a file of the run, or to a place on a page.
    private static func isOwn(_ target: String) -> Bool {
        target.wholeMatch(of: /(\.\.\/)?([a-z0-9_-]+\/)*[a-z0-9_.-]*(#[a-z0-9_-]*)?/) != nil
            && !target.contains("../..")
    }

    private static func isSource(_ target: String) -> Bool {
        target.lowercased().hasPrefix("https://good.example/")
            || target.lowercased().hasPrefix("http://good.example/")
    }

    @Test("a source's address is a link where it is one to follow, with what could end it encoded")
    func links() throws {
        let pages = try Self.scored().texts(".md").map(\.text).joined()
        #expect(pages.contains("](https://good.example/a_b?c=d&e=%28f%29#g)"))
        #expect(pages.contains("](HTTP://good.example/%22%3E%3Cscript%3E)"))
        #expect(pages.contains("](https://good.example/%29%20%5Bx%5D%28javascript:alert%281%29)"))
    }

    @Test("every chart is well-formed, and has no script, no event, no picture and no address")
    func charts() throws {
        let charts = try Self.scored().texts(".svg")
        #expect(charts.count > 10)
        for (name, text) in charts {
            let reader = MarkupReader()
            let parser = XMLParser(data: Data(text.utf8))
            parser.delegate = reader
            #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
            #expect(
                reader.elements.isDisjoint(with: ["script", "foreignObject", "image", "a", "use", "iframe", "animate"]),
                "\(name)")
            #expect(!reader.attributes.contains { $0.lowercased().hasPrefix("on") || $0.hasSuffix("href") }, "\(name)")
            #expect(!text.contains("<!ENTITY") && !text.contains("<!DOCTYPE"))
        }
    }

    private final class MarkupReader: NSObject, XMLParserDelegate {
        var elements: Set<String> = []
        var attributes: Set<String> = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.insert(name)
            self.attributes.formUnion(attributes.keys)
        }
    }

    @Test("the data package and the manifest are JSON")
    func json() throws {
        for (_, text) in try Self.scored().texts(".json") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        }
    }

    @Test("messages hold nothing that disturbs a terminal, and the run verifies: guarded cells read back as they were")
    func commands() throws {
        let (work, scored) = try Self.scoredWorkdir()
        #expect(Self.disturbance(in: scored.err) == nil)
        let check = try work.candour("check", UntrustedDataset.name)
        #expect(check.code == 0)
        #expect(Self.disturbance(in: check.err + check.out) == nil)
        let verified = try work.candour("verify", Self.run, "--dataset", UntrustedDataset.name)
        #expect(verified.code == 0, "\(verified.err.prefix(2_000))")
        let unknown = try work.candour("explain", Self.run, "zzzzzzzzzzzzzzzzzzzzzzz")
        #expect(unknown.code == 2)
        #expect(Self.disturbance(in: unknown.err) == nil)
        #expect(unknown.err.utf8.count < 20_000)
        let explained = try work.candour("explain", Self.run, "--", UntrustedDataset.escape)
        #expect(explained.code == 0, "\(explained.err.prefix(2_000))")
        #expect(Self.disturbance(in: explained.out) == nil)
        let replied = try work.candour("reply", Self.run, "--output", "reply", "--", UntrustedDataset.escape)
        #expect(replied.code == 0, "\(replied.err.prefix(2_000))")
        for name in try work.files(under: "reply") {
            #expect(name.wholeMatch(of: /([a-z]+\/){0,2}[A-Za-z0-9_-]+\.(md|csv|svg|yaml)/) != nil, "\(name)")
            let text = try work.text(of: "reply/" + name)
            if name.hasSuffix(".md") { #expect(!text.contains("<") && Self.disturbance(in: text) == nil, "\(name)") }
            guard name.hasSuffix(".csv") else { continue }
            for cell in RecordFile(Array(text.utf8)).rows.joined() {
                let isPlain = cell.unicodeScalars.first.map { !"=+-@\t\r".unicodeScalars.contains($0) } ?? true
                #expect(isPlain || cell.wholeMatch(of: /[+-][0-9]+(\.[0-9]+)?/) != nil, "\(name): \(cell.prefix(60))")
            }
        }
        let compared = try work.candour(
            "compare", Self.run, "--", UntrustedDataset.escape, UntrustedDataset.payloads[0])
        #expect(compared.code == 0, "\(compared.err.prefix(2_000))")
        #expect(Self.disturbance(in: compared.out) == nil)
        #expect(!compared.out.contains("<") && !compared.out.contains(/[^\\]\]\(/))
    }

    @Test("the folder's own name is text too")
    func folderName() throws {
        let work = try Workdir()
        try work.copyDataset("letters", to: "](x) <b> 'a\" $(id)")
        let outcome = try work.candour(
            "score", "](x) <b> 'a\" $(id)", "--period", "2021-Q3", "--output", "run", "--quiet")
        #expect(outcome.code == 0, "\(outcome.err)")
        for name in try work.files(under: "run") where name.hasSuffix(".md") {
            #expect(try !work.text(of: "run/" + name).contains("<b>"))
        }
        #expect(try work.candour("verify", "run").code == 0)
    }
}
