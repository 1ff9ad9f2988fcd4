public import Dataset
public import Statistics

/// How far the questions under a node go together over the vendors: a diagnosis, and nothing to drop a question for
/// (design: statistics, sections 2 and 11).
///
/// An index of openness is put together from what should be disclosed. Its questions need not go together, and one that
/// does not may be the one that matters.
public struct ItemConsistency: Sendable {
    /// The node.
    public let node: Identifier
    /// The questions under it that at least one vendor's score rests on.
    public let questions: Int
    /// The vendors with a value for each of them, which alone count, and all that have a value for one.
    public let vendors: (complete: Int, all: Int)
    /// Cronbach's α, at most 1.
    public let alpha: Result<Rational, NotShown>
    /// Feldt's interval of it.
    public let interval: Result<Interval, NotShown>
    /// McDonald's ω from one common factor, 0 to 1.
    public let omega: Result<Rational, NotShown>

    /// The diagnoses of every node with two questions or more, in the method's order; of a vendor rated part by part
    /// only what is rated as a whole.
    public static func all(_ scored: ScoredPeriod, level: Rational) -> [ItemConsistency] {
        scored.method.nodes.compactMap { rule in
            guard let node = scored.graph.index(of: rule.name) else { return nil }
            let values = scored.graph.leaves(under: node).map { leaf in
                scored.vendors.map { $0.answers.whole[leaf].value }
            }
            let items = values.filter { $0.contains { $0 != nil } }
            return items.count < 2 ? nil : ItemConsistency(rule.name, items, level: level)
        }
    }

    private init(_ node: Identifier, _ items: [[Rational?]], level: Rational) {
        self.node = node
        questions = items.count
        let rows = items[0].indices
        let complete = rows.filter { row in items.allSatisfy { $0[row] != nil } }
        vendors = (complete.count, rows.count { row in items.contains { $0[row] != nil } })
        let counted = items.map { item in complete.compactMap { item[$0] } }
        let alpha = Result { () throws(NotAvailable) in try cronbachAlpha(counted) }
        self.alpha = alpha.flatMap(ItemConsistency.onGrid).mapError(ItemConsistency.words)
        interval = alpha.flatMap { alpha in
            Result { () throws(NotAvailable) -> Interval in
                let ends = try feldtInterval(alpha: alpha, units: complete.count, items: items.count, level: level)
                return Interval(
                    try ItemConsistency.onGrid(ends.lower).get(), try ItemConsistency.onGrid(ends.upper).get())
            }
        }
        .mapError(ItemConsistency.words)
        omega = Result { () throws(NotAvailable) in try OneFactorModel(counted).omega }
            .flatMap { omega in
                ItemConsistency.reason { () throws(ArithmeticError) in try Grid.rational(DoubleDouble(omega)) }
            }
            .mapError { reason in
                reason == .constant
                    ? NotShown("not available: a question on which the vendors do not differ")
                    : ItemConsistency.words(reason)
            }
    }

    private static func onGrid(_ value: DoubleDouble) -> Result<Rational, NotAvailable> {
        reason { () throws(ArithmeticError) in try Grid.rational(value) }
    }

    private static func reason(_ work: () throws(ArithmeticError) -> Rational) -> Result<Rational, NotAvailable> {
        do {
            return .success(try work())
        } catch {
            return .failure(.arithmetic(error))
        }
    }

    private static func words(_ reason: NotAvailable) -> NotShown {
        switch reason {
        case .tooFew(let needed):
            NotShown("not available: fewer than \(needed) questions, or vendors with all of their answers")
        case .constant: NotShown("not available: the vendors do not differ")
        case .infeasible: NotShown("not available: no proper solution with one common factor")
        default: NotShown("not available: it can't be computed for these answers")
        }
    }
}
