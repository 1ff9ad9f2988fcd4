public import Dataset
public import Scoring
import Statistics
import Tables

/// The answers of a quarter on which coders differ, for a team to settle: worth most first, under the coders' own names.
///
/// A run prints the same list under pseudonyms; this one is for those who hold the dataset anyway.
public struct DisagreementList: Sendable {
    private let period: Period
    private let decimals: Decimals
    private let items: [Item]

    /// One answer.
    private struct Item {
        let disagreement: Disagreement
        /// For each rating the name that the dataset has for its coder.
        let coders: [String]
        /// The company whose answer it is, which need not be the vendor that is scored.
        let company: Identifier
    }

    /// The list of a quarter.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public init(_ dataset: Dataset, period: Period, threads: Int) throws(ScoringFault) {
        let scored = try Scorer.score(dataset, period: period, threads: threads)
        // A row keeps its place in the file under a pseudonym too.
        let names = Dictionary(
            dataset.tables.responses.map { ($0.origin.position, $0.coder.text) },
            uniquingKeysWith: { first, _ in first })
        self.period = period
        decimals = dataset.method.decimals
        items = Disagreements.list(scored, threads: threads).map { item in
            Item(
                disagreement: item, coders: item.ratings.map { names[$0.origin.position] ?? $0.coder.text },
                company: item.ratings[0].vendor)
        }
    }

    /// How many there are.
    public var count: Int { items.count }

    /// The list for a terminal: a line an answer, and beneath it a line a rating.
    public var text: String {
        let rows = items.map { item -> [String] in
            let place = [item.disagreement.vendor.text] + (item.disagreement.subject.map { [$0.text] } ?? [])
            return [
                item.disagreement.standing.rawValue, shown(place.joined(separator: "/")),
                shown(item.disagreement.question.text), item.disagreement.effect.words { $0.fixed(decimals.report) },
                item.disagreement.index.words {
                    "\($0.lower.fixed(decimals.report)) to \($0.upper.fixed(decimals.report))"
                },
            ]
        }
        let header = ["standing", "vendor", "question", "effect", "index"]
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.unicodeScalars.count) }
            return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        var lines = [summary]
        if !items.isEmpty { lines += ["", line(header)] }
        for (item, row) in zip(items, rows) {
            lines.append(line(row))
            for (coder, rating) in zip(item.coders, item.disagreement.ratings) {
                lines.append("    " + described(coder, rating))
            }
            if let settled = item.disagreement.settled { lines.append("    " + described("settled", settled)) }
        }
        return lines.joined(separator: "\n")
    }

    /// "2026-Q2: 40 answers on which coders differ: 2 unresolved, 12 by rule, 26 settled".
    private var summary: String {
        let counts = Disagreement.Standing.allCases.compactMap { standing -> String? in
            let count = items.count { $0.disagreement.standing == standing }
            return count > 0 ? "\(count) \(standing.rawValue)" : nil
        }
        return "\(period): \(Counting.of(items.count, "answer")) on which coders differ"
            + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))
    }

    private func described(_ coder: String, _ row: ResponseRow) -> String {
        let quote = row.quote.map { " – \(Diagnostic.quoted($0))" } ?? ""
        let comment = row.comment.map { " (\(shown($0)))" } ?? ""
        return shown(coder) + ": " + shown(row.rating) + quote + comment
    }

    /// Text of the dataset without what could move a terminal's cursor.
    private func shown(_ text: String) -> String { String(Diagnostic.quoted(text).dropFirst().dropLast()) }

    /// A CSV to fill in: for each answer that is not settled a row of `responses.csv` with the coder `final` and no rating
    /// yet; its comment names the ratings, without the coders. Filled in, its rows can be added to `responses.csv`.
    ///
    /// - Parameters:
    ///   - columns: The columns of the dataset's own `responses.csv`, in their order.
    ///   - hasHeader: Whether the first line names them.
    public func form(columns: [String], hasHeader: Bool) -> [UInt8] {
        var writer = CSVWriter()
        if hasHeader { writer.append(columns) }
        for item in items where item.disagreement.standing != .settled {
            let ratings = item.disagreement.ratings.map(\.rating).joined(separator: ", ")
            let cells: [String: String?] = [
                "period": period.description, "vendor": item.company.text, "subject": item.disagreement.subject?.text,
                "question": item.disagreement.question.text, "coder": ResponseRow.settled.text,
                "comment": "settles: " + ratings,
            ]
            writer.append(columns.map { cells[$0] ?? nil })
        }
        return writer.bytes
    }

    /// The list for another program: an array of answers with their ratings.
    public var json: [UInt8] {
        JSON.bytes(
            items.map { item in
                Entry(
                    period: period.description, vendor: item.disagreement.vendor.text,
                    subject: item.disagreement.subject?.text, question: item.disagreement.question.text,
                    standing: item.disagreement.standing.rawValue,
                    effect: item.disagreement.effect.words { $0.fixed(decimals.tables) },
                    indexLow: item.disagreement.index.words { $0.lower.fixed(decimals.tables) },
                    indexHigh: item.disagreement.index.words { $0.upper.fixed(decimals.tables) },
                    ratings: zip(item.coders, item.disagreement.ratings).map(Entry.Rating.init),
                    settled: item.disagreement.settled?.rating, consensus: item.disagreement.consensus)
            })
    }

    private struct Entry: Encodable {
        let period: String
        let vendor: String
        let subject: String?
        let question: String
        let standing: String
        let effect: String
        let indexLow: String
        let indexHigh: String
        let ratings: [Rating]
        let settled: String?
        let consensus: String

        enum CodingKeys: String, CodingKey {
            case period, vendor, subject, question, standing, effect, ratings, settled, consensus
            case indexLow = "index_low"
            case indexHigh = "index_high"
        }

        struct Rating: Encodable {
            let coder: String
            let rating: String
            let source: String?
            let quote: String?
            let comment: String?

            init(_ coder: String, _ row: ResponseRow) {
                self.coder = coder
                rating = row.rating
                source = row.source?.text
                quote = row.quote
                comment = row.comment
            }
        }
    }
}
