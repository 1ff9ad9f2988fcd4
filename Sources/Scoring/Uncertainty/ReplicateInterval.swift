import Statistics

/// The interval that replicates of a figure give.
struct ReplicateInterval {
    let lower: Rational
    let upper: Rational
    let isAccelerated: Bool
    /// How many replicates were not defined, and left out.
    let undefined: Int

    /// Corrected for bias and acceleration where that is defined, else by percentiles; the ends are replicates, of the rank
    /// ⌊(B + 1) p⌋ (design: statistics, section 4).
    ///
    /// - Parameters:
    ///   - estimate: the figure, in billionths.
    ///   - replicates: in billionths; NaN where not defined.
    ///   - influences: how each item moves the figure, on any scale.
    /// - Throws: ``NotAvailable``.
    init(
        estimate: Double, replicates: [Double], influences: [Double]?, level: Rational
    ) throws(NotAvailable) {
        let sorted = replicates.filter(\.isFinite).sorted()
        undefined = replicates.count - sorted.count
        guard sorted.count >= 100 else { throw .tooFew(needed: 100) }
        guard sorted.first != sorted.last else { throw .constant }
        let twice = 2 * sorted.count { $0 < estimate } + sorted.count { $0 == estimate }
        func end(_ share: Double) throws(NotAvailable) -> Rational {
            let rank = Int((share * Double(sorted.count + 1) + 1e-9).rounded(.down))
            do {
                let whole = try Rational(exactly: sorted[min(max(rank, 1), sorted.count) - 1])
                return try whole / Rational(exactly: ScoreProgram.unit)
            } catch {
                throw .arithmetic(error)
            }
        }
        if let influences, let acceleration = ReplicateInterval.acceleration(influences),
            let below = try? DoubleDouble(Rational(Int128(twice), over: Int128(2 * sorted.count))),
            let shares = try? AcceleratedShares(below: below, acceleration: acceleration, level: level)
        {
            isAccelerated = true
            lower = try end(shares.lower.high)
            upper = try end(shares.upper.high)
        } else {
            isAccelerated = false
            guard let tail = try? (1 - level) / 2 else { throw .arithmetic(.overflow) }
            lower = try end(tail.double())
            upper = try end(1 - tail.double())
        }
    }

    /// Σ l³ / (6 (Σ l²)^1.5); nil where nothing varies (Davison and Hinkley 1997, equation 5.26).
    private static func acceleration(_ influences: [Double]) -> DoubleDouble? {
        var (squares, cubes) = (0.0, 0.0)
        for influence in influences {
            squares += influence * influence
            cubes += influence * influence * influence
        }
        guard squares > 0 else { return nil }
        return try? DoubleDouble(cubes / (6 * squares * squares.squareRoot()))
    }
}
