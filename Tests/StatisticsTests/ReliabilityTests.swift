import Testing

@testable import Statistics

@Suite("Reliability")
struct ReliabilityTests {
    @Test(
        "Cronbach's alpha, its interval and intraclass correlations agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func items() throws {
        let rows = try Oracles.expectations("reliability").filter { $0.subject != "gstudy" }
        #expect(rows.count == 88)
        let forms: [String: IntraclassCorrelation.Design] = ["1": .nested, "2": .random, "3": .fixed]
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            let table = try Oracles.table("reliability", name)
            let items = try table.header.dropFirst().map { try table.numbers($0) }
            let level = try Rational.decimal("0.95")
            for row in group {
                switch row.quantity {
                case "cronbach_alpha": row.check { try cronbachAlpha(items) }
                case "alpha_if_item_dropped":
                    var rest = items
                    rest.remove(at: try #require(Int(row.key.dropFirst())) - 1)
                    row.check { try cronbachAlpha(rest) }
                case "icc":
                    let form = row.key.filter { "123k".contains($0) }.map(String.init)
                    let design = try #require(forms[form[0]])
                    let units = table.rows.indices.map { row in items.map { $0[row] } }
                    row.check { try IntraclassCorrelation(units).value(design, ofMeans: form[1] == "k") }
                default:
                    row.check {
                        let interval = try feldtInterval(
                            alpha: cronbachAlpha(items), units: table.rows.count, items: items.count, level: level)
                        return row.quantity.hasSuffix("_lo") ? interval.lower : interval.upper
                    }
                }
            }
        }
    }

    @Test(
        "Components of variance agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent)
    )
    func components() throws {
        let rows = try Oracles.expectations("reliability").filter { $0.subject == "gstudy" }
        #expect(rows.count == 39)
        let sources: [String: VarianceStudy.Source] = [
            "v": .units, "q": .items, "c": .coders, "vq": .unitsByItems, "vc": .unitsByCoders, "qc": .itemsByCoders,
            "vqc": .rest,
        ]
        // The table is sorted by unit, item and coder.
        let codes = try Oracles.table("reliability", "gstudy").numbers("code")
        let units = (0..<12).map { unit in
            (0..<10).map { item in (0..<3).map { codes[(unit * 10 + item) * 3 + $0] } }
        }
        let study = try VarianceStudy(units)
        for row in rows {
            if let source = sources[row.key] {
                row.check {
                    try #require((row.quantity == "mean_square" ? study.meanSquares : study.components)[source])
                }
                continue
            }
            let sizes = row.key.split(separator: ";").compactMap { Int($0.dropFirst(3)) }
            let decision = try study.decision(items: sizes[0], coders: sizes[1])
            switch row.quantity {
            case "E_rho2": row.check { decision.generalisability }
            case "Phi": row.check { decision.dependability }
            case "rel_error_var": row.check { decision.relativeError }
            case "abs_error_var": row.check { decision.absoluteError }
            case "SEM_absolute": row.check { decision.standardError }
            default: Issue.record("\(row) is not compared")
            }
        }
    }

    @Test("What is too little or has gaps is refused")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try IntraclassCorrelation([[1, 2]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try IntraclassCorrelation([[1, 2], [1]]) }
        #expect(throws: NotAvailable.constant) {
            try IntraclassCorrelation([[1, 1], [1, 1]]).value(.nested, ofMeans: false)
        }
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try VarianceStudy([[[1, 2]], [[1, 2]]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try VarianceStudy([[[1, 2], [1, 2]], [[1, 2], [1]]])
        }
        let same = try VarianceStudy([[[1, 1], [1, 1]], [[1, 1], [1, 1]]])
        #expect(throws: NotAvailable.constant) { try same.decision(items: 1, coders: 1) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try same.decision(items: 0, coders: 1) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) {
            try feldtInterval(alpha: .zero, units: 1, items: 2, level: fraction("1/2"))
        }
    }
}
