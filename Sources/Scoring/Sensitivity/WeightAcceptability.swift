import Dataset
import Parallel
public import Statistics
import Synchronization

/// How the vendors of an index fare under many sets of weights: stochastic multicriteria acceptability analysis
/// (Lahdelma and Salminen 2001; see ``AcceptabilityAnalysis``).
public struct WeightAcceptability: Sendable {
    /// With more vendors than this, a run counts no pairs of them: their table would have millions of rows.
    public static let mostForPairs = 200

    /// The ranks of the vendors over the draws that could be worked out.
    public let tally: RankTally
    /// The draws that could not, because a rule is not defined for what came out.
    public let failed: Int
    /// For each vendor the draws in which it is first, alone or with others.
    public let firsts: [Int]
    /// For each vendor, the sums over these draws of the numbers from which the headline's weights were made.
    let centralSums: [[UInt64]]

    /// The analysis of a number of draws.
    ///
    /// The draws are shared among threads; all that is kept is counted in whole numbers, so that the result is the same
    /// for any number of threads.
    ///
    /// - Parameters:
    ///   - draws: How many sets of weights, below 2¹⁶ for sums of weights of any size.
    ///   - countsPairs: Whether to count how often each vendor is above each other.
    ///   - weights: Where the weights come from.
    public init(
        _ graph: FastGraph, _ leaves: FastLeaves, draws: Int, countsPairs: Bool, threads: Int,
        weights: any WeightSource
    ) throws(ArithmeticError) {
        let pieces = max(0, (draws + WeightRuns.piece - 1) / WeightRuns.piece)
        let workers = max(1, min(threads, pieces))
        var start = FastEvaluation(graph, leaves: leaves)
        start.evaluate(leaves, FastChoices(weights: weights.published))
        // Under the headline nothing changes from draw to draw, if its weights alone do.
        let means = weights.isOfHeadline ? start.headlineMeans(leaves) : nil
        let next = Atomic(0)
        // Whoever has done a piece takes the next one: all is counted in whole numbers, so it makes no difference who.
        let parts = try concurrentMap(workers, threads: workers) { [start] _ throws(ArithmeticError) -> WeightRuns in
            var runs = WeightRuns(vendors: leaves.vendors, weights: weights.numbers, countsPairs: countsPairs)
            var (evaluation, means) = (start, means)
            while true {
                let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard piece < pieces else { break }
                let numbers = piece * WeightRuns.piece..<min(draws, (piece + 1) * WeightRuns.piece)
                if means == nil {
                    try runs.run(numbers, leaves, weights, &evaluation)
                } else {
                    let headline = graph.weights(of: graph.headline)
                    try means?.run(numbers, weights, headline, into: &runs)
                }
            }
            return runs
        }
        var all = parts[0]
        for part in parts.dropFirst() { try all.add(part) }
        tally = all.tally
        failed = all.failed
        firsts = (0..<leaves.vendors).map { all.tally.count(of: $0, at: 1) }
        centralSums = all.central
    }
}

/// Where sets of weights come from.
public protocol WeightSource: Sendable {
    /// The method's own weights, one for each child of each node of the graph.
    var published: [Double] { get }
    /// Whether no weights vary but the headline's.
    var isOfHeadline: Bool { get }
    /// How many numbers the headline's weights are made from in each draw.
    var numbers: Int { get }
    /// Puts the weights of a draw in place of those that vary.
    ///
    /// - Parameter weights: On entry the method's own weights or those of another draw.
    /// - Returns: The numbers from which the headline's weights were made.
    func draw(_ number: Int, into weights: inout [Double]) -> [UInt64]
    /// The headline's weights that belong to numbers, or to means of them.
    func centralWeights(_ numbers: [Double]) -> [Double]
}

/// Weights of any size: those of one node are uniform among all that add up to 1, all others stay as they are.
public struct AnyWeights: WeightSource {
    public let published: [Double]
    private let places: [Int]
    private let stream: RandomStream

    public let isOfHeadline: Bool
    public var numbers: Int { places.count }

    /// Draws for the weights at some places.
    ///
    /// - Parameters:
    ///   - published: The weights of all nodes.
    ///   - places: The places of the weights that vary among them.
    ///   - isOfHeadline: Whether they are all the headline's.
    ///   - identifier: The name from which the random numbers come.
    public init(published: [Double], places: [Int], isOfHeadline: Bool, seed: UInt64, identifier: String) {
        self.isOfHeadline = isOfHeadline
        self.published = published
        self.places = places.filter { published.indices.contains($0) }
        stream = RandomStream(
            seed: seed, purpose: SensitivityPurpose.anyWeights, identifierHash: StableHash.hash(identifier.utf8))
    }

    public func draw(_ number: Int, into weights: inout [Double]) -> [UInt64] {
        var draws = stream.draws(replicate: UInt64(number))
        let units = uniformWeightUnits(count: places.count, draws: &draws)
        for (place, unit) in zip(places, units) { weights[place] = Double(unit) * 0x1p-48 }
        return units
    }

    public func centralWeights(_ numbers: [Double]) -> [Double] { numbers.map { $0 * 0x1p-48 } }
}

/// Weights within a share of the method's own: each is w (1 + s (2u − 1)) with u uniform from 0 to 1.
///
/// Each weight has random numbers of its own, so that a question more or less leaves those of all others as they are.
public struct NearWeights: WeightSource {
    public let published: [Double]
    private let share: Double
    private let places: [Int]
    private let streams: [RandomStream]
    private let headline: Range<Int>

    public var isOfHeadline: Bool { false }
    public var numbers: Int { headline.count }

    /// Draws for some of the weights.
    ///
    /// - Parameters:
    ///   - published: The weights of all nodes.
    ///   - varied: The places of those that vary, each with the name from which its random numbers come.
    ///   - headline: The places of the headline's weights.
    ///   - share: s, from 0 to 1.
    public init(
        published: [Double], varied: [(place: Int, identifier: String)], headline: Range<Int>, share: Double,
        seed: UInt64, purpose: UInt32? = nil
    ) {
        self.published = published
        self.share = share
        self.headline = headline.clamped(to: published.indices)
        let varied = varied.filter { published.indices.contains($0.place) }
        places = varied.map(\.place)
        streams = varied.map {
            RandomStream(
                seed: seed, purpose: purpose ?? SensitivityPurpose.nearWeights,
                identifierHash: StableHash.hash($0.identifier.utf8))
        }
    }

    public func draw(_ number: Int, into weights: inout [Double]) -> [UInt64] {
        var numbers = [UInt64](repeating: NearWeights.middle, count: headline.count)
        for (place, stream) in zip(places, streams) {
            var draws = stream.draws(replicate: UInt64(number))
            let position = draws.next() >> 40
            weights[place] = published[place] * NearWeights.factor(Double(position) * 0x1p-24, share: share)
            if headline.contains(place) { numbers[place - headline.lowerBound] = position }
        }
        return numbers
    }

    public func centralWeights(_ numbers: [Double]) -> [Double] {
        zip(headline, numbers).map { published[$0] * NearWeights.factor($1 * 0x1p-24, share: share) }
    }

    /// 1 + s (2u − 1).
    static func factor(_ u: Double, share: Double) -> Double { 1 + share * (2 * u - 1) }

    /// The number that leaves a weight as it is, in units of 2⁻²⁴.
    private static let middle: UInt64 = 1 << 23
}

extension WeightAcceptability {
    /// The mean of the headline's weights over the draws in which a vendor is first: what one has to value to prefer it.
    /// Nil where it never is.
    public func centralWeights(_ vendor: Int, of source: any WeightSource) -> [Double]? {
        guard firsts.indices.contains(vendor), firsts[vendor] > 0 else { return nil }
        return source.centralWeights(centralSums[vendor].map { Double($0) / Double(firsts[vendor]) })
    }
}
