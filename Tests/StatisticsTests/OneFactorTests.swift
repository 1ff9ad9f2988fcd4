import Testing

@testable import Statistics

@Suite("One common factor")
struct OneFactorTests {
    @Test(
        "Omega, loadings, uniquenesses and likelihood agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rows = try Oracles.expectations("reliability", "expected_omega")
        #expect(rows.count == 18)
        for row in rows {
            let table = try Oracles.table("reliability", row.subject)
            let items = try table.header.dropFirst().map { try table.numbers($0) }
            let model = try OneFactorModel(items)
            let item = (Int(row.key.dropFirst()) ?? 1) - 1
            switch row.quantity {
            case "omega_total_1factor_ML": row.check { try DoubleDouble(model.omega) }
            case "cfa_loading": row.check { try DoubleDouble(model.loadings[item]) }
            case "cfa_uniqueness": row.check { try DoubleDouble(model.uniquenesses[item]) }
            case "cfa_loglik": row.check { try Self.logLikelihood(model, items) }
            default: Issue.record("\(row) is not compared")
            }
        }
    }

    /// −n/2 (k ln 2π + ln |Σ| + tr(S Σ⁻¹)) with Σ = λ λᵀ + diag θ.
    private static func logLikelihood(_ model: OneFactorModel, _ items: [[Rational]]) throws -> DoubleDouble {
        let count = items[0].count
        let scaled = zip(model.loadings, model.uniquenesses).map { $0 / $1 }
        let precision = 1 + zip(model.loadings, scaled).reduce(0) { $0 + $1.0 * $1.1 }
        var trace = 0.0
        let columns = items.map { item in item.map { $0.double() } }
        let means = columns.map { $0.reduce(0, +) / Double(count) }
        for first in items.indices {
            for second in items.indices {
                let covariance =
                    zip(columns[first], columns[second])
                    .reduce(0) { $0 + ($1.0 - means[first]) * ($1.1 - means[second]) } / Double(count)
                let own = first == second ? 1 / model.uniquenesses[first] : 0
                trace += covariance * (own - scaled[first] * scaled[second] / precision)
            }
        }
        var logarithm = try DoubleDouble.log(DoubleDouble(precision))
        for uniqueness in model.uniquenesses { logarithm = try logarithm + .log(DoubleDouble(uniqueness)) }
        let twicePi = try DoubleDouble.log(DoubleDouble(2 * Double.pi)) * DoubleDouble(Double(items.count))
        return try (twicePi + logarithm + DoubleDouble(trace)) * DoubleDouble(-Double(count) / 2)
    }

    @Test("Items that can't be one factor and its rest are refused with a reason")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 3)) { try OneFactorModel([[1, 2, 3], [1, 3, 2]]) }
        #expect(throws: NotAvailable.constant) { try OneFactorModel([[1, 2, 3], [1, 3, 2], [5, 5, 5]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try OneFactorModel([[1, 2, 3], [1, 3], [5, 5, 4]])
        }
        // The first item is the sum of the two others: nothing is left as its own.
        let first: [Rational] = [0, 1, 2, 3, 4, 5, 6, 7]
        let second: [Rational] = [1, 0, 3, 2, 5, 4, 7, 6]
        let sum = try zip(first, second).map { try $0 + $1 }
        #expect(throws: NotAvailable.infeasible) { try OneFactorModel([sum, first, second]) }
    }
}
