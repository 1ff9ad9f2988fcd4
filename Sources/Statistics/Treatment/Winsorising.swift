/// Values of which the greatest (or, where they lean to the left, the least) were moved to the next one again and again
/// until the limits were met, or no further point could be moved.
struct Winsorising {
    /// The values after that, in the order given.
    let values: [Rational]
    /// The places of those that were moved.
    let moved: [Int]
    /// Whether the limits are met.
    let isWithinLimits: Bool

    /// - Throws: ``NotAvailable/tooFew(needed:)`` for fewer than four values; ``NotAvailable/constant`` where all are
    ///   equal; ``NotAvailable/arithmetic(_:)``.
    init(of values: [Rational], limits: OutlierTreatment.Limits) throws(NotAvailable) {
        guard values.count >= 4 else { throw .tooFew(needed: 4) }
        guard let whole = WholeMultiples(values) else {
            let (result, isWithinLimits) = try Winsorising.inward(values, limits) {
                values throws(NotAvailable) in try CentralMoments(values)
            }
            self.values = result
            self.isWithinLimits = isWithinLimits
            moved = values.indices.filter { values[$0] != result[$0] }
            return
        }
        let (result, isWithinLimits) = try Winsorising.inward(whole.multiples, limits) {
            values throws(NotAvailable) in try CentralMoments(values)
        }
        self.isWithinLimits = isWithinLimits
        let moved = result.indices.filter { result[$0] != whole.multiples[$0] }
        self.moved = moved
        self.values = try NotAvailable.reason { () throws(ArithmeticError) in
            var treated = values
            for place in moved { treated[place] = try Rational(Int128(result[place]), over: Int128(whole.denominator)) }
            return treated
        }
    }

    /// Moves values inward, those at the outermost place at once.
    private static func inward<Value: Comparable>(
        _ values: [Value], _ limits: OutlierTreatment.Limits,
        moments: ([Value]) throws(NotAvailable) -> CentralMoments
    ) throws(NotAvailable) -> (values: [Value], isWithinLimits: Bool) {
        var result = values
        while true {
            let shape = try moments(result)
            if try limits.areMet(by: shape) { return (result, true) }
            let leansRight = try shape.skewness().high >= 0
            let (end, next) = outermost(result, isBefore: leansRight ? { $0 > $1 } : { $0 < $1 })
            guard let next else { return (result, false) }
            var moved = 0
            var isConstant = true
            for place in values.indices {
                let stepped = result[place] == end ? next : result[place]
                if stepped != values[place] { moved += 1 }
                if stepped != next { isConstant = false }
            }
            guard moved <= limits.points, !isConstant else { return (result, false) }
            for place in result.indices where result[place] == end { result[place] = next }
        }
    }

    /// The value that stands before all others, and the first of the rest; nil where all are equal.
    private static func outermost<Value: Comparable>(
        _ values: [Value], isBefore: (Value, Value) -> Bool
    ) -> (end: Value, next: Value?) {
        var end = values[0]
        var next: Value?
        for value in values.dropFirst() where value != end {
            if isBefore(value, end) {
                (end, next) = (value, end)
            } else if next.map({ isBefore(value, $0) }) ?? true {
                next = value
            }
        }
        return (end, next)
    }
}
