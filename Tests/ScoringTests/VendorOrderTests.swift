import Dataset
import Scoring
import Statistics
import Testing

/// Ranges of ranks and tests of pairs.
@Suite("Order of vendors")
struct VendorOrderTests {
    private static func order(_ sample: UncertainSample, threads: Int = 1) throws -> IndexUncertainty {
        try #require(try sample.uncertainty(threads: threads).order(of: "transparency").value)
    }

    @Test(
        "six questions answered the other way round: two of the 64 exchanges are as far apart",
        arguments: ["mean", "min"])
    func pair(_ aggregate: String) throws {
        let pairs = try Self.order(.domain(["a": "ffffff", "b": "eeeeee"], aggregate: aggregate)).pairs
        #expect(pairs.count == 1)
        #expect(pairs[0].difference == 100)
        #expect(pairs[0].matchedDifference == .value(100))
        #expect(pairs[0].questions == 6)
        #expect(pairs[0].basis == .exact)
        #expect(pairs[0].p == .value(try Rational(1, over: 32)))
        #expect(pairs[0].probability == 1)
    }

    @Test("a median is compared by counting every exchange")
    func median() throws {
        // a: 100 100 50, median 100; b: 0 0 50, median 0. The medians are as far apart if both of the first two answers are
        // exchanged, or neither, and 0 apart else: 2 of 4 ways.
        let pairs = try Self.order(.domain(["a": "ffp", "b": "eep"], aggregate: "median")).pairs
        #expect(pairs[0].p == .value(try Rational(1, over: 2)))
    }

    @Test("more questions that differ than are counted are drawn, and come near the exact p-value")
    func drawn() throws {
        func pair(_ aggregate: String) throws -> VendorPair {
            var sample = UncertainSample.domain([
                "a": "fff" + "fffefffeffeffeffeeffefefef", "b": "fff" + "eeefeeefeefeefeeffeefefefe",
            ])
            sample.method.nodes = [
                "transparency: {aggregate: mean, children: [one, two]}", "one: {aggregate: \(aggregate)}",
                "two: {aggregate: mean}",
            ]
            sample.under = ["one", "one", "one"] + [String](repeating: "two", count: 26)
            return try Self.order(sample).pairs[0]
        }
        let exact = try pair("mean")
        let drawn = try pair("min")
        #expect(exact.basis == .exact && drawn.basis == .draws)
        #expect(drawn.matchedDifference.value?.fixed(8) == exact.matchedDifference.value?.fixed(8))
        let difference = try #require(drawn.p.value) - #require(exact.p.value)
        #expect(difference.magnitude < (try Rational("0.1")))
    }

    @Test("the questions that apply to one vendor only are left out, and named")
    func dropped() throws {
        let pairs = try Self.order(.domain(["a": "ff-fpe", "b": "eefe-e"])).pairs
        #expect(pairs[0].questions == 4)
        #expect(pairs[0].dropped == ["q3", "q5"])
        // On q1, q2, q4 and q6 a has 100, 100, 100, 0, and b nothing: ±100 three times of eight ways, a quarter of them.
        #expect(pairs[0].matchedDifference == .value(75))
        #expect(pairs[0].p == .value(try Rational(1, over: 4)))
    }

    @Test("p-values are adjusted for all pairs of the index")
    func adjusted() throws {
        let pairs = try Self.order(.domain(["a": "ffffff", "b": "eeeeee", "c": "ffffff"])).pairs
        #expect(pairs.map { "\($0.first)\($0.second)" } == ["ab", "ac", "bc"])
        #expect(pairs.map(\.p.value) == [try Rational(1, over: 32), 1, try Rational(1, over: 32)])
        #expect(pairs.map(\.holm) == [try Rational(3, over: 32), 1, try Rational(3, over: 32)])
        #expect(pairs.map(\.falseDiscovery) == [try Rational(3, over: 64), 1, try Rational(3, over: 64)])
    }

    @Test("vendors far apart are told apart, alike ones never")
    func sets() throws {
        let order = try Self.order(
            .domain([
                "a": "fffffffpffffffff", "b": "ffffpfffffffffff", "c": "epeeeepeeepeeeee", "d": "eeepeeeeeeeeeeep",
            ]))
        #expect(order.vendors.map(\.text) == ["a", "b", "c", "d"])
        #expect(order.simultaneous.map(\.best) == [1, 1, 3, 3])
        #expect(order.simultaneous.map(\.worst) == [2, 2, 4, 4])
        #expect(order.mayBeFirst == ["a", "b"])
        #expect(order.inseparable == [0..<2, 2..<4])
        #expect(order.probabilityAbove[0][2] == 1 && order.probabilityAbove[2][0] == 0)
        #expect(order.probabilityAbove[0][0] == nil)
        for (both, one) in zip(order.simultaneous, order.marginal) {
            #expect(both.best <= one.best && one.worst <= both.worst)
        }
    }

    @Test("one vendor has no order, and the reason is given")
    func alone() throws {
        let order = try UncertainSample.domain(["a": "fpe"]).uncertainty().order(of: "transparency")
        #expect(order.reason == "not available: fewer than two vendors are ranked")
    }

    @Test("threads change nothing, and another vendor leaves the p-values of the others")
    func stability() throws {
        let vendors = ["a": "ffpefpfepf", "b": "eepffeppee", "c": "fpfpfpfpfp"]
        let sample = UncertainSample.domain(vendors, aggregate: "median")
        var more = sample
        more.quarters["2021-Q3"]?["d"] = "fffffffffe"
        let one = try Self.order(sample)
        let three = try Self.order(sample, threads: 3)
        #expect(one.simultaneous == three.simultaneous && one.marginal == three.marginal)
        #expect(one.pairs.map(\.p) == three.pairs.map(\.p))
        #expect(one.probabilityAbove == three.probabilityAbove)
        let old = Set(vendors.keys.map { Identifier($0) })
        let kept = try Self.order(more).pairs.filter { old.contains($0.first) && old.contains($0.second) }
        #expect(kept.map(\.p) == one.pairs.map(\.p))
        #expect(kept.map(\.probability) == one.pairs.map(\.probability))
    }
}
