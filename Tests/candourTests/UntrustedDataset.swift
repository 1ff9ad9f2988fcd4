import Foundation
import Tables

/// A dataset whose texts, wherever a text may stand, try to be something else in what is published of them.
enum UntrustedDataset {
    static let name = "untrusted"
    static let period = "2021-Q3"

    /// What a terminal would act upon.
    static let escape = "\u{1}- item \u{7}\u{1B}[31mred\u{1B}[0m\u{7F}\u{9B}31m"

    /// Texts that a dataset may hold. The host `evil.example` is in none of the sources' addresses.
    static let payloads: [String] = [
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+1)",
        "\t=1+1",
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\windows",
        "con",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</text></svg><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "]]><x>&xxe;<!-- --",
        "a | b | c",
        "](javascript:alert(1))",
        "[x](javascript:alert(1))",
        "![x](http://evil.example/p.png)",
        "`code` ``` ~~~",
        "@everyone",
        "Ask a@evil.example or mailto:b@evil.example",
        "www.evil.example",
        "ww\u{1}w.evil.example",
        "http://evil.example/here",
        "ht\u{1}tps:\u{2}//evil.example https:\u{202E}//evil.example",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "\u{202E}gnp.exe\u{2066}",
        escape,
        "# heading {#id .class onclick=alert(1)}",
        "\n\n# heading\r\n- item\n\n    code\n<div>",
        "    four blanks",
        "[ref]: http://evil.example \"title\"",
        "[^1]: note [^1] ^[inline]",
        "$$\\href{javascript:alert(1)}{x}$$ \\input{/etc/passwd}",
        "&lt;script&gt; &#x3C;script&#x3E; &colon;",
        "1. one",
        "::: {.class}",
        "---",
        "*bold* _it_ **b** ~~s~~ \\",
        "<https://evil.example>",
        "é e\u{301} ﬁ 中文 🙂 \u{200D}",
        String(repeating: "A", count: 10_000),
    ]

    static let goodAddress = "https://good.example/a_b?c=d&e=(f)#g"

    /// Addresses that must become links, and addresses that must not.
    static let addresses =
        [goodAddress, "HTTP://good.example/\"><script>", "https://good.example/) [x](javascript:alert(1)"]
        + payloads.filter { !$0.hasPrefix("http") }

    /// The dataset's files by name.
    static var files: [String: String] {
        let count = payloads.count
        func payload(_ index: Int) -> String { payloads[(index % count + count) % count] }
        // Ten thousand characters once a row are enough; they would be on every page as a question.
        func short(_ index: Int) -> String { String(payload(index).prefix(200)) }
        var files: [String: String] = ["method.yaml": method]
        files["sources.csv"] = csv(
            ["source", "title", "url", "archived", "published", "kind", "licence", "note"],
            (0..<count).map { index in
                let address = addresses[index % addresses.count]
                return [
                    payload(index), payload(index + 1), address, address, "2020", payload(index), payload(index + 2),
                    payload(index),
                ]
            })
        files["vendors.csv"] = csv(
            ["vendor", "name", "country", "parent", "parent_source", "identifier", "note"],
            (0..<count).map { index in
                // The last vendor is another's daughter.
                let isDaughter = index == count - 2
                return [
                    payload(index), payload(index), payload(index + 3), isDaughter ? payload(0) : "",
                    isDaughter ? payload(4) : "", payload(index + 5), payload(index + 7),
                ]
            })
        files["questions.csv"] = csv(
            ["question", "under", "scale", "text", "principle", "note"],
            (0..<count).map { index in
                [
                    short(index) + "?", index.isMultiple(of: 2) ? "transparency" : "<b>node</b> | x", "answer",
                    payload(index), payload(index + 1), payload(index),
                ]
            })
        files["responses.csv"] = csv(
            ["period", "vendor", "question", "coder", "rating", "source", "quote", "wording", "comment"],
            (0..<count - 2).flatMap { index in
                [(0, "full"), (1, "<i>bad</i> | =1"), (9, "refused")].map { offset, rating in
                    [
                        period, payload(index), short(index + offset) + "?", payload(index + 11), rating,
                        payload(index + 2),
                        payload(index + offset), "rendered", payload(index + 4),
                    ]
                }
            })
        files["contracts.csv"] = csv(
            [
                "contract", "vendor", "title", "buyer", "country", "roles", "risk_operation", "value", "currency",
                "value_basis", "signed", "years", "inferred", "source", "quote", "wording", "note",
            ],
            (0..<count).map { index in
                [
                    payload(index + 6), payload(index), payload(index + 1), payload(index + 2), payload(index + 3),
                    "operate",
                    "vendor", "1000000", "USD", payload(index + 4), "2020-01-01", index.isMultiple(of: 3) ? "" : "7",
                    "signed: " + payload(index).replacingOccurrences(of: ";", with: ","), payload(index),
                    payload(index + 5),
                    "official", payload(index + 8),
                ]
            })
        files["claims.csv"] = csv(
            ["claim", "vendor", "date", "feature", "asserted", "inferred", "source", "quote", "wording", "note"],
            (0..<count).flatMap { index in
                [
                    [
                        payload(index), payload(index), "2021-08-10", "roles", "!operate", "", payload(index + 3),
                        payload(index + 1), "rendered", payload(index),
                    ],
                    [
                        payload(index) + "!", payload(index), "2021-08-11", "statement", payload(index + 2), "",
                        payload(index + 3),
                        payload(index + 1), "rendered", payload(index),
                    ],
                ]
            })
        return files
    }

    /// Cells as a careless program writes them: nothing is guarded.
    private static func csv(_ header: [String], _ rows: [[String]]) -> String {
        var writer = CSVWriter(guardsFormulas: false)
        writer.append(header)
        for row in rows { writer.append(row.map { $0.isEmpty ? nil : $0 }) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static let method = #"""
        candour: 1
        title: "<script>alert(1)</script> | ](javascript:alert(1)) {onclick=x} www.evil.example"
        version: "=1+1"
        authors: ["@everyone", "![x](http://evil.example)"]
        summary: "\n\n# heading <img src=x> http://evil.example"
        missing: {unrated: minimum}
        sensitivity: {draws: 100, points: 64}
        indices: [transparency, involvement]
        scales:
          answer: {full: 100, "<i>bad</i> | =1": 50, evaded: 0, refused: nonresponse}
        nodes:
          transparency: {label: "T <script>| ](javascript:x) `", aggregate: mean, children: {"<b>node</b> | x": 1}}
          "<b>node</b> | x": {label: "www.evil.example {.x}", aggregate: mean}
        bands: {"<b>low</b> | x": 0, "=high": 50}
        """#
}
