import Testing

@testable import Reporting

/// Text of unknown origin in Markdown.
@Suite("Markdown")
struct MarkdownTests {
    @Test(
        "what could begin something is escaped",
        arguments: [
            ("a*b*_c_", "a\\*b\\*\\_c\\_"), ("`x`", "\\`x\\`"), ("[a](b)", "\\[a\\](b)"), ("![a](b)", "\\!\\[a\\](b)"),
            ("a|b", "a\\|b"), ("# a", "\\# a"), ("a\\", "a\\\\"), ("~~a~~", "\\~\\~a\\~\\~"),
            ("$x$ ^y^", "\\$x\\$ \\^y\\^"),
            ("{#id}", "\\{\\#id\\}"), ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("- a", "\\- a"), ("+ a", "\\+ a"),
            ("===", "\\==="),
            ("1. a", "1\\. a"), ("12) a", "12\\) a"), (": a", "\\: a"),
        ])
    func escaped(_ text: String, _ source: String) { #expect(MarkdownEscape.escaped(text) == source) }

    @Test(
        "what is harmless stands as it is",
        arguments: [
            "Vendor A, Ltd.", "1.5 million", "a - b + c = d", "10.30: it", "don't", "naïve 中文", "1234567890. a",
        ])
    func harmless(_ text: String) { #expect(MarkdownEscape.escaped(text) == text) }

    @Test(
        "what a Git host makes a link or a mention of is broken up, also where a character that is not shown hides it",
        arguments: [
            "http://e.example", "https://e.example", "HTTPS://e.example", "ftp://e.example", "www.e.example",
            "WWW.e.example",
            "ww\u{1}w.e.example", "www\u{202E}.e.example", "http:\u{1}//e.example", "http\u{FEFF}://e.example",
            "mailto:a@e.example",
            "mail\u{7}to:a", "a@e.example", "@everyone", "@\u{1}everyone",
        ])
    func addresses(_ text: String) {
        let source = MarkdownEscape.escaped(text).lowercased()
        #expect(!source.contains("://"))
        #expect(!source.contains("www."))
        #expect(!source.contains("mailto:"))
        #expect(source.firstMatch(of: /@[a-z]/) == nil)
    }

    @Test(
        "line ends become blanks, and none of them lets the next word begin a line",
        arguments: [
            ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\n\n# b", "a \\# b"), ("\n- a", " \\- a"), ("\t1. a", " 1\\. a"),
            ("     code", " code"), ("\u{1}- a", "\\- a"), ("\u{2028}+ a", " \\+ a"), ("a\u{85}b", "a b"),
        ])
    func lines(_ text: String, _ source: String) { #expect(MarkdownEscape.escaped(text) == source) }

    @Test("control characters and marks that turn the line's direction are left out")
    func hidden() {
        #expect(MarkdownEscape.escaped("a\u{1B}[31m\u{7F}\u{9B}b\u{202E}c\u{2066}d\u{FEFF}\0") == "a\\[31mbcd")
        #expect(MarkdownEscape.escaped("\u{200D}é e\u{301}") == "\u{200D}é e\u{301}")
    }

    @Test("in an interpolation a text is escaped and Markdown is not")
    func interpolation() {
        let text = "*x*"
        let bold: Markdown = "**\(text)**"
        #expect(bold.source == "**\\*x\\***")
        #expect(Markdown("\(bold) and \(3)").source == "**\\*x\\*** and 3")
    }

    @Test("no text of any sort leaves a bare character that begins something", arguments: 0..<50)
    func random(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pool = Array("*_`[]()!<>&|#~^${}\\-+=:@. \n\r\t\u{1}\u{202E}wWwhtps/a1\"'")
        let text = String((0..<40).map { _ in pool[next(pool.count)] })
        let source = Array(MarkdownEscape.escaped(text))
        for (index, character) in source.enumerated() where "*_`[]!|#~^${}".contains(character) {
            var slashes = 0
            while index - slashes > 0, source[index - slashes - 1] == "\\" { slashes += 1 }
            // In `&#58;` the mark is part of an entity.
            let isEntity = character == "#" && index > 0 && source[index - 1] == "&"
            #expect(slashes % 2 == 1 || isEntity, "\(text.debugDescription): \(String(source))")
        }
        #expect(!source.contains("<") && !source.contains(">") && !source.contains("\n") && !source.contains("\r"))
    }
}

/// Links to addresses that a dataset gives.
@Suite("Links")
struct LinkTests {
    @Test(
        "only http and https are followed",
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "ftp://e.example", "//e.example", "www.e.example", "",
            " https://e.example",
            "https:/e.example", "file:///etc/passwd", "java\nscript:x", "\u{1}https://e.example",
        ])
    func refused(_ address: String) {
        #expect(Link.target(address) == nil)
        #expect(Link.out(to: address, "text").source == "text")
    }

    @Test(
        "what could end a link or hide where it leads is encoded",
        arguments: [
            ("https://e.example/a_b?c=d&e=f#g", "https://e.example/a_b?c=d&e=f#g"),
            ("https://e.example/a)b", "https://e.example/a%29b"),
            ("https://e.example/(a)", "https://e.example/%28a%29"),
            ("https://e.example/ \"t\"", "https://e.example/%20%22t%22"),
            ("https://e.example/<b>", "https://e.example/%3Cb%3E"), ("https://e.example/é", "https://e.example/%C3%A9"),
            ("https://e.example/\u{202E}x", "https://e.example/%E2%80%AEx"),
            ("https://e.example/a%20b", "https://e.example/a%20b"),
            ("HTTP://e.example", "HTTP://e.example"),
            ("https://e.example/\n[x](y)", "https://e.example/%0A%5Bx%5D%28y%29"),
        ])
    func encoded(_ address: String, _ target: String) {
        #expect(Link.target(address) == target)
        #expect(Link.out(to: address, "text").source == "[text](\(target))")
    }
}

/// A page put together block by block.
@Suite("Markdown pages")
struct MarkdownPageTests {
    @Test("blocks have a blank line between, notes stand at the foot, and there is one line end at the end")
    func page() {
        var page = MarkdownPage()
        page.heading(2, "A heading")
        let first = page.note("a", "the first note")
        let again = page.note("a", "the first note")
        let second = page.note("b", "the second note")
        page.paragraph("Text" + first + again + second)
        page.table([("left", .left), ("right", .right)], [["a", "1"]])
        page.table([("nothing", .left)], [])
        page.bullets([])
        page.paragraph("")
        #expect(
            page.text == """
                ## A heading

                Text[^1][^1][^2]

                | left | right |
                | --- | ---: |
                | a | 1 |

                [^1]: the first note

                [^2]: the second note

                """)
    }
}
