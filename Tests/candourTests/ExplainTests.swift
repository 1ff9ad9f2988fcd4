import Foundation
import Testing

/// `explain`: from a figure down to its rows.
@Suite("Explain")
struct ExplainTests {
    /// A folder with one run, and what `explain` says of it.
    static func explain(_ dataset: String, _ period: String, _ arguments: String...) throws -> (Workdir, String) {
        let work = try ScoredOnce.workdir(dataset)
        let outcome = try work.run(Binary.path, ["explain", "Reports/\(dataset)/\(period)"] + arguments)
        try #require(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.err == "")
        return (work, outcome.out)
    }

    static let vendors = ["alder", "birch", "cedar", "elm"]

    @Test("parts add up exactly to the sum shown, and the last line rounds to what pages print", arguments: vendors)
    func sums(_ vendor: String) throws {
        let (work, text) = try Self.explain("example", "2026-Q2", vendor)
        var sums = 0
        for line in text.split(separator: "\n") where line.contains("sum, ") {
            let sides = line.split(separator: ":", maxSplits: 1)[1].components(separatedBy: " = ")
            let parts = try sides[0].components(separatedBy: " + ").map { try #require(Decimal(string: trimmed($0))) }
            let total = try #require(Decimal(string: trimmed(sides[1])))
            #expect(parts.reduce(0, +) == total, "\(line)")
            sums += 1
        }
        #expect(sums >= 2)
        var printed: [String] = []
        for line in text.split(separator: "\n") where line.hasPrefix("rounding: ") {
            let words = line.split(separator: " ").map { $0.trimmingCharacters(in: [","]) }
            let (value, step) = (try #require(Decimal(string: words[1])), try #require(Decimal(string: words[3])))
            let result = try #require(Decimal(string: words[5]))
            #expect(words[2] == "−" ? value - step == result : value + step == result, "\(line)")
            printed.append(words[5])
        }
        #expect(printed.count == 2)
        let page = try work.text(of: "Reports/example/2026-Q2/vendors/\(vendor).md")
        for figure in printed { #expect(page.contains(figure), "\(figure) is not on the vendor's page") }
    }

    @Test("each mean shown is the mean of the parts shown", arguments: vendors)
    func means(_ vendor: String) throws {
        let text = try Self.explain("example", "2026-Q2", vendor).1
        var means = 0
        for line in text.split(separator: "\n").map({ trimmed(String($0)) })
        where line.hasPrefix("(") && line.contains(") / ") {
            let equation = line.components(separatedBy: " (")[0].components(separatedBy: " = ")
            let halves = equation[0].components(separatedBy: ") / ")
            let parts = halves[0].dropFirst().components(separatedBy: " + ").map { part in
                part.components(separatedBy: " × ").map(number).reduce(1, *)
            }
            let mean = parts.reduce(0, +) / number(halves[1])
            for shown in equation.dropFirst() { #expect(abs(mean - number(shown)) < 0.000_051, "\(line)") }
            means += 1
        }
        #expect(means >= 3)
    }

    @Test("what every contract's features give adds up to each contribution", arguments: vendors)
    func contributions(_ vendor: String) throws {
        let text = try Self.explain("example", "2026-Q2", vendor, "involvement").1
        let contribution = /(?:roles|risk|term|value): ([0-9]+\.[0-9]{4}) to ([0-9]+\.[0-9]{4})/
        let feature = /.+ × [0-9.]+ = ([0-9]+\.[0-9]{4})(?: to ([0-9]+\.[0-9]{4}))? \(.+\)/
        var rest: (lower: Decimal, upper: Decimal) = (0, 0)
        var checked = 0
        for line in text.split(separator: "\n").map({ trimmed(String($0)) }) {
            if let match = line.wholeMatch(of: contribution) {
                #expect(rest == (0, 0), "before \(line)")
                rest = (try decimal(match.1), try decimal(match.2))
                checked += 1
            } else if let match = line.wholeMatch(of: feature) {
                rest.lower -= try decimal(match.1)
                rest.upper -= try decimal(match.2 ?? match.1)
            }
        }
        #expect(rest == (0, 0))
        #expect(checked >= 4)
    }

    @Test("each row is named by the file and line of the run's inputs where it stands, with quote and source")
    func places() throws {
        let (work, text) = try Self.explain("letters", "2021-Q3", "hikvision")
        let lines = text.components(separatedBy: "\n").map(trimmed)
        var records: [String: [Int: [String]]] = [:]
        var found = 0
        for (index, line) in lines.enumerated() where line.hasPrefix("row: ") {
            let place = line.dropFirst(5).components(separatedBy: ":")
            try #require(place.count == 2, "\(line)")
            #expect(place[0].hasPrefix("Reports/letters/2021-Q3/inputs/"))
            if records[place[0]] == nil { records[place[0]] = Self.recordsByLine(try work.bytes(of: place[0])) }
            let number = try #require(Int(place[1]))
            let record = try #require(records[place[0]]?[number], "no row begins at \(line)")
            // The quote that follows is one that stands in that row.
            guard index + 1 < lines.count, lines[index + 1].hasPrefix("quote: “") else { continue }
            let shown = lines[index + 1].dropFirst(8)
            let quote = try #require(record.first { $0.count > 10 && shown.hasPrefix($0) }, "\(lines[index + 1])")
            #expect(shown.hasPrefix(quote + "” ("))
            #expect(lines[index + 2].hasPrefix("source: "))
            #expect(record.contains { lines[index + 2].hasPrefix("source: \($0):") })
            found += 1
        }
        #expect(found >= 10)
        #expect(text.contains("https://ipvm.com/reports/hik-uk-com"))
        #expect(text.contains("inferred: signed – the year is read from the tender's number TC179H2TH"))
        let pishan = try #require(lines.first { $0.hasPrefix("contract pishan: ") })
        #expect(pishan.hasPrefix("contract pishan: 68.8637 to 89.8637"), "\(pishan)")
    }

    /// The cells of each record by the line on which it begins.
    private static func recordsByLine(_ bytes: [UInt8]) -> [Int: [String]] {
        let file = RecordFile(bytes)
        var line = 1
        var records: [Int: [String]] = [:]
        for record in [file.header] + file.rows {
            records[line] = record
            line += 1 + record.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "\n") } }
        }
        return records
    }

    @Test("one node, one question, the involvement or the gap alone can be asked for")
    func alone() throws {
        let (work, whole) = try Self.explain("letters", "2021-Q3", "hikvision")
        for name in ["transparency", "use", "camps", "involvement", "gap"] {
            let outcome = try work.candour("explain", "Reports/letters/2021-Q3", "hikvision", name)
            #expect(outcome.code == 0, "\(outcome.err)")
            #expect(outcome.out.count < whole.count)
            let first = outcome.out.split(separator: "\n")[1]
            #expect(whole.contains(trimmed(String(first))), "\(first)")
        }
        let gap = try work.candour("explain", "Reports/letters/2021-Q3", "hikvision", "gap")
        #expect(gap.out.contains("18.5000"))
        #expect(gap.out.contains("14.0000"))
        let small = try work.candour("explain", "Reports/letters/2021-Q3", "hikvision", "camps")
        #expect(small.out.contains("inputs/responses.csv:"))
    }

    @Test("a vendor or a node that is not there is misuse, with the nearest name")
    func unknown() throws {
        let (work, _) = try Self.explain("letters", "2021-Q3", "hikvision")
        let run = "Reports/letters/2021-Q3"
        let vendor = try work.candour("explain", run, "hikvison")
        #expect(vendor.code == 2)
        #expect(vendor.err.contains("did you mean \"hikvision\"?"), "\(vendor.err)")
        let node = try work.candour("explain", run, "hikvision", "transparancy")
        #expect(node.code == 2)
        #expect(node.err.contains("did you mean \"transparency\"?"))
        let far = try work.candour("explain", run, "hikvision", "zzzzzzzzzzzz")
        #expect(far.code == 2)
        #expect(far.err.contains("\"involvement\""))
        #expect(try work.candour("explain", "nowhere", "hikvision").code == 3)
    }

    @Test("a run whose inputs were changed is not explained")
    func changed() throws {
        let (work, _) = try Self.explain("letters", "2021-Q3", "hikvision")
        try work.replace("evaded", with: "full", in: "Reports/letters/2021-Q3/inputs/responses.csv")
        let outcome = try work.candour("explain", "Reports/letters/2021-Q3", "hikvision")
        #expect(outcome.code == 1)
        #expect(outcome.err.contains("candour verify"))
    }

    private func decimal(_ text: Substring) throws -> Decimal { try #require(Decimal(string: String(text))) }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

    /// A decimal or a fraction.
    private func number(_ text: String) -> Double {
        let parts = text.components(separatedBy: "/").map { Double(trimmed($0)) ?? .nan }
        return parts.count == 2 ? parts[0] / parts[1] : parts[0]
    }
}
