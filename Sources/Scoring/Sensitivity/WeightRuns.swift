import Statistics

/// What is kept of some draws of weights: counts and sums of whole numbers, so that it makes no difference in which order
/// they are added up.
struct WeightRuns: Sendable {
    /// As many draws as are shared out at a time.
    static let piece = RankBatch.capacity

    private(set) var tally: RankTally
    private(set) var failed = 0
    /// For each vendor, the sums over the draws in which it is first of the numbers that the weights were made from.
    private(set) var central: [[UInt64]]
    private var batch: RankBatch
    private var ranking: ScoreRanks

    init(vendors: Int, weights: Int, countsPairs: Bool) {
        tally = RankTally(units: vendors, countsPairs: countsPairs)
        central = Array(repeating: Array(repeating: 0, count: weights), count: vendors)
        batch = RankBatch(units: countsPairs ? 0 : vendors)
        ranking = ScoreRanks(units: vendors)
    }

    /// Evaluates every draw by itself.
    mutating func run(
        _ draws: Range<Int>, _ leaves: FastLeaves, _ source: any WeightSource, _ evaluation: inout FastEvaluation
    ) throws(ArithmeticError) {
        var choices = FastChoices(weights: source.published)
        for draw in draws {
            let numbers = source.draw(draw, into: &choices.weights)
            // The evaluation that is handed in has been used with the method's own weights.
            evaluation.evaluate(leaves, choices, keepsParts: source.isOfHeadline)
            if evaluation.hasFailed { failed += 1 } else { try add(evaluation.scores.span, numbers) }
        }
        try finishBatch()
    }

    /// Adds a draw that could not be worked out.
    mutating func addFailure() { failed += 1 }

    /// Adds a draw: the vendors' scores, and the numbers from which the weights were made.
    mutating func add(_ scores: Span<Double>, _ numbers: [UInt64]) throws(ArithmeticError) {
        ranking.rank(scores)
        if tally.countsPairs {
            try tally.add(ranking)
        } else {
            if batch.isFull { try finishBatch() }
            try batch.add(ranking)
        }
        for vendor in ranking.order {
            guard ranking.ranks[vendor] == 1 else { break }
            try add(numbers, to: vendor)
        }
    }

    /// Counts what has been put aside.
    mutating func finishBatch() throws(ArithmeticError) {
        guard batch.runs > 0 else { return }
        try tally.add(batch)
        batch.removeAll()
    }

    /// Adds what another has kept, which has been finished.
    mutating func add(_ other: WeightRuns) throws(ArithmeticError) {
        try tally.add(other.tally)
        failed += other.failed
        for vendor in central.indices { try add(other.central[vendor], to: vendor) }
    }

    private mutating func add(_ numbers: [UInt64], to vendor: Int) throws(ArithmeticError) {
        for (place, number) in numbers.enumerated() {
            let sum = central[vendor][place].addingReportingOverflow(number)
            guard !sum.overflow else { throw .overflow }
            central[vendor][place] = sum.partialValue
        }
    }
}

extension HeadlineMeans {
    /// Evaluates draws, several at once.
    ///
    /// - Parameter headline: The places of the headline's weights among all.
    mutating func run(
        _ draws: Range<Int>, _ source: any WeightSource, _ headline: Range<Int>, into runs: inout WeightRuns
    ) throws(ArithmeticError) {
        var drawn = source.published
        var weights = [SIMD4<Double>](repeating: .zero, count: headline.count)
        var next = draws.lowerBound
        while next < draws.upperBound {
            let count = min(HeadlineMeans.width, draws.upperBound - next)
            var numbers: [[UInt64]] = []
            for set in 0..<count {
                numbers.append(source.draw(next + set, into: &drawn))
                for (part, place) in headline.enumerated() { weights[part][set] = drawn[place] }
            }
            let hasFailed = evaluate(weights)
            for set in 0..<count {
                if hasFailed[set] {
                    runs.addFailure()
                } else {
                    try runs.add(scores.span.extracting(places(of: set)), numbers[set])
                }
            }
            next += count
        }
        try runs.finishBatch()
    }
}
