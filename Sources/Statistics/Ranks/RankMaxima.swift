/// The largest standardised difference of each draw, in rising order, as pairs are taken out step by step.
///
/// A draw's maximum can only fall when pairs are taken out. So the maxima of the step before are upper bounds, and to
/// know the order statistics from a rank on it is enough to work out anew those draws whose bound reaches them.
struct RankMaxima {
    private let count: Int
    /// The draws by rising bound, once there are bounds.
    private var draws: [(draw: Int, bound: Double)] = []
    /// The order statistics from `first` on.
    private var known: [Double] = []
    private var first = 0

    /// No maxima yet, for a number of draws.
    init(_ count: Int) { self.count = count }

    /// The maximum of a rank, from 0; at least the lowest rank asked for.
    subscript(_ rank: Int) -> Double { known[rank - first] }

    /// Works out the order statistics from a rank on.
    ///
    /// - Parameters:
    ///   - one: The maximum of one draw.
    ///   - all: Those of all, which is faster than one after the other.
    mutating func update(from rank: Int, one: (Int) -> Double, all: () -> [Double]) {
        first = rank
        guard !draws.isEmpty else {
            draws = all().enumerated().map { (draw: $0.offset, bound: $0.element) }
            draws.sort { $0.bound < $1.bound }
            known = draws[rank...].map(\.bound)
            return
        }
        let wanted = count - rank
        // The largest so far, in rising order.
        var largest: [Double] = []
        var index = count
        while index > 0, largest.count < wanted || draws[index - 1].bound > largest[largest.count - wanted] {
            index -= 1
            let value = one(draws[index].draw)
            draws[index].bound = value
            let place = largest.firstIndex { $0 >= value } ?? largest.count
            largest.insert(value, at: place)
        }
        known = Array(largest.suffix(wanted))
        draws.sort { $0.bound < $1.bound }
    }
}
