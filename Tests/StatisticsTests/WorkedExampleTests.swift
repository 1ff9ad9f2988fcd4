import Testing

@testable import Statistics

/// The worked example of COINr: 51 units, 49 indicators, eight groups, two subjects and one index.
private struct WorkedExample {
    /// The indicators and the groups above them: the name, the direction, the weight, and the parent.
    private let parts: [(name: String, direction: Rational, weight: Rational, parent: String)]

    init() throws {
        let table = try Oracles.table("../coinr", "ASEM_iMeta")
        func column(_ name: String) throws -> Int { try #require(table.header.firstIndex(of: name)) }
        let columns = try ["iCode", "Direction", "Weight", "Parent", "Level"].map(column)
        parts = try table.rows.filter { $0[columns[4]] != "" }.map { row in
            (
                row[columns[0]], try Rational(text: row[columns[1]]), try Rational(text: row[columns[2]]),
                row[columns[3]]
            )
        }
    }

    /// The children of a group, with their weights.
    func children(of group: String) -> [(name: String, weight: Rational)] {
        parts.filter { $0.parent == group }.map { ($0.name, $0.weight) }
    }

    /// The names of the indicators, with their directions.
    var indicators: [(name: String, direction: Rational)] {
        parts.prefix(49).map { ($0.name, $0.direction) }
    }

    /// The values of a table by column, nil where blank.
    static func table(_ name: String) throws -> [String: [Rational?]] {
        let table = try Oracles.table("../coinr", name)
        return try Dictionary(
            uniqueKeysWithValues: table.header.dropFirst().map { column in
                (column, try table.column(column).map { $0 == "" ? nil : try Rational(text: $0) })
            })
    }
}

@Suite("COINr's worked example")
struct WorkedExampleTests {
    private func expectNear(_ values: [Rational], _ expected: [Rational?], _ name: String) throws {
        #expect(values.count == expected.count)
        for (value, target) in zip(values, expected) {
            let target = try #require(target)
            #expect((DoubleDouble(value) &- DoubleDouble(target)).high.magnitude < 1e-10, "\(name)")
        }
    }

    @Test("Normalised indicators agree", .enabled(if: Oracles.available, Oracles.absent))
    func normalised() throws {
        let example = try WorkedExample()
        let treated = try WorkedExample.table("ASEM_dset_Treated")
        let cases: [(table: String, rule: any Normalisation, offset: Rational, factor: Rational)] = [
            ("ASEM_norm_minmax", MinMax(), 1, 99), ("ASEM_dset_Normalised", MinMax(), 0, 100),
            ("ASEM_norm_zscore", ZScore(), 0, 1), ("ASEM_norm_rank", RankScore(), 0, 1),
        ]
        for (table, rule, offset, factor) in cases {
            let expected = try WorkedExample.table(table)
            for (name, direction) in example.indicators {
                let values = try #require(treated[name]).map { try #require($0) * direction }
                let results = try rule.values(of: values).map { try offset + Grid.rational($0) * factor }
                try expectNear(results, #require(expected[name]), "\(table) \(name)")
            }
        }
    }

    @Test(
        "Groups, subjects and the index agree, as geometric means of geometric means",
        .enabled(if: Oracles.available, Oracles.absent))
    func aggregated() throws {
        let example = try WorkedExample()
        var columns = try WorkedExample.table("ASEM_norm_minmax")
        let expected = try WorkedExample.table("ASEM_agg_minmax1_100_a_gmean")
        let groups = ["ConEcFin", "Environ", "Instit", "P2P", "Physical", "Political", "Social", "SusEcFin"]
        for group in groups + ["Conn", "Sust", "Index"] {
            let children = example.children(of: group)
            let means = try (0..<51).map { unit in
                let values = try children.map { try #require(columns[$0.name]?[unit]) }
                return try GeometricMean().value(of: values, weights: children.map(\.weight))
            }
            columns[group] = means
            try expectNear(means, #require(expected[group]), group)
        }
    }

    @Test("Correlations of pairs of indicators agree", .enabled(if: Oracles.available, Oracles.absent))
    func correlations() throws {
        let columns = try WorkedExample.table("ASEM_dset_Normalised").mapValues { $0.compactMap { $0 } }
        let ranked = columns.mapValues { ranks(of: $0, ties: .middle) }
        for (kind, data) in [("pearson", columns), ("spearman", ranked)] {
            let rows = try Oracles.table("../coinr", "ASEM_corr_inds_normalised_" + kind).rows
            #expect(rows.count == 2401)
            // Every sixth of them, which meets all indicators, keeps the test short.
            for row in rows.enumerated().filter({ $0.offset.isMultiple(of: 6) }).map(\.element) {
                let (first, second) = (try #require(data[row[0]]), try #require(data[row[1]]))
                let expected = try #require(Double(row[2]))
                #expect(try (pearsonCorrelation(first, second).high - expected).magnitude < 1e-12, "\(kind) \(row)")
            }
        }
    }

    @Test("Cronbach's alpha of all groups agrees", .enabled(if: Oracles.available, Oracles.absent))
    func consistency() throws {
        let example = try WorkedExample()
        let rows = try Oracles.table("../coinr", "ASEM_cronbach").rows
        #expect(rows.count == 28)
        for row in rows {
            let columns = try WorkedExample.table("ASEM_dset_" + row[0])
            let names = row[1] == "ALL49" ? example.indicators.map(\.name) : example.children(of: row[1]).map(\.name)
            let items = try names.map { try #require(columns[$0]) }
            let alpha = try cronbachAlpha(items, missing: .countInPairs)
            let expected = try #require(Double(row[3]))
            #expect((alpha.high - expected).magnitude < 1e-11, "\(row)")
        }
    }
}
