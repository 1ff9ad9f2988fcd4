import Tables

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Diagnostics for another program to read.
enum DiagnosticsJSON {
    private struct Entry: Encodable {
        let severity: String
        let identifier: String
        let file: String
        let line: Int?
        let column: Int?
        let summary: String
        let found: String?
        let expected: String?
        let fix: String?
    }

    static func text(_ diagnostics: [Diagnostic]) -> String {
        let entries = diagnostics.map { diagnostic in
            Entry(
                severity: diagnostic.severity.description, identifier: diagnostic.identifier,
                file: diagnostic.place.file, line: diagnostic.place.line, column: diagnostic.place.column,
                summary: diagnostic.summary, found: diagnostic.found, expected: diagnostic.expected, fix: diagnostic.fix
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts and whole numbers always encode.
        let data = (try? encoder.encode(entries)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
