import Statistics

/// Some scores and their bounds as marks on one scale: whole numbers that stand as the scores do, so that many vendors are
/// ranked in little more than the time it takes to sort their numbers once.
struct ScoreMarks {
    /// Where the bounds of a score stand.
    struct Bounds {
        let lower: Int
        let upper: Int
    }

    /// Where each score stands; one without a value at the lowest mark.
    let values: [Int]
    /// Where the bounds of each stand; nil for a score that nothing bounds.
    let bounds: [Bounds?]
    /// For each mark how many scores, lower bounds and upper bounds lie above it.
    private let valuesAbove: [Int]
    private let lowersAbove: [Int]
    private let uppersAbove: [Int]
    /// The scores that nothing bounds: they could be anywhere.
    private let unbounded: Int

    /// - Parameter scores: each has a value.
    init(_ scores: [Score]) {
        var numbers: [Rational] = []
        numbers.reserveCapacity(scores.count * 3)
        for score in scores {
            numbers.append(score.value ?? 0)
            guard let bounds = score.bounds else { continue }
            numbers.append(bounds.lower)
            numbers.append(bounds.upper)
        }
        let order = DenseOrder(numbers)
        var values: [Int] = []
        var bounds: [Bounds?] = []
        values.reserveCapacity(scores.count)
        bounds.reserveCapacity(scores.count)
        var next = 0
        for score in scores {
            values.append(order.places[next])
            next += 1
            guard score.bounds != nil else {
                bounds.append(nil)
                continue
            }
            bounds.append(Bounds(lower: order.places[next], upper: order.places[next + 1]))
            next += 2
        }
        self.values = values
        self.bounds = bounds
        valuesAbove = order.numberAbove(values)
        lowersAbove = order.numberAbove(bounds.compactMap { $0?.lower })
        uppersAbove = order.numberAbove(bounds.compactMap { $0?.upper })
        unbounded = bounds.count { $0 == nil }
    }

    /// 1 + the scores above it.
    func rank(of place: Int) -> Int { 1 + valuesAbove[values[place]] }

    /// 1 + those whose lower bound lies above its upper one.
    func best(of place: Int) -> Int { bounds[place].map { 1 + lowersAbove[$0.upper] } ?? 1 }

    /// 1 + the others whose upper bound lies above its lower one.
    func worst(of place: Int) -> Int {
        guard let own = bounds[place] else { return bounds.count }
        return 1 + uppersAbove[own.lower] - (own.upper > own.lower ? 1 : 0) + unbounded
    }
}
