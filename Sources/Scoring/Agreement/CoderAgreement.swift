public import Dataset
public import Statistics

/// How far coders agree who rated the same answers independently (design: statistics, section 1).
///
/// The settled rating is not a coder's, and what is not applicable or not yet due is no rating of an answer: neither
/// counts. Under the target "this questionnaire" the figures describe these ratings, and have no interval.
public struct CoderAgreement: Sendable {
    /// What the figures are of.
    public enum Scope: Hashable, Sendable {
        case question(Identifier)
        /// Every question on one scale.
        case scale(Identifier)
    }

    public struct Figures: Sendable {
        public let scope: Scope
        /// The answers with two independent ratings or more.
        public let units: Int
        public let coders: Int
        /// The mean over answers of the share of coder pairs that agree, 0 to 1.
        public let percentAgreement: Rational?
        public let metric: DifferenceMetric
        /// Krippendorff's α, at most 1; nil with the reason where it isn't available.
        public let alpha: Result<Rational, NotAvailable>
    }

    /// By question in the order of the questions, then by scale in the method's order; only where two coders rated the
    /// same answer.
    public let figures: [Figures]

    /// The agreement on the answers of a quarter's vendors.
    public init(_ vendors: [ScoredVendor], questions: [QuestionRow], method: Method) {
        let scales = Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let scaleOf = Dictionary(
            questions.compactMap { row in scales[row.scale].map { (row.question, $0) } },
            uniquingKeysWith: { first, _ in first })
        let coders = Set(vendors.flatMap(\.leaves).flatMap { $0.ratings.map(\.coder) }).subtracting([
            ResponseRow.settled
        ]).sorted()
        var units: [Identifier: [[Rational?]]] = [:]
        for leaf in vendors.flatMap(\.leaves) where leaf.ratings.count > 1 {
            guard let scale = scaleOf[leaf.question] else { continue }
            let codes = coders.map { coder in
                leaf.ratings.first { $0.coder == coder }.flatMap { CoderAgreement.code($0.rating, on: scale) }
            }
            if codes.count(where: { $0 != nil }) > 1 { units[leaf.question, default: []].append(codes) }
        }
        var figures: [Figures] = []
        for row in questions {
            guard let units = units[row.question], let scale = scaleOf[row.question] else { continue }
            figures.append(CoderAgreement.figures(.question(row.question), units, scale))
        }
        for scale in method.scales {
            let pooled = questions.filter { $0.scale == scale.name }.flatMap { units[$0.question] ?? [] }
            if !pooled.isEmpty { figures.append(CoderAgreement.figures(.scale(scale.name), pooled, scale)) }
        }
        self.figures = figures
    }

    private static func figures(_ scope: Scope, _ units: [[Rational?]], _ scale: Scale) -> Figures {
        let metric: DifferenceMetric =
            switch scale.kind {
            case .ordinal: .ordinal
            case .nominal: .nominal
            case .numeric: .interval
            }
        let present =
            units.first.map { codes in codes.indices.count { coder in units.contains { $0[coder] != nil } } } ?? 0
        var percent: Rational?
        var alpha: Result<Rational, NotAvailable>
        do {
            let coded = try CodedUnits(units)
            percent = try coded.percentAgreement()
            alpha = Result { () throws(NotAvailable) -> Rational in try coded.krippendorffAlpha(metric) }
        } catch {
            alpha = .failure(error)
        }
        return Figures(
            scope: scope, units: units.count, coders: present, percentAgreement: percent, metric: metric, alpha: alpha)
    }

    /// A rating as a code: its points, and for nothing given one below the lowest; nil where there is no rating.
    private static func code(_ rating: String, on scale: Scale) -> Rational? {
        switch scale.meaning(of: rating) {
        case .points(let points): points
        case .nonresponse: scale.ratings.flatMap { try? $0.lowerBound - 1 }
        case .notApplicable, .pending, .unrated, nil: nil
        }
    }
}
