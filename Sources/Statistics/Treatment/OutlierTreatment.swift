/// What becomes of values among which some lie far from the others, and which of them were moved.
///
/// As COINr 1.1 does it by default (Becker, Caperna, Del Sorbo, Norlén, Papadimitriou, Saisana, "COINr: an R package
/// for developing composite indicators", JOSS 7 (2022)), with the limits of the European Commission's handbook: values
/// whose skewness and kurtosis are both beyond their limits are winsorised, and if that does not bring one of them
/// within its limit, the values as they were are replaced by logarithms. Three things differ: never are more points
/// moved than allowed, where COINr moves all points that are equal at once; no step is taken that would leave all values
/// equal, where COINr fails; and where logarithms do not help either, the values stay as they are.
public struct OutlierTreatment: Equatable, Sendable {
    /// What was done.
    public enum Outcome: Equatable, Sendable {
        /// Nothing: the values are within the limits.
        case withinLimits
        /// Points were moved.
        case winsorised
        /// All values were replaced by logarithms.
        case logarithm
        /// Nothing, since neither brings the values within the limits.
        case beyondTreatment
    }

    /// A value that was moved.
    public struct Move: Equatable, Sendable {
        /// Its position among the values, from 0.
        public let index: Int
        /// What it was.
        public let from: Rational
        /// What it became: the nearest value that was not moved.
        public let to: Rational
    }

    /// What was done.
    public let outcome: Outcome
    /// The values after the treatment, in the order given; logarithms lie on the ``Grid``.
    public let values: [Rational]
    /// The values that were moved, in their order; none after a logarithm, which changes them all.
    public let moves: [Move]

    /// Treats values.
    ///
    /// - Parameters:
    ///   - values: At least four values; missing ones are left out.
    ///   - limits: What counts as far from the others, and how many points may be moved.
    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than four values; ``NotAvailable/constant`` where all are
    ///   equal; ``NotAvailable/arithmetic(_:)``.
    public init(of values: [Rational], limits: Limits = Limits()) throws(NotAvailable) {
        let winsorised = try Winsorising(of: values, limits: limits)
        if winsorised.isWithinLimits {
            let moves = winsorised.moved.map { Move(index: $0, from: values[$0], to: winsorised.values[$0]) }
            self.init(moves.isEmpty ? .withinLimits : .winsorised, winsorised.values, moves: moves)
            return
        }
        let logarithms = try OutlierTreatment.logarithms(values)
        let isHelpful = limits.keepsLogarithm ? true : try limits.areMet(by: logarithms)
        self.init(isHelpful ? .logarithm : .beyondTreatment, isHelpful ? logarithms : values)
    }

    private init(_ outcome: Outcome, _ values: [Rational], moves: [Move] = []) {
        self.outcome = outcome
        self.values = values
        self.moves = moves
    }
}

extension OutlierTreatment {
    /// When values count as having outliers: |skewness| and kurtosis both at their limits or beyond.
    public struct Limits: Equatable, Sendable {
        /// The limit of |``skewness(_:)``|.
        public var skewness = Rational(2)
        /// The limit of ``kurtosis(_:)``.
        public var kurtosis = Rational(reducedNumerator: 7, denominator: 2)
        /// The greatest number of points that may be moved.
        public var points = 5
        /// Whether logarithms stay in place of the values even where they do not bring them within the limits, as in
        /// COINr; by default the values then stay as they are.
        public var keepsLogarithm = false

        /// The limits 2 and 3.5, and five points.
        public init() {}

        /// Whether values need no treatment.
        func areMet(by values: [Rational]) throws(NotAvailable) -> Bool {
            guard values.count >= 4 else { throw .tooFew(needed: 4) }
            return try areMet(by: CentralMoments(values))
        }

        /// Whether values with such sums need no treatment.
        func areMet(by moments: CentralMoments) throws(NotAvailable) -> Bool {
            if try moments.kurtosis() < DoubleDouble(kurtosis) { return true }
            return try moments.skewness().magnitude < DoubleDouble(skewness)
        }
    }

    /// ln (x − min + (max − min) / 100), on the ``Grid``.
    ///
    /// - Throws: ``NotAvailable/constant``; ``NotAvailable/arithmetic(_:)``.
    static func logarithms(_ values: [Rational]) throws(NotAvailable) -> [Rational] {
        guard let least = values.min(), let greatest = values.max(), least != greatest else { throw .constant }
        return try each(values) { value throws(ArithmeticError) in
            try Grid.rational(.log(DoubleDouble(value - least) + DoubleDouble(greatest - least) / 100))
        }
    }
}
