import Testing

@testable import Statistics

@Suite("Outlier treatment")
struct TreatmentTests {
    /// A number printed by R agrees to ten digits.
    private func isNear(_ value: DoubleDouble, _ text: String) -> Bool {
        guard let expected = Double(text) else { return false }
        return (value.high - expected).magnitude <= 1e-10 * max(1, expected.magnitude)
    }

    @Test(
        "Skewness, kurtosis, winsorising and logarithms agree with COINr",
        .enabled(if: Oracles.available, Oracles.absent))
    func vectors() throws {
        let summary = try Oracles.table("../coinr", "fn_treat_summary")
        let values = try Oracles.table("../coinr", "fn_treat_values")
        #expect(summary.rows.count == 7)
        for row in summary.rows {
            let points = values.rows.filter { $0[0] == row[0] && $0[2] != "" }
            let x = try points.map { try Rational(text: $0[2]) }
            #expect(x.count == Int(row[1]))
            #expect(try isNear(skewness(x), row[2]) && isNear(kurtosis(x), row[3]), "\(row)")
            let limits = OutlierTreatment.Limits()
            #expect(try limits.areMet(by: x) == (row[4] == "TRUE"), "\(row)")
            let logarithms = try OutlierTreatment.logarithms(x)
            for (point, logarithm) in zip(points, logarithms) {
                #expect(isNear(DoubleDouble(logarithm), point[4]), "\(point)")
            }
            #expect(try isNear(skewness(logarithms), row[9]), "\(row)")
            let treatment = try OutlierTreatment(of: x)
            #expect(try treatment.values == points.map { try Rational(text: $0[5]) }, "\(row)")
            if row[10] == "TRUE" {
                // COINr fails where winsorising leaves all values equal.
                #expect(treatment.outcome == .beyondTreatment)
                continue
            }
            let winsorised = try Winsorising(of: x, limits: limits).values
            #expect(try winsorised == points.map { try Rational(text: $0[3]) }, "\(row)")
            #expect(treatment.moves.count == Int(row[5]))
            #expect(try isNear(skewness(winsorised), row[6]) && isNear(kurtosis(winsorised), row[7]), "\(row)")
            #expect(try limits.areMet(by: winsorised) == (row[8] == "TRUE"))
        }
    }

    @Test(
        "The treatment of 49 indicators agrees with COINr, point by point",
        .enabled(if: Oracles.available, Oracles.absent))
    func indicators() throws {
        let before = try Oracles.table("../coinr", "ASEM_dset_Imputed")
        let after = try Oracles.table("../coinr", "ASEM_dset_Treated")
        let points = try Oracles.table("../coinr", "ASEM_treated_points")
        let details = try Oracles.table("../coinr", "ASEM_treat_details")
        #expect(details.rows.count == 49)
        for detail in details.rows {
            let x = try before.numbers(detail[0])
            let treatment = try OutlierTreatment(of: x)
            #expect(try treatment.values == after.numbers(detail[0]), "\(detail[0])")
            #expect(try isNear(skewness(x), detail[2]) && isNear(kurtosis(x), detail[3]), "\(detail)")
            #expect((treatment.outcome == .withinLimits) == (detail[1] == "TRUE"), "\(detail)")
            if detail[1] == "FALSE" {
                #expect(treatment.moves.count == Int(detail[4]))
                #expect(try isNear(skewness(treatment.values), detail[6]), "\(detail)")
                #expect(try isNear(kurtosis(treatment.values), detail[7]), "\(detail)")
            }
            let marks = try points.column(detail[0])
            for (index, mark) in marks.enumerated() {
                let isLowered = treatment.moves.contains { $0.index == index && $0.to < $0.from }
                let isRaised = treatment.moves.contains { $0.index == index && $0.to > $0.from }
                #expect(!isLowered || mark == "winhi", "\(detail[0]) \(index)")
                #expect(!isRaised || mark == "winlo", "\(detail[0]) \(index)")
                #expect(isLowered || isRaised || mark == "", "\(detail[0]) \(index)")
            }
        }
    }

    @Test("No more points are moved than allowed, and where that is too few a logarithm is taken")
    func logarithm() throws {
        // 200 values, each about 4 % above the one before: five of them do not change the shape.
        var sizes = [1000]
        while sizes.count < 200 { sizes.append(sizes[sizes.count - 1] * 10_435 / 10_000) }
        let values = sizes.map { Rational($0) }
        let treatment = try OutlierTreatment(of: values)
        #expect(treatment.outcome == .logarithm)
        #expect(treatment.moves.isEmpty)
        #expect(try treatment.values == OutlierTreatment.logarithms(values))
        let tied = [Rational](repeating: 0, count: 60) + (1...4).map { Rational($0) } + [90, 90, 90, 90, 90, 90]
        #expect(try Winsorising(of: tied, limits: .init()).values == tied)
    }

    @Test("Too few or equal values are refused")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 4)) { try OutlierTreatment(of: [1, 2, 3]) }
        #expect(throws: NotAvailable.constant) { try OutlierTreatment(of: [1, 1, 1, 1]) }
        #expect(throws: NotAvailable.tooFew(needed: 3)) { try skewness([1, 2]) }
    }
}
