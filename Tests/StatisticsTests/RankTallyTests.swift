import Testing

@testable import Statistics

@Suite("Ranks over many runs")
struct RankTallyTests {
    @Test("Ranks are competition ranks, equal but for their last bits or not there", arguments: [5, 200])
    func ranks(_ count: Int) {
        var ranking = ScoreRanks(units: count)
        var scores = (0..<count).map { Double($0 * 7919 % count) / 3 }
        scores[1] = .nan
        scores[2] = scores[0] + 1e-15
        ranking.rank(scores)
        for unit in 0..<count where unit != 1 {
            let above = (0..<count).count { $0 != 1 && scores[$0] > scores[unit] + 1e-9 }
            #expect(ranking.ranks[unit] == 1 + above)
        }
        #expect(ranking.ranks[1] == 0 && ranking.ranks[2] == ranking.ranks[0])
        #expect(ranking.order.count == count - 1)
        ranking.rank([Double](repeating: -3, count: count))
        #expect(ranking.ranks.allSatisfy { $0 == 1 })
        ranking.rank([-1, 1, -2] + [Double](repeating: 0, count: count - 3))
        #expect(ranking.ranks[1] == 1 && ranking.ranks[0] == count - 1 && ranking.ranks[2] == count)
    }

    @Test("A tally agrees with the exact analysis of acceptability")
    func acceptability() throws {
        let units: [[Rational]] = [[3, 1, 2], [1, 3, 2], [2, 2, 2], [0, 4, 1]]
        let stream = RandomStream(seed: 5, purpose: 6, identifierHash: 7)
        var sets: [[Rational]] = []
        var (first, second) = (RankTally(units: 4, countsPairs: true), RankTally(units: 4, countsPairs: true))
        var ranking = ScoreRanks(units: 4)
        for replicate in 0..<300 {
            var draws = stream.draws(replicate: UInt64(replicate))
            let set = try uniformWeights(count: 3, draws: &draws)
            sets.append(set)
            ranking.rank(try units.map { try Rational.weightedSum($0, weights: set).double() })
            if replicate < 100 { try first.add(ranking) } else { try second.add(ranking) }
        }
        try first.add(second)
        let exact = try AcceptabilityAnalysis(units: units, weights: sets)
        #expect(first.runs == 300)
        for unit in 0..<4 {
            #expect((1...4).map { first.count(of: unit, at: $0) } == exact.rankCounts[unit])
            #expect(try first.expectedRank(unit) == exact.expectedRank(unit))
            for other in 0..<4 where other != unit {
                #expect(first.wins(of: unit, over: other) == exact.wins[unit][other])
            }
        }
    }

    @Test("A batch counts what the same runs count one by one, with units that have no rank")
    func batches() throws {
        var (single, batched) = (RankTally(units: 90, countsPairs: false), RankTally(units: 90, countsPairs: false))
        var ranking = ScoreRanks(units: 90)
        var batch = RankBatch(units: 90)
        var draws = RandomStream(seed: 1, purpose: 3, identifierHash: 2).draws(replicate: 0)
        for run in 0..<RankBatch.capacity + 40 {
            ranking.rank((0..<90).map { ($0 + run) % 11 == 0 ? .nan : Double(draws.next() >> 58) })
            try single.add(ranking)
            if batch.isFull {
                #expect(throws: ArithmeticError.outOfDomain) { try batch.add(ranking) }
                try batched.add(batch)
                batch.removeAll()
            }
            try batch.add(ranking)
        }
        try batched.add(batch)
        #expect(single == batched && single.runs == RankBatch.capacity + 40)
        var other = RankTally(units: 4, countsPairs: false)
        #expect(throws: ArithmeticError.outOfDomain) { try other.add(batch) }
    }

    @Test("A quantile of ranks is one that occurs, and what is not there has its reason")
    func quantiles() throws {
        var tally = RankTally(units: 2, countsPairs: false)
        for run in 0..<20 { try tally.add(ranks: run < 19 ? [1, 2] : [2, 1]) }
        #expect(try tally.rank(Rational(19, over: 20), of: 0) == 1)
        #expect(try tally.rank(Rational(24, over: 25), of: 0) == 2)
        #expect(tally.wins(of: 0, over: 1) == nil && tally.count(of: 7, at: 1) == 0)
        let empty = RankTally(units: 1, countsPairs: false)
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try empty.expectedRank(0) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try tally.rank(0, of: 0) }
        #expect(throws: ArithmeticError.outOfDomain) { try tally.add(ranks: [1]) }
        #expect(throws: ArithmeticError.outOfDomain) { try tally.add(empty) }
    }

    @Test("Logarithms and exponentials agree with the exact ones")
    func elementary() throws {
        for step in 0..<200 {
            let x = 0.001 * Double(step * step * step) + 1e-9 * Double(step + 1)
            let logarithm = fastLogarithm(SIMD8(repeating: x))[3]
            let exact = try DoubleDouble.log(DoubleDouble(x)).high
            #expect((logarithm - exact).magnitude <= 4e-16 * max(1, exact.magnitude))
            let power = Double(step) * 0.7 - 70
            let grown = fastExponential(SIMD8(repeating: power))[5]
            let expected = try DoubleDouble.exp(DoubleDouble(power)).high
            #expect((grown / expected - 1).magnitude <= 4e-16)
        }
    }

    @Test("The analysis in floating point agrees with that in double-double numbers, and several results add up")
    func sobol() throws {
        let points = try SobolSequence(dimensions: 6).points(128)
        func results(_ model: ([Double]) -> Double) -> SobolAnalysis.Results {
            SobolAnalysis.Results(
                a: points.map { model(Array($0.prefix(3))) }, b: points.map { model(Array($0.suffix(3))) },
                mixed: (0..<3).map { factor in
                    points.map { point in
                        var row = Array(point.prefix(3))
                        row[factor] = point[3 + factor]
                        return model(row)
                    }
                })
        }
        let one = results { $0[0] + 2 * $0[1] * $0[2] + 5 }
        let exact = try SobolIndices(
            a: one.a.map { try Rational(exactly: $0) }, b: one.b.map { try Rational(exactly: $0) },
            mixed: one.mixed.map { try $0.map { try Rational(exactly: $0) } })
        let fast = try SobolAnalysis([one])
        #expect((fast.variance - exact.variance.high).magnitude < 1e-12)
        for factor in 0..<3 {
            #expect((fast.indices[factor].firstOrder - exact.firstOrder[factor].high).magnitude < 1e-12)
            #expect((fast.indices[factor].firstOrderJansen - exact.firstOrderJansen[factor].high).magnitude < 1e-12)
            #expect((fast.indices[factor].total - exact.total[factor].high).magnitude < 1e-12)
        }
        let other = results { 3 * $0[0] * $0[0] }
        let (second, both) = (try SobolAnalysis([other]), try SobolAnalysis([one, other]))
        #expect((both.variance - fast.variance - second.variance).magnitude < 1e-12)
        let joint = fast.indices[0].total * fast.variance + second.indices[0].total * second.variance
        #expect((both.indices[0].total * both.variance - joint).magnitude < 1e-12)
        let resamples = (0..<50).compactMap { replicate in
            var draws = RandomStream(seed: 1, purpose: 2, identifierHash: 3).draws(replicate: UInt64(replicate))
            return fast.resampled(&draws)
        }
        let errors = try SobolAnalysis.standardErrors(resamples)
        #expect(errors[0].total > 0.001 && errors[0].total < 0.2)
    }

    @Test("A run that failed is left out of the analysis, and counted")
    func failures() throws {
        let whole = SobolAnalysis.Results(a: [1, 2, 3, 9], b: [4, 1, 2, 8], mixed: [[4, 2, 1, 9]])
        var broken = whole
        broken.mixed[0][3] = .nan
        let kept = SobolAnalysis.Results(a: [1, 2, 3], b: [4, 1, 2], mixed: [[4, 2, 1]])
        let (analysis, expected) = (try SobolAnalysis([broken]), try SobolAnalysis([kept]))
        #expect(analysis.rows == 3 && analysis.indices == expected.indices)
        #expect(throws: NotAvailable.constant) {
            try SobolAnalysis([SobolAnalysis.Results(a: [1, 1], b: [1, 1], mixed: [[1, 1]])])
        }
        #expect(throws: NotAvailable.tooFew(needed: 2)) {
            try SobolAnalysis([SobolAnalysis.Results(a: [1], b: [2], mixed: [])])
        }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try SobolAnalysis([SobolAnalysis.Results(a: [1], b: [1, 2], mixed: [])])
        }
    }
}
