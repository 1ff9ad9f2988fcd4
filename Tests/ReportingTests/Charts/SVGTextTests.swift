import Testing

@testable import Reporting

@Suite("Text for SVG")
struct SVGTextTests {
    @Test("has the five characters of XML escaped")
    func escapes() {
        #expect(
            SVGText.escape("<a href='x'>\"&\"]]></a>") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;]]&gt;&lt;/a&gt;")
    }

    @Test(
        "loses what XML forbids and what turns the reading direction, and has white space collapsed",
        arguments: [
            ("a\u{0}b\u{1F}c\u{7F}d\u{9F}e\u{FFFE}f\u{FFFF}g\u{1FFFE}hi", "abcdefghi"),
            ("  a\t\r\n b\u{A0}\u{2028}c ", "a b c"),
            ("\u{202E}evil\u{202C} \u{2067}x\u{2069}\u{FEFF}", "evil x"),
            ("👩🏽‍💻 é 海", "👩🏽‍💻 é 海"),
            ("", ""), (" ", ""),
        ]
    )
    func cleans(_ text: String, _ expected: String) {
        #expect(Array(SVGText.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("loses noncharacters, which a literal cannot hold")
    func noncharacters() throws {
        for value: UInt32 in [0xFDD0, 0xFDEF, 0x10FFFF] {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(SVGText.clean("a" + String(Character(scalar)) + "b") == "ab")
        }
    }

    @Test("has at most six marks on one character")
    func limitsMarks() {
        let piled = "a" + String(repeating: "\u{301}", count: 100) + "b"
        #expect(SVGText.clean(piled).unicodeScalars.count == 8)
    }

    @Test("in attributes cannot end the attribute")
    func attributes() throws {
        var output = ""
        SVGElement("g", [("class", "\" onload=\"x\u{0}<")], text: "]]>").write(to: &output)
        let element = try #require(try ParsedSVG(output).elements.first)
        #expect(element.attributes == ["class": "\" onload=\"x<"])
        #expect(element.text.contains("]]>"))
    }
}

@Suite("Coordinates")
struct SVGNumberTests {
    @Test(
        "have at most two decimals and no needless zeros",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (-0.004, "0"), (0.005, "0.01"), (1.5, "1.5"), (1.25, "1.25"), (2.02, "2.02"),
            (-3.75, "-3.75"), (-0.5, "-0.5"), (100, "100"), (0.999, "1"), (1e300, "1000000"), (-.infinity, "-1000000"),
            (.nan, "0"),
        ]
    )
    func prints(_ value: Double, _ expected: String) {
        #expect(SVGNumber.text(value) == expected)
    }
}
