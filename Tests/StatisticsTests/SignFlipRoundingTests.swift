import Testing

@testable import Statistics

/// The paired test on a grid that was made coarser.
@Suite("Sign-flip test on a coarser grid")
struct SignFlipRoundingTests {
    @Test("differences on few steps give the exact probabilities")
    func fits() throws {
        let differences: [Rational] = [3, 1, -2, 4, 0]
        let exact = try SignFlipTest(differences)
        let limited = try SignFlipTest(differences, steps: 100)
        #expect(limited == exact)
        #expect(limited.isExact)
    }

    @Test("two differences of 3 and 1: in half of the four ways the sum is at least 4 away from 0")
    func byHand() throws {
        #expect(try SignFlipTest([3, 1], steps: 10).twoSided == Rational(1, over: 2))
    }

    @Test("too fine a grid gives probabilities that are never too small, and hardly too large", arguments: 0..<3)
    func rounded(_ seed: UInt64) throws {
        let stream = RandomStream(seed: seed, purpose: 5, identifierHash: 1)
        var draws = stream.draws(replicate: 0)
        // Sums of these are told apart by far more than the steps that the exact count may take.
        let differences = try (0..<10).map { _ in
            try Rational(Int128(draws.next() >> 44) - 400_000, over: 1)
        }
        let exact = try SignFlipRoundingTests.counted(differences)
        let rounded = try SignFlipTest(differences, steps: 2_000)
        #expect(!rounded.isExact)
        #expect(rounded.greater >= exact.greater)
        #expect(rounded.less >= exact.less)
        #expect(rounded.twoSided >= exact.twoSided)
        #expect(try rounded.twoSided - exact.twoSided <= Rational(1, over: 20))
    }

    /// Every sum of the differences with either sign.
    private static func counted(
        _ differences: [Rational]
    ) throws -> (greater: Rational, less: Rational, twoSided: Rational) {
        let observed = try Rational.sum(differences)
        var counts = (0, 0, 0)
        for signs in 0..<(1 << differences.count) {
            let sum = try Rational.sum(
                differences.enumerated().map { signs >> $0.offset & 1 == 1 ? -$0.element : $0.element })
            if sum >= observed { counts.0 += 1 }
            if sum <= observed { counts.1 += 1 }
            if sum.magnitude >= observed.magnitude { counts.2 += 1 }
        }
        let all = Rational(1 << differences.count)
        return (try Rational(counts.0) / all, try Rational(counts.1) / all, try Rational(counts.2) / all)
    }
}

/// Which units are above which, from the same draws as the sets.
@Suite("Order of units")
struct RankOrderTests {
    @Test("the pairs found are those that the simultaneous sets count")
    func counts() throws {
        let rows: [[Rational]] = [[9, 8, 9, 10, 9, 8], [5, 6, 5, 4, 5, 6], [5, 5, 6, 4, 5, 5], [1, 0, 1, 0, 2, 1]]
        let estimates = try rows.map { try Rational.sum($0) / 6 }
        let stream = RandomStream(seed: 2, purpose: 6, identifierHash: 4)
        let procedure = try RankSetProcedure(
            estimates: estimates, covariance: try covarianceOfMeans(rows),
            draws: try signMultiplierDraws(rows, replicates: 399, stream: stream))
        let level = try Rational(9, over: 10)
        let order = try procedure.order(level: level)
        let sets = try procedure.simultaneous(level: level)
        for unit in sets.indices {
            #expect(sets[unit].best == 1 + order.count { $0[unit] })
            #expect(sets[unit].worst == rows.count - order[unit].count { $0 })
            #expect(try procedure.marginal(of: unit, level: level) == procedure.marginal(level: level)[unit])
        }
        #expect(order[0][3] && !order[3][0])
        #expect(!order[1][2] && !order[2][1])
    }
}
