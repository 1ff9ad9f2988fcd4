import Testing

@testable import Tables

struct DiagnosticPrinterTests {
    func diagnostic(_ identifier: String, _ place: Place, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
        Diagnostic(severity: severity, identifier: identifier, place: place, summary: "s")
    }

    @Test("a diagnostic has a line of its own and indented lines for what there is to say")
    func layout() {
        var diagnostic = Diagnostic(
            severity: .warning, identifier: "x.y", place: Place(file: "f.csv", line: 3, column: 9),
            summary: "unknown label")
        #expect(DiagnosticPrinter().text(of: diagnostic) == "f.csv:3:9: warning: unknown label [x.y]\n")
        diagnostic.found = Diagnostic.quoted("ful")
        diagnostic.expected = "full, none"
        diagnostic.fix = "did you mean \"full\"?"
        #expect(
            DiagnosticPrinter().text(of: diagnostic) == """
                f.csv:3:9: warning: unknown label [x.y]
                  found: "ful"
                  expected: full, none
                  fix: did you mean "full"?

                """)
    }

    @Test("characters that could disturb a terminal are written out")
    func escapes() {
        var diagnostic = diagnostic("x", Place(file: "a\nb.csv"))
        diagnostic.found = Diagnostic.quoted("1\r\n\t\u{1B}[31m\u{202E}\0\u{85}\u{2028}é\\n")
        #expect(
            DiagnosticPrinter().text(of: diagnostic) == """
                a\\nb.csv: error: s [x]
                  found: "1\\r\\n\\t\\u{1B}[31m\\u{202E}\\0\\u{85}\\u{2028}é\\n"

                """)
    }

    @Test("long cells are cut at eighty characters")
    func cuts() {
        let long = String(repeating: "ä", count: 81)
        #expect(Diagnostic.quoted(long) == "\"" + String(repeating: "ä", count: 80) + "…\"")
        #expect(Diagnostic.quoted(String(long.dropLast())) == "\"" + String(repeating: "ä", count: 80) + "\"")
        var diagnostic = diagnostic("x", Place(file: "f"))
        diagnostic.found = Diagnostic.quoted(String(repeating: "\n", count: 90))
        let quoted = "\"" + String(repeating: "\\n", count: 40) + "…\""
        #expect(DiagnosticPrinter().text(of: diagnostic).contains("  found: \(quoted)\n"))
        diagnostic.found = String(repeating: "x", count: 500)
        #expect(DiagnosticPrinter().text(of: diagnostic).count < 120)
    }

    @Test("diagnostics are sorted by file, line, column and identifier")
    func order() {
        let sorted = [
            diagnostic("b", Place(file: "f")), diagnostic("z", Place(file: "f", line: 1)),
            diagnostic("a", Place(file: "f", line: 2, column: 3), .note),
            diagnostic("b", Place(file: "f", line: 2, column: 3), .error),
            diagnostic("b", Place(file: "f", line: 2, column: 3), .warning),
            diagnostic("a", Place(file: "f", line: 2, column: 10)), diagnostic("a", Place(file: "g")),
        ]
        var random = SplitMix(seed: 1)
        for _ in 0..<20 { #expect(sorted.shuffled(using: &random).sorted() == sorted) }
    }

    @Test("diagnostics are printed in the order given, which is the order of their use")
    func orderGiven() {
        let given = [diagnostic("b", Place(file: "g", line: 2)), diagnostic("a", Place(file: "f", line: 1))]
        #expect(DiagnosticPrinter().text(of: given) == "g:2: error: s [b]\nf:1: error: s [a]\n")
    }

    @Test("beyond the limit diagnostics of an identifier are counted, together with those that were not kept")
    func limit() {
        let many = (1...5).map { diagnostic("b", Place(file: "f", line: $0)) }
        let text = DiagnosticPrinter(limit: 2).text(
            of: many + [diagnostic("c", Place(file: "f", line: 9))], furtherCounts: ["b": 10, "a": 1, "d": 0])
        #expect(
            text == """
                f:1: error: s [b]
                f:2: error: s [b]
                f:9: error: s [c]
                1 more of a not shown
                13 more of b not shown

                """)
    }
}
