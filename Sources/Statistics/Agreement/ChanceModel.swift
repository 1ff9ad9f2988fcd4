/// What chance is taken to do.
public enum ChanceModel: CaseIterable, Sendable {
    /// Gwet's AC1, and AC2 with weights: pₑ = T / (q (q − 1)) Σ π (1 − π), T being the sum of all weights and q the number
    /// of declared values (Gwet 2008). It stays near the observed agreement where nearly all codes
    /// are the same.
    case gwet
    /// Fleiss's κ: pₑ = Σ w π π (Fleiss 1971).
    case fleiss
    /// Brennan and Prediger's coefficient: pₑ = T / q² (Brennan and Prediger 1981).
    case brennanPrediger
}

/// pₑ and what each unit contributes to it.
struct ChanceTerm {
    /// pₑ.
    let agreement: Rational
    /// What a code of each value contributes; nil where units do not matter.
    private let parts: [Rational]?

    init(_ model: ChanceModel, shares: [Rational], weights: [[Rational]]) throws(ArithmeticError) {
        let kinds = Rational(shares.count)
        let total = try Rational.sum(weights.map { row throws(ArithmeticError) in try Rational.sum(row) })
        switch model {
        case .brennanPrediger:
            agreement = try total / (kinds * kinds)
            parts = nil
        case .gwet:
            let factor = try total / (kinds * (kinds - 1))
            let parts = try shares.map { share throws(ArithmeticError) in try factor * (1 - share) }
            agreement = try Rational.weightedSum(shares, weights: parts)
            self.parts = parts
        case .fleiss:
            let parts = try weights.map { row throws(ArithmeticError) in
                try Rational.weightedSum(shares, weights: row)
            }
            agreement = try Rational.weightedSum(shares, weights: parts)
            self.parts = parts
        }
    }

    /// pₑ|ᵢ, or nil where chance does not depend on the units.
    func agreement(ofUnit counts: [Int], size: Int) throws(ArithmeticError) -> Rational? {
        guard let parts else { return nil }
        var sum = Rational.zero
        for (position, count) in counts.enumerated() where count > 0 {
            sum = try sum + Rational(count) * parts[position]
        }
        return try sum / Rational(size)
    }
}
