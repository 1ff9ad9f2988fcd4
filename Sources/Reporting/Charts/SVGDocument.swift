/// A whole SVG document: the frame around a chart's elements.
struct SVGDocument: Sendable {
    var caption: ChartCaption
    var width: Double
    var height: Double
    var definitions: [SVGElement]
    var body: [SVGElement]

    private static let fonts = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"

    /// The document's text.
    func text() -> String {
        let prefix = Self.prefix(for: caption)
        let size = "\(SVGNumber.text(width)) \(SVGNumber.text(height))"
        var children = [
            SVGElement("title", [("id", prefix + "title")], text: caption.title),
            SVGElement("desc", [("id", prefix + "desc")], text: caption.alternative),
        ]
        if !definitions.isEmpty { children.append(SVGElement("defs", children: definitions)) }
        children.append(.rect(ChartArea(x: 0, y: 0, width: width, height: height), fill: Palette.paper))
        let root = SVGElement(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("version", "1.1"),
                ("width", SVGNumber.text(width)), ("height", SVGNumber.text(height)), ("viewBox", "0 0 " + size),
                ("role", "img"), ("aria-labelledby", prefix + "title " + prefix + "desc"), ("font-family", Self.fonts),
            ],
            children: children + body
        )
        var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        root.write(to: &output)
        return output + "\n"
    }

    /// The beginning of every identifier in the document, so that several charts can stand in one page.
    ///
    /// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923), over the caption.
    static func prefix(for caption: ChartCaption) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in [caption.title, caption.subtitle, caption.alternative].joined(separator: "\u{0}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return "c" + String(hash, radix: 16) + "-"
    }
}
