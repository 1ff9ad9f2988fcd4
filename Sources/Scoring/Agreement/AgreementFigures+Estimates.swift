import Dataset
import Statistics

extension AgreementFigures {
    /// The figures of answers.
    ///
    /// - Parameter answers: At least one, each with two ratings or more.
    init(
        _ scope: CoderAgreement.Scope, _ answers: [RatedAnswer], level: Rational, quantiles: StudentQuantiles,
        replicates: Int, stream: RandomStream
    ) {
        let coders = answers.first?.meanings.indices ?? 0..<0
        let scales = Set(answers.map(\.scale.name))
        let isMixed = scales.count > 1
        let scale = isMixed ? nil : answers.first?.scale
        let metric: DifferenceMetric =
            switch scale?.kind {
            case .ordinal: .ordinal
            case .nominal: .nominal
            case .numeric, nil: .interval
            }
        self.scope = scope
        self.answers = answers.count
        vendors = Set(answers.map(\.vendor)).count
        self.coders = coders.count { coder in answers.contains { $0.meanings[coder] != nil } }
        self.isMixed = isMixed
        self.metric = metric
        let work = AgreementWork(
            answers, scale: scale, level: level, quantiles: quantiles, replicates: replicates, stream: stream)
        estimates = work.estimates()
    }
}

/// Works out the coefficients of one scope.
private struct AgreementWork {
    private let scale: Scale?
    private let level: Rational
    private let quantiles: StudentQuantiles
    /// The vendor of each answer.
    private let groups: [Int]
    /// The ratings as steps of their scale, and as numbers.
    private let categories: Result<CodedUnits, NotAvailable>
    private let numbers: Result<CodedUnits, NotAvailable>
    private let resampled: [AgreementResampling.Figure: [AgreementReplicate?]]

    init(
        _ answers: [RatedAnswer], scale: Scale?, level: Rational, quantiles: StudentQuantiles, replicates: Int,
        stream: RandomStream
    ) {
        self.quantiles = quantiles
        self.scale = scale
        self.level = level
        groups = answers.map(\.vendor)
        let coders = answers.first?.meanings.indices ?? 0..<0
        let steps = CategoryCodes(answers)
        let categories = Result { () throws(NotAvailable) in
            try CodedUnits(
                answers.map { answer in coders.map { steps.code(answer, $0) } },
                categories: scale.flatMap(AgreementWork.declared))
        }
        let numbers = Result { () throws(NotAvailable) in
            try CodedUnits(answers.map { answer in coders.map { answer.number($0, isScored: scale == nil) } })
        }
        var resampled: [AgreementResampling.Figure: [AgreementReplicate?]] = [:]
        if let steps = try? categories.get(), let points = try? numbers.get() {
            let ofSteps: [AgreementResampling.Figure] = [.percentAgreement, .alpha(.nominal), .alpha(.ordinal)]
            let ofPoints: [AgreementResampling.Figure] =
                AgreementWork.hasRatio(scale, numbers) ? [.alpha(.interval), .alpha(.ratio)] : [.alpha(.interval)]
            let all = AgreementResampling(steps).replicates(
                0..<replicates, of: ofSteps, beside: AgreementResampling(points), ofPoints, stream: stream)
            for (figure, replicates) in zip(ofSteps + ofPoints, all.own + all.other) { resampled[figure] = replicates }
        }
        self.categories = categories
        self.numbers = numbers
        self.resampled = resampled
    }

    func estimates() -> [AgreementEstimate] {
        let severalScales = NotShown("not applicable: the questions are on several scales")
        let noOrder = NotShown("not applicable: the scale has no order")
        let isNominal = scale?.kind == .nominal
        var ordinal: NotShown?
        var interval: NotShown?
        var ratio: NotShown?
        var gwet: NotShown?
        if isNominal { (ordinal, interval, ratio) = (noOrder, noOrder, noOrder) }
        if scale == nil { (ordinal, ratio, gwet) = (severalScales, severalScales, severalScales) }
        if scale?.kind == .ordinal { ratio = NotShown("not applicable: the scale has no true zero") }
        if scale?.kind == .numeric {
            gwet = NotShown("not applicable: any number can be given, not one of a few ratings")
            if !AgreementWork.hasRatio(scale, numbers) { ratio = NotShown("not applicable: ratings below 0") }
        }
        return [
            percentAgreement(), alpha(.nominal, categories, nil), alpha(.ordinal, categories, ordinal),
            alpha(.interval, numbers, interval), alpha(.ratio, numbers, ratio),
            coefficient(.ac1, .identity, gwet), coefficient(.ac2, .ordinal, gwet ?? (isNominal ? noOrder : nil)),
        ]
    }

    private func percentAgreement() -> AgreementEstimate {
        let value = Result { () throws(NotAvailable) in try categories.get().percentAgreement() }.mapError(
            NotShown.init)
        return AgreementEstimate(
            coefficient: .percentAgreement, value: value, interval: percentiles(.percentAgreement, value),
            jackknife: .failure(NotShown("not applicable: of alpha only")), undefined: 0)
    }

    private func alpha(
        _ metric: DifferenceMetric, _ units: Result<CodedUnits, NotAvailable>, _ reason: NotShown?
    ) -> AgreementEstimate {
        let coefficient = AgreementEstimate.Coefficient.alpha(metric)
        if let reason { return AgreementEstimate(coefficient, reason) }
        let value = Result { () throws(NotAvailable) in try units.get().krippendorffAlpha(metric) }
            .mapError(NotShown.init)
        guard let alpha = try? value.get() else { return AgreementEstimate(coefficient, value) }
        guard alpha != 1 else {
            return AgreementEstimate(
                coefficient: coefficient, value: value, interval: .failure(.noDisagreement),
                jackknife: .failure(.noDisagreement), undefined: 0)
        }
        let jackknife = Result { () throws(NotAvailable) -> Interval in
            let jackknife = try units.get().alphaJackknife(metric, groups: groups)
            return try AgreementWork.interval(jackknife.interval(quantile: quantiles.of(jackknife.units)))
        }
        return AgreementEstimate(
            coefficient: coefficient, value: value, interval: percentiles(.alpha(metric), value),
            jackknife: jackknife.mapError(NotShown.init),
            undefined: resampled[.alpha(metric)]?.count { $0 == nil } ?? 0)
    }

    private func coefficient(
        _ coefficient: AgreementEstimate.Coefficient, _ weights: AgreementWeights, _ reason: NotShown?
    ) -> AgreementEstimate {
        if let reason { return AgreementEstimate(coefficient, reason) }
        let figure = Result { () throws(NotAvailable) in try categories.get().agreement(.gwet, weights) }
        let interval = figure.flatMap { figure in
            Result { () throws(NotAvailable) in
                try AgreementWork.interval(figure.interval(quantile: quantiles.of(figure.units)))
            }
        }
        let isComplete = (try? figure.get().value) == 1
        return AgreementEstimate(
            coefficient: coefficient, value: figure.map(\.value).mapError(NotShown.init),
            interval: isComplete ? .failure(.noDisagreement) : interval.mapError(NotShown.init),
            jackknife: .failure(NotShown("not applicable: of alpha only")), undefined: 0)
    }

    private func percentiles(
        _ figure: AgreementResampling.Figure, _ value: Result<Rational, NotShown>
    ) -> Result<Interval, NotShown> {
        if case .failure(let reason) = value { return .failure(reason) }
        if (try? value.get()) == 1 { return .failure(.noDisagreement) }
        guard let replicates = resampled[figure] else { return .failure(.noComparison) }
        return Result { () throws(NotAvailable) in
            let ends = try ResampledAgreement(replicates, level: level)
            return Interval(ends.lower, ends.upper)
        }.mapError(NotShown.init)
    }

    /// Two ends on the grid, neither above 1, which no coefficient is.
    private static func interval(
        _ ends: (lower: DoubleDouble, upper: DoubleDouble)
    ) throws(NotAvailable) -> Interval {
        do {
            return Interval(
                Rational.min(1, try Grid.rational(ends.lower)), Rational.min(1, try Grid.rational(ends.upper)))
        } catch {
            throw .arithmetic(error)
        }
    }

    /// What ratings can be given on a scale of labels, as steps of it.
    private static func declared(_ scale: Scale) -> [Rational]? {
        guard scale.kind != .numeric else { return nil }
        return scale.labels.compactMap { label in
            switch label.meaning {
            case .points(let points): points
            case .nonresponse: scale.ratings.flatMap { try? $0.lowerBound - 1 }
            case .notApplicable, .pending, .unrated: nil
            }
        }
    }

    /// Whether the ratio of two ratings means something: numbers of which none is below 0.
    private static func hasRatio(_ scale: Scale?, _ numbers: Result<CodedUnits, NotAvailable>) -> Bool {
        guard scale?.kind == .numeric, let values = try? numbers.get().values else { return false }
        return values.allSatisfy { !$0.isNegative }
    }
}

/// Ratings as codes that differ where the ratings do, also where they are on several scales.
private struct CategoryCodes {
    /// For several scales, a number for each step of each; nil for one scale, whose steps are the codes.
    private let numbers: [Key: Int]?

    private struct Key: Hashable {
        let scale: Identifier
        let step: Rational
    }

    init(_ answers: [RatedAnswer]) {
        guard Set(answers.map(\.scale.name)).count > 1 else {
            numbers = nil
            return
        }
        var numbers: [Key: Int] = [:]
        for answer in answers {
            for coder in answer.meanings.indices {
                guard let step = answer.category(coder) else { continue }
                let key = Key(scale: answer.scale.name, step: step)
                if numbers[key] == nil { numbers[key] = numbers.count }
            }
        }
        self.numbers = numbers
    }

    func code(_ answer: RatedAnswer, _ coder: Int) -> Rational? {
        guard let step = answer.category(coder) else { return nil }
        guard let numbers else { return step }
        return numbers[Key(scale: answer.scale.name, step: step)].map { Rational($0) }
    }
}

extension AgreementEstimate {
    /// A coefficient that does not apply.
    fileprivate init(_ coefficient: Coefficient, _ reason: NotShown) {
        self.init(coefficient, Result<Rational, NotShown>.failure(reason))
    }

    /// A coefficient whose interval is not given for the reason for which it isn't.
    fileprivate init(_ coefficient: Coefficient, _ value: Result<Rational, NotShown>) {
        let reason: Result<Interval, NotShown>
        switch value {
        case .success: reason = .failure(.noComparison)
        case .failure(let words): reason = .failure(words)
        }
        self.init(coefficient: coefficient, value: value, interval: reason, jackknife: reason, undefined: 0)
    }
}
