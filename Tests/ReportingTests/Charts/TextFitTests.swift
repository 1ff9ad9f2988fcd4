import Testing

@testable import Reporting

@Suite("Fitting text")
struct TextFitTests {
    private let style = TextStyle(size: 10)

    @Test("estimates widths from the advances of DejaVu Sans")
    func estimates() {
        #expect(TextWidth.estimate("0000", style: style) == 25.44)
        #expect(TextWidth.estimate("", style: style) == 0)
        #expect(TextWidth.estimate("e\u{301}", style: style) == TextWidth.estimate("e", style: style))
        #expect(TextWidth.estimate("W", style: TextStyle(size: 10, isBold: true)) == 11.03)
    }

    @Test("leaves a text alone that fits")
    func fits() {
        #expect(TextFit.cut("rank 1–2", to: 100, style: style) == "rank 1–2")
    }

    @Test("cuts a text to its room and marks the cut", arguments: [15.0, 40, 77.7, 120])
    func cuts(_ room: Double) {
        for text in ChartSamples.hostile.map({ SVGText.clean($0 + $0 + $0 + $0) }) {
            let cut = TextFit.cut(text, to: room, style: style)
            #expect(TextWidth.estimate(cut, style: style) <= room)
            #expect(cut == text || cut.hasSuffix("…"))
        }
    }

    @Test("never parts what belongs to one character")
    func keepsCharactersWhole() {
        for whole in ["e\u{301}", "👩🏽‍💻", "🇬🇧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍👩‍👧‍👦"] {
            let text = String(repeating: whole, count: 30)
            for room in stride(from: 12.0, to: 200, by: 7) {
                let kept = TextFit.cut(text, to: room, style: style).dropLast()
                #expect(kept.unicodeScalars.count % whole.unicodeScalars.count == 0)
            }
        }
    }

    @Test("wraps at blanks and cuts the last line it may use")
    func wraps() {
        let text = "Who bears the risk of demand in each of the three concessions?"
        let lines = TextFit.wrap(text, to: 120, style: style, lines: 9)
        #expect(lines.joined(separator: " ") == text)
        #expect(lines.count > 2)
        let two = TextFit.wrap(text, to: 120, style: style, lines: 2)
        #expect(two.count == 2)
        #expect(two[0] == lines[0])
        #expect(two[1].hasSuffix("…"))
        #expect(two.allSatisfy { TextWidth.estimate($0, style: style) <= 120 })
    }

    @Test("breaks a word that is wider than a line, without adding blanks")
    func wrapsLongWords() {
        let word = String(repeating: "W", count: 40)
        let lines = TextFit.wrap(word, to: 100, style: style, lines: 9)
        #expect(lines.joined() == word)
        #expect(lines.allSatisfy { TextWidth.estimate($0, style: style) <= 100 })
    }

    @Test("makes no line of an empty text")
    func wrapsNothing() {
        #expect(TextFit.wrap("", to: 100, style: style, lines: 2).isEmpty)
    }
}
