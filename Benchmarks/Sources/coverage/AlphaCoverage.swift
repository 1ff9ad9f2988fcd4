import Statistics

/// Krippendorff's α and Gwet's AC1 of answers drawn with the coders held fixed: resampled answers, one vendor left out,
/// and the lower of both lower limits, to which the rule of use is applied.
enum AlphaCoverage {
    private struct Population: Sendable {
        let name: String
        /// The shares of the four steps, in per cent.
        let shares: [Int]
        /// How often a coder is off by one step, in per cent.
        let slips: Int
        /// How often a vendor's answers are all read one step higher by the last coder, in per cent.
        let leniency: Int
    }

    private static let populations = [
        Population(name: "even", shares: [25, 25, 25, 25], slips: 15, leniency: 0),
        Population(name: "four fifths alike", shares: [80, 10, 5, 5], slips: 10, leniency: 0),
        Population(name: "a coder lenient with some vendors", shares: [25, 25, 25, 25], slips: 10, leniency: 25),
    ]

    private struct Outcome: Sendable {
        var resampled: Bool?
        var jackknife: Bool?
        var limit: Bool?
        var gwet: Bool?
    }

    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for population in populations {
            for coders in [2, 3] {
                let many = try await Simulation.run("alpha truth \(population.name) \(coders)", 1_000) { draws in
                    answers(population, count: 50, coders: coders, &draws).codes
                }
                let all = try CodedUnits(many.flatMap { $0 }, categories: [0, 1, 2, 3])
                let truth = (try all.krippendorffAlpha(.ordinal), try all.agreement(.gwet).value)
                for count in [20, 60, 200] {
                    let name = "alpha \(population.name) \(coders) \(count)"
                    let outcomes = try await Simulation.run(name, 1_000 / divisor) { draws in
                        outcome(answers(population, count: count, coders: coders, &draws), truth, draws.next())
                    }
                    rows.append([
                        population.name, "\(coders)", "\(count)", share(outcomes, \.resampled),
                        share(outcomes, \.jackknife), share(outcomes, \.limit), share(outcomes, \.gwet),
                        Simulation.percent(outcomes.map { $0.limit == nil }),
                    ])
                }
            }
        }
        return Simulation.table(
            "Agreement: ordinal α of answers of vendors with five each",
            [
                "answers", "coders", "number", "α, resampled answers", "α, one vendor out",
                "α not below the lower limit", "AC1, t over answers", "not available",
            ], rows)
    }

    private static func share(_ outcomes: [Outcome], _ part: KeyPath<Outcome, Bool?>) -> String {
        Simulation.percent(outcomes.compactMap { $0[keyPath: part] })
    }

    private static func answers(
        _ population: Population, count: Int, coders: Int, _ draws: inout RandomDraws
    ) -> (codes: [[Rational?]], vendors: [Int]) {
        var codes: [[Rational?]] = []
        var isLenient = false
        for answer in 0..<count {
            if answer % 5 == 0 { isLenient = (draws.index(below: 100) ?? 0) < population.leniency }
            let step = draws.level(population.shares)
            codes.append(
                (0..<coders).map { coder in
                    let slip = (draws.index(below: 100) ?? 0) < population.slips
                    let isUp = (draws.index(below: 2) ?? 0) == 1
                    let read = step + (slip ? (isUp ? 1 : -1) : 0) + (coder == coders - 1 && isLenient ? 1 : 0)
                    return Rational(min(max(read, 0), 3))
                })
        }
        return (codes, (0..<count).map { $0 / 5 })
    }

    private static func outcome(
        _ sample: (codes: [[Rational?]], vendors: [Int]), _ truth: (alpha: Rational, gwet: Rational), _ seed: UInt64
    ) -> Outcome {
        var outcome = Outcome()
        guard let units = try? CodedUnits(sample.codes, categories: [0, 1, 2, 3]),
            let alpha = try? units.krippendorffAlpha(.ordinal), alpha != 1
        else { return outcome }
        let level = Simulation.level
        let replicates = AgreementResampling(units).replicates(
            0..<999, of: [.alpha(.ordinal)], stream: RandomStream(seed: seed, purpose: 2, identifierHash: 2))
        let resampled = try? ResampledAgreement(replicates[0], level: level)
        let jackknife = try? units.alphaJackknife(.ordinal, groups: sample.vendors).interval(level: level)
        let target = DoubleDouble(truth.alpha)
        if let resampled {
            outcome.resampled = resampled.lower <= truth.alpha && truth.alpha <= resampled.upper
        }
        if let jackknife { outcome.jackknife = jackknife.lower <= target && target <= jackknife.upper }
        let lowest = [resampled.map { DoubleDouble($0.lower) }, jackknife?.lower].compactMap { $0 }.min()
        if let lowest { outcome.limit = lowest <= target }
        if let gwet = try? units.agreement(.gwet).interval(level: level) {
            outcome.gwet = gwet.lower <= DoubleDouble(truth.gwet) && DoubleDouble(truth.gwet) <= gwet.upper
        }
        return outcome
    }
}
