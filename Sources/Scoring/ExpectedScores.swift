public import Dataset
public import Statistics

/// Compares a dataset's scores with figures that were published before.
public struct ExpectedScores: Sendable {
    /// A published figure that the data does not give.
    public struct Miss: Sendable {
        public let row: ExpectedRow
        public let period: Period
        /// What the data gives; nil: no score.
        public let computed: Rational?
    }

    public let met: Int
    public let misses: [Miss]

    /// Scores every quarter that `expected.csv` names and compares each figure within its tolerance.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public init(_ dataset: Dataset, threads: Int) throws(ScoringFault) {
        var met = 0
        var misses: [Miss] = []
        for period in dataset.tables.periods {
            let rows = dataset.tables.expected.filter { $0.period == nil || $0.period == period }
            guard !rows.isEmpty else { continue }
            let scored = try Scorer.score(dataset, period: period, threads: threads)
            let vendors = Dictionary(scored.vendors.map { ($0.vendor, $0) }, uniquingKeysWith: { first, _ in first })
            for row in rows {
                let computed = try vendors[row.vendor].flatMap { vendor throws(ScoringFault) in
                    try ExpectedScores.score(row, vendor, scored)
                }
                if ExpectedScores.meets(computed, row) {
                    met += 1
                } else {
                    misses.append(Miss(row: row, period: period, computed: computed))
                }
            }
        }
        self.met = met
        self.misses = misses
    }

    /// Whether a figure is the published one within its tolerance; published without a score, it must have none.
    private static func meets(_ computed: Rational?, _ row: ExpectedRow) -> Bool {
        guard let computed, let score = row.score else { return computed == nil && row.score == nil }
        // Where the exact difference has too many digits, that of the value on the grid.
        let difference = (try? computed - score) ?? (try? Grid.rational(computed) - score)
        return difference.map { $0.magnitude <= row.tolerance } ?? false
    }

    /// The score of a node, of an index, or of a question; of a part of the vendor that of a node or of a question.
    private static func score(
        _ row: ExpectedRow, _ vendor: ScoredVendor, _ scored: ScoredPeriod
    ) throws(ScoringFault) -> Rational? {
        if let subject = row.subject {
            if scored.graph.index(of: row.node) != nil {
                return try PartScore.value(of: row.node, at: subject, of: vendor, scored.graph)
            }
            let part = vendor.answers.parts.first { $0.subject == subject }
            return part?.leaves.first { $0.question == row.node }?.value
        }
        if row.node == Method.involvement || vendor.node(row.node) != nil {
            guard case .scored(let score) = vendor.standing(in: row.node, scored.method) else { return nil }
            return score.value
        }
        return vendor.answers.whole.first { $0.question == row.node }?.value
    }
}
