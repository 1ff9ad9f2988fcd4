import Dataset
import Parallel
public import Statistics

/// How the vendors of an index fare under many sets of weights: stochastic multicriteria acceptability analysis
/// (Lahdelma and Salminen 2001; see ``AcceptabilityAnalysis``).
public struct WeightAcceptability: Sendable {
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
        let shares = max(1, min(threads, draws))
        let parts = try concurrentMap(shares, threads: threads) { share throws(ArithmeticError) -> Part in
            var part = Part(vendors: leaves.vendors, weights: weights.numbers, countsPairs: countsPairs)
            try part.run(draws * share / shares..<draws * (share + 1) / shares, graph, leaves, weights)
            return part
        }
        var all = Part(vendors: leaves.vendors, weights: weights.numbers, countsPairs: countsPairs)
        for part in parts { try all.add(part) }
        tally = all.tally
        failed = all.failed
        firsts = (0..<leaves.vendors).map { all.tally.count(of: $0, at: 1) }
        centralSums = all.central
    }

    /// What is kept of some of the draws.
    private struct Part: Sendable {
        var tally: RankTally
        var failed = 0
        var central: [[UInt64]]

        init(vendors: Int, weights: Int, countsPairs: Bool) {
            tally = RankTally(units: vendors, countsPairs: countsPairs)
            central = Array(repeating: Array(repeating: 0, count: weights), count: vendors)
        }

        mutating func run(
            _ draws: Range<Int>, _ graph: FastGraph, _ leaves: FastLeaves, _ source: any WeightSource
        ) throws(ArithmeticError) {
            var evaluation = FastEvaluation(graph, leaves: leaves)
            var ranking = ScoreRanks(units: leaves.vendors)
            var choices = FastChoices(weights: source.published)
            for draw in draws {
                let numbers = source.draw(draw, into: &choices.weights)
                evaluation.evaluate(leaves, choices, keepsParts: source.isOfHeadline && draw > draws.lowerBound)
                guard !evaluation.hasFailed else {
                    failed += 1
                    continue
                }
                ranking.rank(evaluation.scores)
                try tally.add(ranking)
                for vendor in ranking.order {
                    guard ranking.ranks[vendor] == 1 else { break }
                    for (place, number) in numbers.enumerated() {
                        let sum = central[vendor][place].addingReportingOverflow(number)
                        guard !sum.overflow else { throw .overflow }
                        central[vendor][place] = sum.partialValue
                    }
                }
            }
        }

        mutating func add(_ other: Part) throws(ArithmeticError) {
            try tally.add(other.tally)
            failed += other.failed
            for vendor in central.indices {
                for place in central[vendor].indices {
                    let sum = central[vendor][place].addingReportingOverflow(other.central[vendor][place])
                    guard !sum.overflow else { throw .overflow }
                    central[vendor][place] = sum.partialValue
                }
            }
        }
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
