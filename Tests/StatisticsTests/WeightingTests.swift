import Testing

@testable import Statistics

@Suite("Weights")
struct WeightingTests {
    /// The criteria of a table: its columns but the first.
    private func criteria(_ topic: String, _ name: String) throws -> [[Rational]] {
        let table = try Oracles.table(topic, name)
        return try table.header.dropFirst().map { try table.numbers($0) }
    }

    @Test("Computed weights agree with the oracle, every row of it", .enabled(if: Oracles.available, Oracles.absent))
    func oracle() throws {
        let rules: [String: any Weighting] = [
            "w_entropy": EntropyWeights(), "w_critic": CriticWeights(), "w_std": StandardDeviationWeights(),
            "w_variance_minmax": VarianceWeights(), "w_gini": GiniWeights(),
            "w_pca_pc1_sq": PrincipalComponentWeights(),
        ]
        let rows = try Oracles.expectations("weights")
        #expect(rows.count == 136)
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            let criteria = try criteria("weights", name)
            let component = try PrincipalComponent(of: criteria)
            for row in group {
                let digits = row.key.filter(\.isNumber)
                let item = try #require(Int(digits), "\(row)") - 1
                switch row.quantity {
                case "pca_eigenvalue": row.check { component.eigenvalues[item] }
                case "pca_pc1_vector": row.check { component.loadings[item] }
                default:
                    let rule = try #require(rules[row.quantity], "\(row)")
                    row.check { try rule.shares(of: criteria)[item] }
                    let rounded = try rule.weights(of: criteria)[item]
                    #expect(try rounded == Grid.rational(row.value()), "\(row)")
                }
            }
        }
    }

    @Test(
        "Scores with the benefit of the doubt agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent))
    func benefitOfTheDoubtOracle() throws {
        let rows = try Oracles.expectations("bod")
        #expect(rows.count == 56)
        let limits = try Rational.decimal("0.10")...Rational.decimal("0.60")
        for (name, group) in Dictionary(grouping: rows, by: \.subject) {
            let table = try Oracles.table("bod", name)
            let units = try table.rows.map { try $0.dropFirst().map { try Rational.decimal($0) } }
            let free = try benefitOfTheDoubt(units)
            let limited = try benefitOfTheDoubt(units, shares: limits)
            for row in group {
                let unit = try #require(table.rows.firstIndex { $0[0] == row.key })
                row.check { (row.quantity == "bod_score" ? free : limited)[unit] }
            }
        }
    }

    @Test("Zeros, equal values and limits that cannot be met have their results or reasons")
    func edges() throws {
        #expect(try benefitOfTheDoubt([[0, 4], [0, 1]]) == [1, fraction("1/4")])
        #expect(try benefitOfTheDoubt([[0, 0], [1, 1]]) == [0, 1])
        let third = try fraction("1/3")
        #expect(try benefitOfTheDoubt([[0, 4], [3, 1]], shares: third...third.reciprocal())[0] == 0)
        #expect(throws: NotAvailable.infeasible) { try benefitOfTheDoubt([[1, 1, 1]], shares: 0...fraction("1/4")) }
        #expect(throws: NotAvailable.infeasible) { try benefitOfTheDoubt([[1, 1]], shares: fraction("2/3")...1) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try benefitOfTheDoubt([[1, -1]]) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try benefitOfTheDoubt([]) }
        #expect(try EntropyWeights().weights(of: [[1, 1], [1, 3]]) == [0, 1])
        #expect(throws: NotAvailable.constant) { try EntropyWeights().weights(of: [[1, 1], [2, 2]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try EntropyWeights().weights(of: [[1, -1]]) }
        #expect(throws: NotAvailable.constant) { try CriticWeights().weights(of: [[1, 1], [1, 2]]) }
        #expect(throws: NotAvailable.notUnique) {
            try PrincipalComponentWeights().weights(of: [[1, 1, 0, 0], [1, 0, 1, 0]])
        }
        #expect(
            try PrincipalComponentWeights().weights(of: [[1, 2, 3], [3, 2, 1]]) == [fraction("1/2"), fraction("1/2")])
        #expect(try EqualWeights().weights(of: [[1], [2]]) == [fraction("1/2"), fraction("1/2")])
        for rule in Weightings.all {
            #expect(throws: NotAvailable.tooFew(needed: 1)) { try rule.weights(of: []) }
        }
        #expect(Set(Weightings.all.map(\.name)).count == Weightings.all.count)
    }

    @Test("Experts must divide the same budget")
    func budget() throws {
        #expect(try budgetAllocation([[60, 40], [20, 80]]) == [fraction("2/5"), fraction("3/5")])
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try budgetAllocation([[60, 40], [20, 90]]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try budgetAllocation([[0, 0]]) }
        #expect(throws: NotAvailable.tooFew(needed: 1)) { try budgetAllocation([]) }
    }
}
