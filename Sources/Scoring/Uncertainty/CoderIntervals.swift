import Dataset
import Statistics

/// The intervals of scores where other coders might have rated: from the score that each coder's ratings alone would give.
///
/// Coders are never resampled: of two to five of them a bootstrap's interval covers in half to four fifths of cases what it
/// says that it covers in nineteen of twenty (design: statistics, section 4).
struct CoderIntervals {
    private let scored: ScoredPeriod
    private let leaves: Leaves

    init(_ scored: ScoredPeriod) {
        self.scored = scored
        leaves = Leaves(method: scored.method, period: scored.period, tables: scored.rows)
    }

    /// The interval of a vendor's score at a node: with Student's t for three coders or more, from the lowest to the highest
    /// for two. A coder counts who rated every answer under the node that anybody rated blind.
    func interval(_ vendor: ScoredVendor, node: Int) throws(ScoringFault) -> Available<ScoreInterval> {
        guard vendor.nodes[node].score?.value != nil else { return .none("not available: not scored") }
        if scored.graph.dependsOnOthers[node] { return .none("not available: the score depends on other vendors") }
        let under = Set(scored.graph.leaves(under: node))
        let rated = vendor.answers.spots.filter { under.contains($0.spot.question) }.map(\.leaf)
            .map { leaf in leaf.ratings.filter { $0.coder != ResponseRow.settled } }.filter { !$0.isEmpty }
        guard let first = rated.first else { return .none("not available: no answer was rated blind") }
        let coders = rated.reduce(Set(first.map(\.coder))) { $0.intersection($1.map(\.coder)) }.sorted()
        guard coders.count > 1 else { return .none("not available: fewer than two coders rated every answer") }
        var scores: [Rational] = []
        for coder in coders {
            guard let score = try score(of: vendor, by: coder, node: node) else {
                return .none("not available: a coder's ratings alone give no score")
            }
            scores.append(score)
        }
        // Coders who come to the same say nothing of how far others would differ.
        guard Set(scores).count > 1 else { return .none("not available: the coders' own scores are the same") }
        if coders.count == 2 {
            return .value(
                ScoreInterval(
                    lower: min(scores[0], scores[1]), upper: max(scores[0], scores[1]), method: .codersRange,
                    cautions: [.fewItems], items: 2))
        }
        do throws(NotAvailable) {
            let (lower, upper) = try CoderIntervals.student(scores, level: scored.method.target.confidence)
            return .value(
                ScoreInterval(
                    lower: lower, upper: upper, method: .codersStudent,
                    cautions: coders.count < 15 ? [.fewItems] : [], items: coders.count))
        } catch {
            return .none(error.cell)
        }
    }

    /// Mean ± t s / √m, with m − 1 degrees of freedom.
    private static func student(
        _ scores: [Rational], level: Rational
    ) throws(NotAvailable) -> (lower: Rational, upper: Rational) {
        let deviation = try standardDeviation(scores)
        return try NotAvailable.taking { () throws(ArithmeticError) in
            let count = Rational(scores.count)
            var sum = Rational.zero
            for score in scores { sum = try sum + Grid.rational(score) }
            let mean = try sum / count
            let freedom = try StudentDistribution(freedom: DoubleDouble(count - 1))
            let quantile = try freedom.quantile(DoubleDouble((1 + level) / 2))
            let half = try Grid.rational(quantile * deviation / .sqrt(DoubleDouble(count)))
            return (try mean - half, try mean + half)
        }
    }

    /// The score that one coder's ratings alone give.
    private func score(of vendor: ScoredVendor, by coder: Identifier, node: Int) throws(ScoringFault) -> Rational? {
        let ratings = vendor.leaves.flatMap(\.ratings).filter { $0.coder == coder }
        let answers = try computing("the answers of vendor '\(vendor.vendor)' by one coder") {
            () throws(ArithmeticError) -> VendorLeaves in
            try leaves.of(
                requests: vendor.answers.whole.compactMap(\.request), ratings: ratings[...],
                isFolded: scored.graph.isFolded)
        }
        let leavesOut = scored.method.missing.unrated == .exclude
        let weights = scored.graph.weights(of: vendor.nodes)
        var evaluation = try NodeEvaluation(scored.graph, answers, weights: weights, leavesOutUnrated: leavesOut)
        try evaluation.advance(to: scored.graph.nodes.count)
        return evaluation.scores()[node].score?.value
    }
}
