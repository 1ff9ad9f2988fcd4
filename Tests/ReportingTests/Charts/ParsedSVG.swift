import Foundation

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An SVG document read back by a general XML parser, so that tests look at what a reader's program would see.
struct ParsedSVG {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The element's own text, without that of its children.
        var text = ""
        /// The text of its `<title>` child.
        var title: String?
        /// The classes of the elements around it, outermost first.
        var surroundings: [String]

        func number(_ name: String) -> Double { attributes[name].flatMap { Double($0) } ?? .nan }
    }

    struct Malformed: Error {}

    let elements: [Element]

    init(_ svg: String) throws {
        let collector = Collector()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = collector
        guard parser.parse() else { throw Malformed() }
        elements = collector.elements
    }

    /// The elements of a class, in the order of the document; the legend's are left out.
    func marks(_ name: String, _ role: String) -> [Element] {
        elements.filter {
            $0.name == name && $0.attributes["class"] == role && !$0.surroundings.contains("legend")
        }
    }

    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    var width: Double { elements.first?.number("width") ?? .nan }
    var height: Double { elements.first?.number("height") ?? .nan }

    /// The pixel at which the tick with a label stands on the horizontal axis.
    func tick(_ label: String) -> Double {
        elements.first {
            $0.attributes["class"] == "tick" && $0.attributes["text-anchor"] == "middle" && $0.text == label
        }?
        .number("x") ?? .nan
    }

    private final class Collector: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let surroundings = open.map { elements[$0].attributes["class"] ?? "" }
            open.append(elements.count)
            elements.append(Element(name: elementName, attributes: attributes, surroundings: surroundings))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if let last = open.last { elements[last].text += string }
        }

        func parser(
            _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let ended = open.removeLast()
            if elementName == "title", let parent = open.last { elements[parent].title = elements[ended].text }
        }
    }
}
