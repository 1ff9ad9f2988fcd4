import Dataset
import Scoring
import Statistics
import Testing

/// What COINr says of its example beside the scores.
@Suite("COINr's analyses of its example", .enabled(if: CoinOracle.available, CoinOracle.absent))
struct CoinAnalysisTests {
    private func expect(_ comparison: CoinComparison, _ count: Int, _ what: String) {
        print(
            "\(what): \(comparison.met) of \(comparison.met + comparison.misses.count) of COINr's figures met"
        )
        #expect(comparison.misses.isEmpty, "\(what): \(comparison.misses.prefix(5))")
        #expect(comparison.met == count, "\(what)")
    }

    @Test(
        "a pillar left out gives the same scores",
        arguments: [
            "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin",
        ])
    func withoutPillar(pillar: String) throws {
        let run = try CoinOracle.scored(edits: [("\"\(pillar)\": 1", "\"\(pillar)\": 0")])
        let table = try CoinOracle.table("remove_pillar_scores")
        var comparison = CoinComparison()
        for vendor in run.vendors {
            let index = vendor.node("Index")?.score?.value?.double()
            comparison.compare(
                index, table.units[vendor.vendor.text]?[pillar], "\(vendor.vendor) without \(pillar)")
        }
        expect(comparison, 51, "Without \(pillar)")
    }

    @Test("weights have the same effect on the index")
    func effectiveWeights() throws {
        let run = try CoinOracle.scored { $0.treatsOutliers = false }
        var effects = ["Index": Rational(1)]
        // Parents first, as the method lists them: every node's weight is shared out among what stands under it.
        for rule in run.method.nodes {
            let node = run.graph.nodes[try #require(run.graph.index(of: rule.name))]
            let effect = try #require(effects[rule.name.text])
            let total = try Rational.sum(node.children.map(\.weight))
            for (child, weight) in node.children {
                let name =
                    switch child {
                    case .node(let index): run.graph.nodes[index].rule.name
                    case .leaf(let index): run.rows.questions[index].question
                    }
                effects[name.text] = try effect * weight / total
            }
        }
        var comparison = CoinComparison()
        for row in try CoinOracle.table("effective_weights").rows {
            let code = row["iCode"] ?? ""
            comparison.compare(effects[code]?.double(), row["EffWeight"], code)
        }
        expect(comparison, 60, "Effective weights")
    }

    /// The values of some questions, or nodes, of all vendors.
    private func values(_ run: ScoredPeriod, _ names: [Identifier]) -> [[Rational?]] {
        names.map { name in
            run.vendors.map { vendor in
                vendor.node(name)?.score?.value ?? vendor.answers.whole.first { $0.question == name }?.value
            }
        }
    }

    @Test("indicators correlate alike", arguments: ["pearson", "spearman"])
    func correlations(kind: String) throws {
        let run = try CoinOracle.scored()
        let questions = run.rows.questions.map(\.question)
        var columns = values(run, questions).map { column in column.compactMap { $0 } }
        if kind == "spearman" {
            // Two ties of one indicator are made and parted by rounding (see the test of ranks), so that ranks are taken of
            // the values that COINr ranked.
            let table = try CoinOracle.table("dset_Normalised")
            columns = try questions.map { question in
                try run.vendors.map { vendor in
                    try Rational(
                        exactly: #require(table.units[vendor.vendor.text]?[question.text].flatMap(Double.init)))
                }
            }
        }
        let place = Dictionary(
            uniqueKeysWithValues: questions.enumerated().map { ($0.element.text, $0.offset) })
        var comparison = CoinComparison()
        var known: [[Int]: Double] = [:]
        for row in try CoinOracle.table("corr_inds_normalised_" + kind).rows {
            let pair = [row["Var1"], row["Var2"]].compactMap { place[$0 ?? ""] }.sorted()
            try #require(pair.count == 2)
            let (first, second) = (columns[pair[0]], columns[pair[1]])
            let correlation =
                try known[pair]
                ?? (kind == "pearson"
                ? pearsonCorrelation(first, second) : spearmanCorrelation(first, second)).high
            known[pair] = correlation
            comparison.compare(correlation, row["Correlation"], "\(row)")
        }
        expect(comparison, 49 * 49, kind)
    }

    @Test("Cronbach's alpha is the same of raw, treated, normalised and aggregated data")
    func cronbach() throws {
        let raw = try CoinOracle.scored { options in
            (options.denominates, options.imputation, options.group) = (false, nil, nil)
            (options.treatsOutliers, options.normalisation) = (false, .none)
        }
        let treated = try CoinOracle.scored { $0.normalisation = .none }
        let normalised = try CoinOracle.scored()
        let runs = ["Raw": raw, "Treated": treated, "Normalised": normalised, "Aggregated": normalised]
        var comparison = CoinComparison()
        for row in try CoinOracle.table("cronbach").rows {
            let set = try #require(row["dset"])
            let group = Identifier(try #require(row["group"]))
            let run = try #require(runs[set])
            let rows = run.rows.questions
            var names = rows.filter { $0.under.contains(group) }.map(\.question)
            if group == "ALL49" { names = rows.map(\.question) }
            if set == "Aggregated" { names = run.method.node(group)?.children.map(\.node) ?? [] }
            // In its own unit COINr does not turn round what is reversed.
            let turned = Set(
                set == "Raw" || set == "Treated" ? rows.filter(\.isReversed).map(\.question) : [])
            let items = zip(names, values(run, names)).map { name, column in
                turned.contains(name) ? column.map { $0.map { -$0 } } : column
            }
            let alpha = try cronbachAlpha(items, missing: .countInPairs)
            comparison.compare(alpha.high, row["alpha"], "\(row)")
        }
        expect(comparison, 28, "Cronbach's alpha")
    }

    @Test("the same part of the data is there, and the same part of it is zero")
    func availability() throws {
        let run = try CoinOracle.scored { options in
            (options.denominates, options.imputation, options.group) = (false, nil, nil)
            (options.treatsOutliers, options.normalisation) = (false, .none)
        }
        let table = try CoinOracle.table("data_avail_raw")
        var comparison = CoinComparison()
        for vendor in run.vendors {
            let leaves = vendor.answers.whole
            let missing = leaves.count { $0.status == .unrated }
            let zero = leaves.count { $0.value == 0 }
            let figures: [String: Double] = [
                "N_missing": Double(missing), "N_zero": Double(zero),
                "N_miss_or_zero": Double(missing + zero),
                "Dat_Avail": Double(leaves.count - missing) / Double(leaves.count),
                "Non_Zero": Double(leaves.count - zero - missing) / Double(leaves.count - missing),
            ]
            for column in table.columns {
                comparison.compare(
                    figures[column], table.units[vendor.vendor.text]?[column], "\(vendor.vendor) \(column)")
            }
        }
        expect(comparison, 51 * 5, "Data availability")
    }
}
