import Testing

@testable import Reporting

@Suite("Every chart, whatever is in it")
struct ChartDocumentTests {
    @Test("is well-formed XML with nothing active in it")
    func wellFormed() throws {
        let allowed: Set = [
            "svg", "title", "desc", "defs", "pattern", "path", "rect", "line", "circle", "polygon", "text", "g",
        ]
        for document in ChartSamples.documents {
            let parsed = try ParsedSVG(document.svg)
            #expect(allowed.isSuperset(of: parsed.elements.map(\.name)))
            #expect(parsed.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
            #expect(parsed.named("svg").count == 1)
        }
    }

    @Test("says in words what it shows, under identifiers that exist")
    func accessibility() throws {
        for document in ChartSamples.documents {
            let parsed = try ParsedSVG(document.svg)
            let root = try #require(parsed.elements.first)
            #expect(root.attributes["role"] == "img")
            let references = try #require(root.attributes["aria-labelledby"]).split(separator: " ").map { String($0) }
            let identified = references.map { reference in
                parsed.elements.filter { $0.attributes["id"] == reference }.map(\.name)
            }
            #expect(identified == [["title"], ["desc"]])
        }
        let parsed = try ParsedSVG(ChartSamples.ordinary(1)[0].svg())
        #expect(parsed.named("desc").first?.text == ChartSamples.caption.alternative)
        #expect(parsed.elements.first?.title == ChartSamples.caption.title)
    }

    @Test("keeps every text and mark within the sheet")
    func staysWithinTheSheet() throws {
        for document in ChartSamples.documents {
            let parsed = try ParsedSVG(document.svg)
            for element in parsed.elements where element.name != "path" {
                guard let extent = Extent(element) else { continue }
                let fits =
                    extent.left >= 0 && extent.right <= parsed.width && extent.top >= 0
                    && extent.bottom <= parsed.height
                #expect(fits, "\(document.kind): \(element.name) \(element.attributes) “\(element.text)”")
            }
        }
    }

    @Test("prints nothing smaller than 10 pixels")
    func textIsLegible() throws {
        for document in ChartSamples.documents {
            for text in try ParsedSVG(document.svg).named("text") { #expect(text.number("font-size") >= 10) }
        }
    }

    @Test("prints coordinates with at most two decimals and never “nan” or an exponent")
    func coordinates() throws {
        let names: Set = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "font-size"]
        for document in ChartSamples.documents {
            for element in try ParsedSVG(document.svg).elements {
                for (name, value) in element.attributes where names.contains(name) {
                    #expect(value.wholeMatch(of: /-?[0-9]+(\.[0-9]{1,2})?/) != nil, "\(name)=\(value)")
                }
            }
        }
    }

    @Test("is the same, byte for byte, each time")
    func repeats() {
        for (document, chart) in zip(ChartSamples.documents, ChartSamples.all) {
            #expect(Array(document.svg.utf8) == Array(chart.svg().utf8))
        }
    }

    @Test("says so when there is nothing to show")
    func empty() throws {
        for chart in ChartSamples.empty {
            let parsed = try ParsedSVG(chart.svg())
            #expect(parsed.named("text").contains { $0.text == "There is nothing to show." })
            #expect(parsed.height < 150)
        }
    }

    @Test("keeps the full text of a label that had to be cut")
    func cutLabelsKeepTheirText() throws {
        let name = ChartSamples.hostile[1]
        let chart = RankingChart(
            caption: ChartSamples.caption, axisLabel: "points",
            rows: [.init(label: name, bounds: nil, score: 1, scoreText: "1", rankText: "rank 1")]
        )
        let label = try #require(try ParsedSVG(chart.svg()).marks("text", "label").first)
        #expect(label.text.hasSuffix("…"))
        #expect(name.hasPrefix(label.text.dropLast()))
        #expect(label.title == name)
    }

    @Test("has identifiers of its own, so that two charts can stand in one page")
    func identifiersDiffer() {
        var other = ChartSamples.caption
        other.title += "."
        #expect(SVGDocument.prefix(for: other) != SVGDocument.prefix(for: ChartSamples.caption))
    }
}

/// The rectangle that an element covers, as far as its kind is looked at.
private struct Extent {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    init?(_ element: ParsedSVG.Element) {
        switch element.name {
        case "rect":
            (left, top) = (element.number("x"), element.number("y"))
            (right, bottom) = (left + element.number("width"), top + element.number("height"))
        case "line":
            (left, right) = (element.number("x1"), element.number("x2"))
            (top, bottom) = (element.number("y1"), element.number("y2"))
            if left > right { swap(&left, &right) }
            if top > bottom { swap(&top, &bottom) }
        case "circle":
            let (x, y, r) = (element.number("cx"), element.number("cy"), element.number("r"))
            (left, right, top, bottom) = (x - r, x + r, y - r, y + r)
        case "text":
            let style = TextStyle(
                size: element.number("font-size"), isBold: element.attributes["font-weight"] == "bold")
            let width = TextWidth.estimate(element.text, style: style)
            let (x, y) = (element.number("x"), element.number("y"))
            if element.attributes["transform"] != nil {
                let side = width * 0.7072
                (left, right, top, bottom) = (x - style.size, x + side, y - side - style.size, y + style.size / 4)
            } else {
                let start =
                    switch element.attributes["text-anchor"] {
                    case "end": x - width
                    case "middle": x - width / 2
                    default: x
                    }
                (left, right, top, bottom) = (start, start + width, y - style.size, y + style.size / 4)
            }
        default: return nil
        }
        // Coordinates are rounded to hundredths, so an edge may be out by that much.
        (left, top) = (left + 0.02, top + 0.02)
        (right, bottom) = (right - 0.02, bottom - 0.02)
    }
}
