import Dataset
import Testing

@testable import Reporting

/// A file's name for each vendor.
@Suite("File names")
struct FileNamesTests {
    @Test("a plain identifier is its own name", arguments: ["alder", "cedar-iberia", "a_1", "0"])
    func plain(_ text: String) { #expect(FileNames.name(for: text) == text) }

    @Test(
        "any other gives a plain name with the beginning of its digest",
        arguments: [
            "", "Alder", "../../etc/passwd", "/etc/passwd", "a b", "é", "-a", "con", "com1", "<script>", "a.md", "..",
            ".",
            "a/b", "a\\b", "a\0b", "%2e%2e%2f", "COM1", "\u{202E}x", String(repeating: "a", count: 61),
            String(repeating: "é", count: 10_000),
        ])
    func others(_ text: String) {
        let name = FileNames.name(for: text)
        #expect(name.wholeMatch(of: /[a-z0-9_-]+-[0-9a-f]{12}/) != nil, "\(name)")
        #expect(name.utf8.count <= 60)
        #expect(!name.hasPrefix("-"))
    }

    @Test("names that differ in nothing a file system may see still differ")
    func distinct() {
        let texts = [
            "Alder", "ALDER", "alder", "al der", "al-der", "é", "e\u{301}", "a/b", "a\\b", "a b", " a b", "vendor", "",
        ]
        let names = texts.map { FileNames.name(for: $0) }
        #expect(Set(names.map { $0.lowercased() }).count == texts.count)
    }
}
