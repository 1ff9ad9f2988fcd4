/// A page of Markdown, put together block by block.
public struct MarkdownPage: Sendable {
    public enum Alignment: Sendable {
        case left, right

        var rule: String { self == .left ? "---" : "---:" }
    }

    private var blocks: [String] = []
    /// The notes at the foot of the page, in the order of their first mention; nil where nobody mentions them.
    private var notes: [(key: String, text: Markdown)] = []

    public init() {}

    /// The page as text: blocks with a blank line between, notes at the foot, one line end at the end.
    public var text: String {
        var all = blocks
        all += notes.enumerated().map { "[^\($0.offset + 1)]: " + $0.element.text.source }
        return all.joined(separator: "\n\n") + "\n"
    }

    public mutating func heading(_ level: Int, _ text: Markdown) {
        blocks.append(String(repeating: "#", count: level) + " " + text.source)
    }

    public mutating func paragraph(_ text: Markdown) {
        if !text.isEmpty { blocks.append(text.source) }
    }

    public mutating func bullets(_ items: [Markdown]) {
        if !items.isEmpty { blocks.append(items.map { "- " + $0.source }.joined(separator: "\n")) }
    }

    public mutating func quotation(_ text: Markdown) { blocks.append("> " + text.source) }

    public mutating func image(_ path: String, alternative: Markdown) {
        blocks.append("![" + alternative.source + "](" + path + ")")
    }

    /// A table; nothing where it has no rows.
    public mutating func table(_ columns: [(Markdown, Alignment)], _ rows: [[Markdown]]) {
        guard !rows.isEmpty else { return }
        var lines = [
            MarkdownPage.line(columns.map(\.0)), MarkdownPage.line(columns.map { Markdown(source: $0.1.rule) }),
        ]
        lines += rows.map(MarkdownPage.line)
        blocks.append(lines.joined(separator: "\n"))
    }

    /// A display formula, for readers of Markdown that set LaTeX; it reads as plain text elsewhere.
    public mutating func formula(_ source: Markdown) { blocks.append("$$" + source.source + "$$") }

    /// The mark of a note; the same key gives the same note.
    public mutating func note(_ key: String, _ text: Markdown) -> Markdown {
        let index = notes.firstIndex { $0.key == key }
        if index == nil { notes.append((key, text)) }
        return Markdown(source: "[^\((index ?? notes.count - 1) + 1)]")
    }

    private static func line(_ cells: [Markdown]) -> String {
        "| " + cells.map(\.source).joined(separator: " | ") + " |"
    }
}
