import Foundation

/// A page of the project's documentation, taken apart into what can be tested.
struct DocumentationPage: CustomStringConvertible, Sendable {
    /// The path from the package's root.
    let path: String
    let lines: [String]

    var description: String { path }

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOfFile: Package.root + "/" + path, encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Every page that is written by hand, sorted.
    static let all: [String] = {
        let documents =
            (FileManager.default.enumerator(atPath: Package.root + "/docs")?.compactMap { $0 as? String } ?? [])
            .map { "docs/" + $0 }
        let pages =
            ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Reports/README.md"]
            + ["letters", "example"].map { "Data/\($0)/README.md" }
        return (pages + documents.filter { $0.hasSuffix(".md") }).sorted()
    }()

    /// A fenced block: what stands behind the fence, and the lines within.
    struct Block {
        let language: String
        /// What follows the language, such as the file that the block is.
        let name: String
        let lines: [String]
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var open: (words: [Substring], lines: [String])?
        for line in lines {
            if line.hasPrefix("```") {
                if let block = open {
                    let words = block.words.map(String.init)
                    blocks.append(
                        Block(
                            language: words.first ?? "", name: words.dropFirst().joined(separator: " "),
                            lines: block.lines))
                    open = nil
                } else {
                    open = (line.dropFirst(3).split(separator: " "), [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    /// The cells of the first table beneath a heading, without its head; from the page's start for no heading.
    func table(under heading: String?) -> [[String]] {
        let start = heading.map { heading in (lines.firstIndex(of: heading) ?? lines.endIndex - 1) + 1 } ?? 0
        var rows: [[String]] = []
        for line in lines[start...] {
            if line.hasPrefix("|") {
                // A bar behind a backslash belongs to its cell.
                let cells = line.replacing("\\|", with: "\u{1F}").split(
                    separator: "|", omittingEmptySubsequences: false)
                rows.append(cells.dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) })
            } else if !rows.isEmpty || (heading != nil && line.hasPrefix("#")) {
                break
            }
        }
        return Array(rows.dropFirst(2))
    }

    /// The anchors of the headings, as Git hosts make them.
    var anchors: Set<String> {
        var isCode = false
        var anchors: Set<String> = []
        for line in lines {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, line.hasPrefix("#") else { continue }
            let kept = line.drop { $0 == "#" || $0 == " " }.lowercased().filter {
                $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
            }
            anchors.insert(kept.replacing(" ", with: "-"))
        }
        return anchors
    }

    /// The targets of links and pictures.
    var links: [String] {
        lines.flatMap { line in
            // What stands between backticks is shown, not followed.
            line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
        }
    }
}

/// The text between the first two backticks of a cell.
func code(_ cell: String) -> String? {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
}
