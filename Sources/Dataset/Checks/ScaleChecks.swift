import Statistics
import Tables

/// Questions under one node should run over the same range of points, or the wider range outweighs the narrower.
enum ScaleChecks {
    static func run(_ method: Method, _ tables: DatasetTables) -> [Diagnostic] {
        var questions: [Identifier: [QuestionRow]] = [:]
        for row in tables.questions {
            for node in row.under { questions[node, default: []].append(row) }
        }
        return method.nodes.compactMap { rule -> Diagnostic? in
            // A ratio sets points against what could be attained, so it evens ranges out by itself.
            guard !(rule.aggregate is Ratio) else { return nil }
            var ranges: [(range: ClosedRange<Rational>, question: Identifier)] = []
            for row in questions[rule.name] ?? [] {
                guard let range = method.scale(row.scale)?.points, !ranges.contains(where: { $0.range == range })
                else { continue }
                ranges.append((range, row.question))
            }
            guard ranges.count > 1 else { return nil }
            let found = ranges.prefix(4).map { range, question in
                "'\(question)' \(range.lowerBound.plain) to \(range.upperBound.plain)"
            }
            return Diagnostic(
                severity: .warning, identifier: "scale.mixed-ranges", place: rule.place,
                summary:
                    "questions under node '\(rule.name)' run over different ranges of points, so they don't count alike",
                found: found.joined(separator: ", ") + (ranges.count > 4 ? ", …" : ""),
                fix: "give their scales the same lowest and highest points; a numeric scale takes 'points: [0, 100]'")
        }
    }
}

extension Rational {
    /// As a message prints it: a decimal where there is an exact one.
    var plain: String { exactDecimal ?? description }
}
