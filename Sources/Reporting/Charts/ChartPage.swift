/// The sheet that a chart is drawn on: title and subtitle at the head, then whatever the chart adds, then the note.
struct ChartPage: Sendable {
    static let margin = 16.0
    static let standardWidth = 760.0

    let caption: ChartCaption
    let width: Double
    /// The height that is used up so far.
    var cursor: Double
    private(set) var body: [SVGElement] = []
    private(set) var definitions: [SVGElement] = []

    /// A sheet with the title and the subtitle set.
    init(caption: ChartCaption, width: Double = standardWidth) {
        self.caption = caption
        self.width = width
        cursor = 14
        paragraph(caption.title, style: .title, lines: 2)
        cursor += 3
        paragraph(caption.subtitle, style: .subtitle, lines: 3)
        cursor += 10
    }

    /// The width between the margins.
    var room: Double { width - 2 * Self.margin }

    /// Adds an element on top of those before.
    mutating func add(_ element: SVGElement) { body.append(element) }

    /// Adds what elements refer to.
    mutating func define(_ definition: SVGElement) { definitions.append(definition) }

    /// Sets lines of text at the cursor, from the left margin, and moves the cursor beneath them.
    mutating func paragraph(_ text: String, style: TextStyle, lines limit: Int) {
        let full = SVGText.clean(text)
        let lines = TextFit.wrap(full, to: room, style: style, lines: limit)
        for (index, line) in lines.enumerated() {
            cursor += style.leading
            let element = SVGElement.text(line, x: Self.margin, y: cursor - style.leading * 0.2, style: style)
            let isCut = index == lines.count - 1 && lines.joined(separator: " ").utf8.count < full.utf8.count
            add(isCut ? element.titled(full) : element)
        }
    }

    /// Sets a label on one or two lines around a middle line.
    mutating func label(
        _ text: String, x: Double, middle: Double, style: TextStyle, anchor: TextAnchor = .start, room: Double,
        lines limit: Int = 2
    ) {
        let full = SVGText.clean(text)
        let lines = TextFit.wrap(full, to: room, style: style, lines: limit)
        let first = middle - Double(lines.count - 1) * style.leading / 2 + style.drop
        for (index, line) in lines.enumerated() {
            let y = first + Double(index) * style.leading
            let element = SVGElement.text(line, x: x, y: y, style: style, anchor: anchor, role: "label")
            let isCut = index == lines.count - 1 && line.unicodeScalars.last == "…" && full.unicodeScalars.last != "…"
            add(isCut ? element.titled(full) : element)
        }
    }

    /// The finished document, with the note beneath what has been drawn.
    func finished() -> String {
        var copy = self
        if !caption.note.isEmpty {
            copy.cursor += 6
            copy.paragraph(caption.note, style: .small, lines: 3)
        }
        let height = (copy.cursor + 12).rounded(.up)
        return SVGDocument(
            caption: caption, width: width, height: height, definitions: copy.definitions, body: copy.body
        ).text()
    }

    /// A small chart that says that there is nothing in it.
    static func empty(_ caption: ChartCaption) -> String {
        var page = ChartPage(caption: caption)
        page.paragraph("There is nothing to show.", style: .softLabel, lines: 1)
        return page.finished()
    }
}
