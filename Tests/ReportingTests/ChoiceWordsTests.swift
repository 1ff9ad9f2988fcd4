import Scoring
import Statistics
import Testing

@testable import Reporting

@Suite("What the report says of choices")
struct ChoiceWordsTests {
    @Test("It says that pairs of vendors are left out where they are, and else nothing")
    func pairs() throws {
        func analysis(_ vendors: Int, countsPairs: Bool) throws -> WeightAcceptability {
            let node = FastGraph.Node(aggregate: .weightedMean, children: [.leaf(0), .leaf(1)])
            let graph = try #require(FastGraph(nodes: [node], headline: 0))
            let columns = [(0..<vendors).map { Double($0) as Double? }, (0..<vendors).map { Double(-$0) as Double? }]
            let source = AnyWeights(
                published: [1, 1], places: [0, 1], isOfHeadline: true, seed: 1, identifier: "index")
            return try WeightAcceptability(
                graph, FastLeaves(columns: columns), draws: 3, countsPairs: countsPairs, threads: 2, weights: source)
        }
        let sentence = try #require(ChoiceWords.withoutPairs([try analysis(201, countsPairs: false)]))
        #expect("\(sentence)".contains("for up to 200 vendors, and here are 201"))
        #expect("\(sentence)".contains("tables/weight"))
        #expect(try ChoiceWords.withoutPairs([analysis(7, countsPairs: true)]) == nil)
        #expect(ChoiceWords.withoutPairs([]) == nil)
    }
}
