public import Dataset
public import Scoring
import Statistics
import Tables

/// A figure taken apart: from the score down to file, line, quote and source, with each step's arithmetic.
///
/// Four decimals are shown, by largest remainder where parts are summed, and the rounding to what pages print stands as
/// a line of its own: the arithmetic shown adds up to the score shown.
public struct Explanation: Sendable {
    let run: RunContext
    let vendor: ScoredVendor
    let places: RowPlaces
    private(set) var lines: [String] = []

    /// The decimals of each step.
    static let decimals = 4

    /// The rows that an explanation of a vendor can lead to.
    public static func rows(of vendor: ScoredVendor) -> [any DatasetRow] {
        var rows: [any DatasetRow] = vendor.leaves.flatMap(\.ratings)
        rows += vendor.leaves.compactMap(\.request) as [any DatasetRow]
        rows += vendor.weights as [any DatasetRow]
        rows += vendor.involvement.contracts.map(\.row) as [any DatasetRow]
        rows += vendor.claims.map(\.row) as [any DatasetRow]
        rows += vendor.claims.flatMap(\.tests).map(\.contract.row) as [any DatasetRow]
        return rows
    }

    /// What can be explained of a vendor by name, beside all of it at once.
    public static func names(of run: RunContext) -> [String] {
        run.scored.graph.nodes.map(\.rule.name.text) + run.scored.rows.questions.map(\.question.text)
            + [Method.involvement.text, "gap"]
    }

    /// The explanation of a vendor, or of one node, question, `involvement` or `gap` of it.
    public init(_ run: RunContext, _ vendor: ScoredVendor, node: String?, places: RowPlaces) {
        self.run = run
        self.vendor = vendor
        self.places = places
        add(0, "\(run.name(vendor.vendor)), \(run.period), edition \(PageHead.short(run.edition))")
        let graph = run.scored.graph
        if let node {
            if let index = graph.index(of: Identifier(node)) {
                explainNode(index, 0)
            } else if let leaf = vendor.leaves.first(where: { $0.question == Identifier(node) }) {
                explainLeaf(leaf, 0)
            } else if node == "gap" {
                explainGap()
            } else {
                explainInvolvement()
            }
            return
        }
        for index in run.method.indices {
            if index == Method.involvement {
                if run.hasContracts { explainInvolvement() }
            } else if let place = graph.index(of: index), run.transparency != nil {
                explainNode(place, 0)
            }
        }
        explainGap()
    }

    public var text: String { lines.joined(separator: "\n") }

    mutating func add(_ depth: Int, _ text: String) {
        lines.append(String(repeating: "  ", count: depth) + shown(text))
    }

    func figure(_ value: Rational) -> String { value.fixed(Explanation.decimals) }

    func figures(_ interval: Interval) -> String {
        interval.isExact ? figure(interval.lower) : "\(figure(interval.lower)) to \(figure(interval.upper))"
    }

    /// The last line of a figure: what the pages print of it.
    mutating func addRounding(_ depth: Int, _ value: Rational) {
        guard let shown = try? value.rounded(decimals: Explanation.decimals),
            let printed = try? value.rounded(decimals: run.method.decimals.report),
            let difference = try? printed - shown
        else { return }
        let sign = difference.isNegative ? "−" : "+"
        add(
            depth,
            "rounding: \(figure(value)) \(sign) \(figure(difference.magnitude)) = \(value.fixed(run.method.decimals.report)), as pages print it"
        )
    }

    /// "inputs/responses.csv:9".
    func place(_ row: some DatasetRow) -> String {
        guard let place = places.place(of: row) else { return type(of: row).schema.file }
        return place.line.map { "\(place.file):\($0)" } ?? place.file
    }

    /// The words that a row rests on, and their source.
    mutating func addEvidence(
        _ depth: Int, _ row: some DatasetRow, quote: String?, wording: Wording?, source: Identifier?
    ) {
        add(depth, "row: \(place(row))")
        if let quote { add(depth, "quote: “\(quote)”" + (wording.map { " (\($0.rawValue) wording)" } ?? "")) }
        if let source {
            let document = run.source(source)
            let title = document?.title.map { ": \($0)" } ?? ""
            let url = document?.url.map { ", \($0)" } ?? ""
            add(depth, "source: \(source.text)\(title)\(url)")
        }
    }

    /// A line fit for a terminal: much of it is text of a dataset, which must not move the cursor or begin another line.
    private func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }.filter(MarkdownEscape.isShown)))
    }
}
