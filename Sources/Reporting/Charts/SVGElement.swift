/// One element of an SVG document: attributes in the order given, then text, then child elements.
struct SVGElement: Sendable {
    var name: String
    var attributes: [(name: String, value: String)]
    var text: String = ""
    var children: [SVGElement] = []

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String = "") {
        self.name = name
        self.attributes = attributes
        self.text = text
    }

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], children: [SVGElement]) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }

    /// This element with one more attribute; an empty value adds nothing.
    func with(_ name: String, _ value: String) -> SVGElement {
        guard !value.isEmpty else { return self }
        var copy = self
        copy.attributes.append((name, value))
        return copy
    }

    /// This element with a `<title>`, which browsers show when the pointer rests on it.
    func titled(_ title: String) -> SVGElement {
        var copy = self
        copy.children.insert(SVGElement("title", text: title), at: 0)
        return copy
    }

    /// Writes the element and what it holds. Text is cleaned and escaped here and nowhere else.
    func write(to output: inout String) {
        output += "<\(name)"
        for attribute in attributes {
            output += " \(attribute.name)=\"\(SVGText.escape(SVGText.clean(attribute.value)))\""
        }
        if text.isEmpty && children.isEmpty {
            output += "/>"
            return
        }
        output += ">"
        let breaksLines = name == "svg" || name == "g" || name == "defs"
        for child in children {
            if breaksLines { output += "\n" }
            child.write(to: &output)
        }
        if breaksLines { output += "\n" }
        output += SVGText.escape(SVGText.clean(text))
        output += "</\(name)>"
    }
}
