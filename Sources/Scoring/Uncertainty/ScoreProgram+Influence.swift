import Statistics

extension ScoreProgram {
    /// The weight of each answer in the score, ∂S/∂x; nil unless the score is a mean of means, or where a weight has too
    /// many digits.
    func gradient() -> [Rational]? {
        guard isLinear else { return nil }
        return try? exactGradient()
    }

    private func exactGradient() throws(ArithmeticError) -> [Rational] {
        var gradient = answers.map { _ in Rational.zero }
        var shares = steps.map { _ in Rational.zero }
        shares[steps.count - 1] = 1
        for place in steps.indices.reversed() where !shares[place].isZero {
            let total = try Rational.sum(steps[place].inputs.map(\.weight))
            for input in steps[place].inputs {
                let share = try shares[place] * (input.weight / total)
                if input.source >= 0 {
                    gradient[input.source] = try gradient[input.source] + share
                } else {
                    shares[-1 - input.source] = try shares[-1 - input.source] + share
                }
            }
        }
        return gradient
    }

    /// How each question moves the score: what ψ/Q is to the mean of questions, one figure for each of `count` questions
    /// and 0 for a question that does not apply.
    ///
    /// For a mean of means it is the derivative of the score by how often the question counts, Σ ∂S/∂vₚ · w (x − vₚ) / Wₚ
    /// over the nodes p directly above, times √(n/(n − 1)); else √((n − 1)/n) times the mean of the scores without one
    /// question of the stratum less the score without this one (the jackknife). n is the number of questions of the
    /// stratum that apply. Both have the variance of a mean of n answers with n − 1 (design: statistics, "Weighted,
    /// nested, incomplete scores"; Davison and Hinkley 1997, sections 2.7 and 3.2).
    ///
    /// - Parameter stratum: for each question the number of its stratum.
    /// - Returns: nil where the score is not defined without one of the questions.
    func influences(_ count: Int, stratum: [Int]) -> [Double]? {
        var applies = [Bool](repeating: false, count: count)
        for answer in answers { if let question = answer.question { applies[question] = true } }
        var sizes = [Int](repeating: 0, count: (stratum.max() ?? 0) + 1)
        for question in 0..<count where applies[question] { sizes[stratum[question]] += 1 }
        if isLinear {
            let derivatives = derivatives(count)
            return (0..<count).map { question in
                let size = Double(sizes[stratum[question]])
                guard applies[question], size > 1 else { return 0 }
                return derivatives[question] * (size / (size - 1)).squareRoot()
            }
        }
        var without = [Double](repeating: 0, count: count)
        var means = [Double](repeating: 0, count: sizes.count)
        var counts = [UInt32](repeating: 1, count: count)
        var scratch: [Double] = []
        for question in 0..<count where applies[question] && sizes[stratum[question]] > 1 {
            counts[question] = 0
            without[question] = evaluate(counts, from: 0, scratch: &scratch) / ScoreProgram.unit
            counts[question] = 1
            guard without[question].isFinite else { return nil }
            means[stratum[question]] += without[question] / Double(sizes[stratum[question]])
        }
        return (0..<count).map { question in
            let size = Double(sizes[stratum[question]])
            guard applies[question], size > 1 else { return 0 }
            return (means[stratum[question]] - without[question]) * ((size - 1) / size).squareRoot()
        }
    }

    /// Σ ∂S/∂vₚ · w (x − vₚ) / Wₚ of each question, for a mean of means.
    private func derivatives(_ count: Int) -> [Double] {
        var results = [Double](repeating: 0, count: count)
        var scratch: [Double] = []
        _ = evaluate(values, scratch: &scratch)
        var shares = [Double](repeating: 0, count: steps.count)
        shares[steps.count - 1] = 1
        for place in steps.indices.reversed() {
            var total = 0.0
            for input in steps[place].inputs { total += input.approximateWeight }
            for input in steps[place].inputs {
                let share = shares[place] * input.approximateWeight / total
                if input.source < 0 {
                    shares[-1 - input.source] += share
                } else if let question = answers[input.source].question {
                    results[question] += share * (values[input.source] - scratch[place])
                }
            }
        }
        return results
    }
}
