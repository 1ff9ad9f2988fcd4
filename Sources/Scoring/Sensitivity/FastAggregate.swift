public import Statistics

/// The rules of `Aggregates`, for eight rows at once in floating point.
///
/// They agree with the exact rules to a few units in the last place of a `Double`. Where a rule is not defined, as a
/// geometric mean of a negative value, the result is NaN.
public struct FastAggregate: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case mean, sum, weightedSum, geometric, harmonic, minimum, maximum, median, product, ratio
        case power(Double)
    }

    let kind: Kind
    /// Whether the weights change the result.
    public let usesWeights: Bool

    private init(_ kind: Kind, usesWeights: Bool) {
        self.kind = kind
        self.usesWeights = usesWeights
    }

    /// Σwx / Σw.
    public static let weightedMean = FastAggregate(.mean, usesWeights: true)
    /// exp (Σ w ln x / Σw).
    public static let geometric = FastAggregate(.geometric, usesWeights: true)

    /// The rule; nil for one that is not known here.
    public init?(_ rule: any Aggregate) {
        let kind: Kind
        switch rule {
        case is ArithmeticMean, is WeightedMean: kind = .mean
        case is Sum: kind = .sum
        case is WeightedSum: kind = .weightedSum
        case is GeometricMean: kind = .geometric
        case is HarmonicMean: kind = .harmonic
        case is Minimum: kind = .minimum
        case is Maximum: kind = .maximum
        case is Median: kind = .median
        case is Product: kind = .product
        case is Ratio: kind = .ratio
        case let rule as PowerMean:
            switch rule.power {
            case 1: kind = .mean
            case 0: kind = .geometric
            case -1: kind = .harmonic
            default: kind = .power(rule.power.double())
            }
        default: return nil
        }
        self.init(kind, usesWeights: rule.usesWeights)
    }

    /// The same rule with weights: of a mean the weighted mean, of a sum the weighted sum; nil for a rule whose weights
    /// are no matter of importance.
    public var weighed: FastAggregate? {
        switch kind {
        case .mean: .weightedMean
        case .sum: FastAggregate(.weightedSum, usesWeights: true)
        case .weightedSum, .geometric, .harmonic, .power: self
        case .minimum, .maximum, .median, .product, .ratio: nil
        }
    }

    /// Whether it is a mean, for which another mean can stand.
    public var isMean: Bool {
        switch kind {
        case .mean, .geometric, .harmonic, .power: true
        case .sum, .weightedSum, .minimum, .maximum, .median, .product, .ratio: false
        }
    }

    /// Whether leaving a value out of it can't take it beyond what it would be with that value at the end of a range
    /// that all its values have in common.
    var keepsWithinRange: Bool {
        switch kind {
        case .mean, .geometric, .harmonic, .power, .minimum, .maximum, .median: true
        case .sum, .weightedSum, .product, .ratio: false
        }
    }

    /// The value of the rule for children given by their number.
    @inline(__always)
    func value(_ count: Int, weight: (Int) -> Double, child: (Int) -> FastBlock) -> FastBlock {
        switch kind {
        case .mean:
            var (sum, total) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            for index in 0..<count {
                let (weight, child) = (weight(index), child(index))
                sum += weight * child.value
                total += weight * child.presence
            }
            return FastBlock(sum / total, whereAbove0: total)
        case .sum, .weightedSum, .ratio:
            var (sum, total) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            for index in 0..<count {
                let (weight, child) = (weight(index), child(index))
                if weight == 0 { continue }
                sum += kind == .weightedSum ? weight * child.value : child.value
                total += weight * child.presence
            }
            return FastBlock(kind == .ratio ? sum / total : sum, whereAbove0: total)
        case .geometric, .harmonic, .power: return powerMean(count, weight: weight, child: child)
        case .minimum, .maximum, .product:
            return extreme(count, child: child)
        case .median: return median(count, child: child)
        }
    }

    private func extreme(_ count: Int, child: (Int) -> FastBlock) -> FastBlock {
        let start: Double = kind == .product ? 1 : kind == .minimum ? .infinity : -.infinity
        var (result, total, probe) = (SIMD8(repeating: start), SIMD8<Double>.zero, SIMD8<Double>.zero)
        for index in 0..<count {
            let child = child(index)
            let value = SIMD8(repeating: start).replacing(with: child.value, where: child.presence .> 0)
            switch kind {
            case .minimum: result = pointwiseMin(result, value)
            case .maximum: result = pointwiseMax(result, value)
            default: result *= value
            }
            // Not a number where any value is not: a minimum would pass over it.
            probe += child.value * 0
            total += child.presence
        }
        return FastBlock(result + probe, whereAbove0: total)
    }

    private func median(_ count: Int, child: (Int) -> FastBlock) -> FastBlock {
        let children = (0..<count).map(child)
        var result = FastBlock.none
        for lane in 0..<8 {
            let values = children.compactMap { $0[lane] }
            guard !values.isEmpty else { continue }
            guard values.allSatisfy({ $0 == $0 }) else {
                result[lane] = .nan
                continue
            }
            let sorted = values.sorted()
            let middle = sorted.count / 2
            result[lane] = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        }
        return result
    }

    /// Means of powers, of which the geometric mean is the limit: through logarithms, relative to the largest value.
    private func powerMean(_ count: Int, weight: (Int) -> Double, child: (Int) -> FastBlock) -> FastBlock {
        var (sum, total) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        var (zeros, fault) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        let unit = leading(count, weight: weight, child: child)
        for index in 0..<count {
            let (weight, child) = (weight(index), child(index))
            if weight == 0 { continue }
            let isPositive = child.value .> 0
            let value = SIMD8<Double>(repeating: 1).replacing(with: child.value, where: isPositive)
            let term: SIMD8<Double>
            switch kind {
            case .geometric: term = fastLogarithm(value)
            case .harmonic: term = 1 / value
            case .power(let power): term = fastExponential(power * fastLogarithm(value / unit))
            default: term = value
            }
            sum += SIMD8<Double>.zero.replacing(with: weight * term, where: isPositive .& (child.presence .> 0))
            total += weight * child.presence
            zeros += SIMD8<Double>.zero.replacing(with: child.presence, where: child.value .== 0)
            fault.replace(with: .nan, where: .!(child.value .>= 0))
        }
        var result: SIMD8<Double>
        var zeroDecides = true
        switch kind {
        case .geometric: result = fastExponential(sum / total)
        case .harmonic: result = total / sum
        case .power(let power):
            result = unit * fastExponential(fastLogarithm(sum / total) / power)
            // With a positive power zeros only add nothing; where all are zero the logarithm has no meaning.
            zeroDecides = power < 0
            result.replace(with: 0, where: sum .== 0)
        default: result = sum
        }
        if zeroDecides { result.replace(with: 0, where: zeros .> 0) }
        return FastBlock(result + fault, whereAbove0: total)
    }

    /// For a mean of power p the value that rules for a large |p|, so that no power overflows; else 1.
    private func leading(_ count: Int, weight: (Int) -> Double, child: (Int) -> FastBlock) -> SIMD8<Double> {
        guard case .power(let power) = kind else { return SIMD8(repeating: 1) }
        var unit = SIMD8<Double>(repeating: power < 0 ? .infinity : 0)
        for index in 0..<count where weight(index) > 0 {
            let value = child(index).value
            let isPositive = value .> 0
            unit.replace(
                with: power < 0 ? pointwiseMin(unit, value) : pointwiseMax(unit, value), where: isPositive)
        }
        return SIMD8<Double>(repeating: 1).replacing(with: unit, where: (unit .> 0) .& (unit .< .infinity))
    }
}
