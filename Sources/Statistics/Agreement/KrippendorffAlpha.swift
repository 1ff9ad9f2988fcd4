/// How far apart two values are when coders disagree.
public enum DifferenceMetric: CaseIterable, Sendable {
    /// 1 for different values.
    case nominal
    /// The square of the codes from one value to the other, those of both ends counted half.
    case ordinal
    /// The square of the difference.
    case interval
    /// The square of the difference as a share of the sum; 0 where the sum is 0.
    case ratio
}

extension CodedUnits {
    /// Krippendorff's α = 1 − observed disagreement / expected disagreement, exact as long as the fractions fit, else on
    /// the ``Grid``.
    ///
    /// Krippendorff, Content Analysis, 3rd edition (2013), chapter 12, from the matrix of coincidences of the units
    /// with two codes or more: 1 − (n − 1) Σ o δ² / Σ n n δ². At most 1; 0 is what chance would bring, and it can be
    /// negative. He suggests to rely on data from .800 and to conclude nothing below .667, at the lower end of the
    /// interval.
    ///
    /// - Throws: ``NotAvailable/nothingToCompare`` where no unit has two codes; ``NotAvailable/chanceIsComplete`` where
    ///   all codes of these units are equal; ``NotAvailable/arithmetic(_:)``.
    public func krippendorffAlpha(_ metric: DifferenceMetric) throws(NotAvailable) -> Rational {
        let patterns = CodingPatterns(self)
        return try patterns.alpha(patterns.ofAllUnits, AlphaCounting(metric, patterns))
    }
}
