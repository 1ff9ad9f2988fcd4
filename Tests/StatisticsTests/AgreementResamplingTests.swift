import Testing

@testable import Statistics

@Suite("Agreement of resampled units")
struct AgreementResamplingTests {
    private let stream = RandomStream(seed: 7, purpose: 1, identifierHash: 3)
    private let metrics: [DifferenceMetric] = [.nominal, .ordinal, .interval, .ratio]

    /// Codes of three coders, some missing, that repeat a few patterns.
    private func sample(_ count: Int) throws -> CodedUnits {
        var draws = RandomStream(seed: 1, purpose: 2, identifierHash: 3).draws(replicate: 0)
        let codes = try (0..<count).map { _ in
            let level = draws.index(below: 4) ?? 0
            return try (0..<3).map { _ -> Rational? in
                let kind = draws.index(below: 8) ?? 0
                return kind == 0 ? nil : try Rational(Int128(kind == 1 ? (level + 1) % 4 : level) + 1, over: 4)
            }
        }
        return try CodedUnits(codes)
    }

    @Test("A replicate is exactly the figure of the units drawn, and depends on its number alone")
    func exact() throws {
        let units = try sample(40)
        let resampling = AgreementResampling(units)
        let figures = metrics.map { AgreementResampling.Figure.alpha($0) } + [.percentAgreement]
        let all = resampling.replicates(0..<30, of: figures, stream: stream)
        for replicate in [0, 7, 29] {
            var draws = stream.draws(replicate: UInt64(replicate))
            let positions = (0..<units.count).compactMap { _ in draws.index(below: units.count) }
            let drawn = try CodedUnits(positions.map { units.codes[$0] })
            for (index, metric) in metrics.enumerated() {
                #expect(try all[index][replicate]?.exactly() == drawn.krippendorffAlpha(metric))
                #expect(try units.alphaReplicates(metric, draws: [positions]) == [drawn.krippendorffAlpha(metric)])
            }
            #expect(try all[4][replicate]?.exactly() == drawn.percentAgreement())
        }
        let later = resampling.replicates(20..<30, of: [.alpha(.ordinal)], stream: stream)
        #expect(later[0] == Array(all[1][20...]))
    }

    @Test("The ends of an interval are order statistics of what is available; the rest is counted")
    func interval() throws {
        let replicates = (1...41).map { number -> AgreementReplicate? in
            number > 39 ? nil : AgreementReplicate(Int128((number * 7) % 40), over: 40)
        }
        let interval = try ResampledAgreement(replicates, level: fraction("9/10"))
        #expect(try interval.lower == fraction("2/40") && interval.upper == fraction("38/40"))
        #expect(interval.counted == 39 && interval.undefined == 2)
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try ResampledAgreement([nil], level: fraction("9/10")) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try ResampledAgreement(replicates, level: 1) }
        // Of two units that agree on the same value nothing can be said.
        let units = try CodedUnits([[1, 1], [2, 2], [1, 2]])
        let all = AgreementResampling(units).replicates(0..<99, of: [.alpha(.nominal)], stream: stream)
        #expect(try ResampledAgreement(all[0], level: fraction("9/10")).undefined > 0)
    }

    @Test("The jackknife over groups of one unit is that over units; larger groups are left out whole")
    func groups() throws {
        let units = try sample(24)
        let alone = try units.alphaJackknife(.ordinal)
        #expect(try alone == units.alphaJackknife(.ordinal, groups: (0..<24).map { 3 * $0 }))
        let clustered = try units.alphaJackknife(.ordinal, groups: (0..<24).map { $0 / 6 })
        #expect(clustered.units == 4 && clustered.alpha == alone.alpha)
        let without = try (0..<4).map { group in
            try CodedUnits((0..<24).filter { $0 / 6 != group }.map { units.codes[$0] }).krippendorffAlpha(.ordinal)
        }
        let values = without.map { $0.double() }
        let mean = values.reduce(0, +) / 4
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 3 / 4
        #expect((clustered.standardError.high - squares.squareRoot()).magnitude < 1e-12)
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try units.alphaJackknife(.ordinal, groups: [1]) }
        #expect(throws: NotAvailable.tooFew(needed: 2)) {
            try units.alphaJackknife(.ordinal, groups: [Int](repeating: 1, count: 24))
        }
    }

    @Test("Values on too fine a grid for whole numbers still give α")
    func fineGrid() throws {
        let fine = try Rational(1, over: 1_000_000_007)
        let units = try CodedUnits([[1, 1], [2, 2], [1, fine], [fine, fine]])
        let coarse = try units.krippendorffAlpha(.interval)
        #expect(coarse > 0 && coarse < 1)
        let all = AgreementResampling(units).replicates(0..<20, of: [.alpha(.interval)], stream: stream)
        #expect(all[0].contains { $0 != nil })
    }
}
