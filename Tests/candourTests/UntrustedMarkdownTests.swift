import Foundation
import Testing

/// A reader of Markdown that is not ours.
enum Pandoc {
    static let path: String? =
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/pandoc" }
        .first(where: FileManager.default.isExecutableFile)
}

/// The pages of a hostile dataset as a real reader of Markdown takes them.
@Suite(
    "Untrusted text, read by pandoc",
    .enabled(if: Pandoc.path != nil, "skipped: there is no pandoc in PATH"))
struct UntrustedMarkdownTests {
    /// As Git hosts read Markdown, and as pandoc does by itself.
    static let dialects = ["gfm", "commonmark", "markdown"]

    @Test("no script, no picture but the run's charts, no link but the run's own and the sources'", arguments: dialects)
    func pages(_ dialect: String) throws {
        let work = try Workdir()
        let scored = try UntrustedTests.scored()
        let folders = Dictionary(grouping: scored.texts(".md")) { ($0.name as NSString).deletingLastPathComponent }
        #expect(folders.keys.sorted() == ["", "vendors"])
        for (folder, all) in folders {
            // The vendors' pages are much alike: every sixth, another for each dialect, has every text at every place.
            let first = Self.dialects.firstIndex(of: dialect) ?? 0
            let pages = folder.isEmpty ? all : stride(from: first, to: all.count, by: 6).map { all[$0] }
            for page in pages { try work.write(page.text, to: "run/" + page.name) }
            // Each file is read by itself, so that a note of one is no note of another; then all go on as one.
            let files = pages.map { "run/" + $0.name }
            let read = try work.run(
                try #require(Pandoc.path), ["--file-scope", "-f", dialect, "-t", "json", "-o", "all.json"] + files)
            try #require(read.code == 0, "\(read.err)")
            let reader = PandocReader(folder: folder, outputs: Set(scored.outputs.keys))
            reader.read(try JSONSerialization.jsonObject(with: Data(try work.bytes(of: "all.json"))))
            #expect(reader.faults == [])
            #expect(reader.links > 5)
            let html = try work.run(try #require(Pandoc.path), ["-f", "json", "-t", "html", "all.json"]).out
                .lowercased()
            #expect(html.contains("evil.example"))
            #expect(!html.contains("<script"))
            #expect(html.firstMatch(of: /<[a-z][^>"]*("[^"]*"[^>"]*)*\son[a-z]+=/) == nil)
        }
    }
}

/// Walks through a document of pandoc's and keeps what may not be there.
private final class PandocReader {
    private let folder: String
    private let outputs: Set<String>
    private(set) var faults: [String] = []
    private(set) var links = 0

    init(folder: String, outputs: Set<String>) {
        self.folder = folder
        self.outputs = outputs
    }

    func read(_ value: Any) {
        if let list = value as? [Any] { list.forEach(read) }
        guard let object = value as? [String: Any] else { return }
        if let type = object["t"] as? String { judge(type, object["c"]) }
        object.values.forEach(read)
    }

    private func judge(_ type: String, _ content: Any?) {
        let parts = content as? [Any] ?? []
        switch type {
        case "RawInline", "RawBlock", "Cite", "CodeBlock", "Div", "DefinitionList", "HorizontalRule":
            faults.append("\(type): \("\(content ?? "")".prefix(200))")
        case "Link", "Image":
            let target = ((parts.last as? [Any])?.first as? String) ?? ""
            if type == "Link" { links += 1 }
            if !isAllowed(target, isImage: type == "Image") { faults.append("\(type) to \(target)") }
        case "Header":
            // An identifier is made from the words; classes and attributes come from braces only.
            let attributes = parts.count > 1 ? parts[1] as? [Any] ?? [] : []
            let others = attributes.dropFirst().flatMap { $0 as? [Any] ?? [] }
            if !others.isEmpty { faults.append("Header with \(others)") }
        default: break
        }
    }

    private func isAllowed(_ target: String, isImage: Bool) -> Bool {
        if !isImage, target.hasPrefix("#") { return true }
        if !isImage, ["https://good.example/", "http://good.example/"].contains(where: target.lowercased().hasPrefix) {
            return true
        }
        let file = target.split(separator: "#").first.map(String.init) ?? ""
        let path = URL(fileURLWithPath: "/run/" + folder + "/" + file).standardizedFileURL.path
        return path.hasPrefix("/run/") && outputs.contains(String(path.dropFirst(5)))
            && (!isImage || file.hasSuffix(".svg"))
    }
}
