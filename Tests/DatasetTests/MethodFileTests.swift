import Statistics
import Tables
import Testing

@testable import Dataset

@Suite("The method file")
struct MethodFileTests {
    @Test("What is left out stands at its default")
    func defaults() throws {
        let method = try #require(TestMethod.read("").method)
        #expect(method.title == "A method")
        #expect(method.version == "1")
        #expect(method.authors == [])
        #expect(method.summary == nil)
        #expect(method.baseCurrency == "USD")
        #expect(method.consolidation == .parent)
        #expect(method.coderNames == .pseudonyms)
        #expect(method.target == InferenceTarget(.questionnaire))
        #expect(method.decimals == Decimals(report: 1, tables: 6))
        #expect(method.missing == MissingRules(nonresponse: .minimum, unrated: .error))
        #expect(method.scales == [])
        #expect(method.indices == ["involvement"])
        #expect(method.bands == [])
        #expect(method.contracts.weights == ContractRules.Weights())
        #expect(method.contracts.forms == ContractRules.standardForms)
    }

    @Test("Every key is read")
    func everyKey() throws {
        let reading = TestMethod.read(
            """
            version: "2.1"
            authors: [Ada, Grace]
            summary: What it is about.
            base_currency: EUR
            consolidate: none
            coders: named
            target: this questionnaire
            decimals: {report: 2, tables: 9}
            missing: {nonresponse: exclude, unrated: exclude}
            scales: {yes: {y: 1, n: 0}}
            nodes:
              top: {label: The top, aggregate: weighted mean, children: {inner: 2}}
              inner: {aggregate: {power: 3}}
            contracts:
              weights: {roles: 0.5, risk: 0.5}
              roles: {operate: 1}
              risks: {demand: 1}
              bearers: {shared: 0.25}
              term: {full_years: 20}
              value: {zero: 10, full: 1000}
              forms: {om: {certain: [operate], possible: [maintain]}}
              in_force: only
              leave_out: [cancelled]
              rollup: typical
              typical: {scale: 5, unknown_low: 1, unknown_high: 2}
              power: 4
            indices: [top]
            bands: {low: 0, high: 50.5}
            """)
        #expect(reading.diagnostics == [])
        let method = try #require(reading.method)
        #expect(method.version == "2.1")
        #expect(method.authors == ["Ada", "Grace"])
        #expect(method.summary == "What it is about.")
        #expect(method.baseCurrency == "EUR")
        #expect(method.consolidation == .none)
        #expect(method.coderNames == .named)
        #expect(method.decimals == Decimals(report: 2, tables: 9))
        #expect(method.missing == MissingRules(nonresponse: .exclude, unrated: .exclude))
        #expect(method.nodes.map(\.name) == ["top", "inner"])
        #expect(method.nodes[0].label == "The top")
        #expect(method.nodes[1].label == "inner")
        #expect(method.nodes[0].aggregate.name == "weighted mean")
        #expect(method.nodes[0].children.map(\.node) == ["inner"])
        #expect(method.nodes[0].children.map(\.weight) == [2])
        #expect(method.indices == ["top"])
        #expect(method.bands == [Band(name: "low", from: 0), Band(name: "high", from: try Rational(101, over: 2))])
        let rules = method.contracts
        #expect(rules.weights.roles == .percent(50) && rules.weights.term == 0)
        #expect(rules.roles == [.operate: 1])
        #expect(rules.risks == [.demand: 1])
        #expect(rules.bearers == [.vendor: 1, .shared: .percent(25), .public: 0])
        #expect(rules.fullYears == 20)
        #expect(rules.zeroValue == 10 && rules.fullValue == 1000)
        #expect(rules.forms[.om]?.certain == [.operate] && rules.forms[.om]?.possible == [.maintain])
        #expect(rules.forms[.supply]?.possible == [.maintain], "a form that is not stated keeps its default")
        #expect(rules.isInForceOnly)
        #expect(rules.statusesLeftOut == [.cancelled])
        #expect(rules.rollUp == .typical)
        #expect(rules.typicalScale == 5 && rules.unknownValue == 1...2)
        #expect(rules.power == 4)
    }

    @Test("The method that a new dataset starts from has no fault and states the defaults")
    func template() throws {
        let text = String(decoding: PackageResources.method_yaml, as: UTF8.self)
        let reading = MethodFile.read(text, file: "m")
        #expect(reading.diagnostics == [])
        let method = try #require(reading.method)
        let plain = try #require(TestMethod.read("").method)
        #expect(method.decimals == plain.decimals)
        #expect(method.missing == plain.missing)
        #expect(method.contracts.weights == plain.contracts.weights)
        #expect(method.contracts.roles == plain.contracts.roles)
        #expect(method.contracts.risks == plain.contracts.risks)
        #expect(method.contracts.bearers == plain.contracts.bearers)
        #expect(method.contracts.forms == plain.contracts.forms)
        #expect(method.contracts.fullYears == plain.contracts.fullYears)
        #expect(method.contracts.statusesLeftOut == plain.contracts.statusesLeftOut)
        #expect(method.contracts.unknownValue == plain.contracts.unknownValue)
        #expect(method.contracts.typicalScale == plain.contracts.typicalScale)
        #expect(method.contracts.power == plain.contracts.power)
    }

    @Test("The weights of each default sum to 1")
    func defaultsSumToOne() throws {
        let rules = ContractRules()
        #expect(try Rational.sum(Array(rules.roles.values)) == 1)
        #expect(try Rational.sum(Array(rules.risks.values)) == 1)
        let weights = rules.weights
        #expect(try Rational.sum([weights.roles, weights.risk, weights.term, weights.value]) == 1)
    }

    @Test(
        "Each fault is found at its line and column",
        arguments: [
            ("colour: blue", "3:1 method.unknown-key"),
            ("version: []", "3:10 method.not-a-text"),
            ("version: ''", "3:10 method.blank"),
            ("authors: Ada", "3:10 method.not-a-list"),
            ("authors: [Ada, ~]", "3:16 method.blank"),
            ("authors: [\"Ada\\nGrace\"]", "3:11 method.not-a-line"),
            ("base_currency: XYZ", "3:16 method.unknown-currency"),
            ("consolidate: all", "3:14 method.unknown-word"),
            ("coders: hidden", "3:9 method.unknown-word"),
            ("target: everything", "3:9 method.unknown-word"),
            ("decimals: 3", "3:11 method.not-a-mapping"),
            ("decimals: {report: 7}", "3:20 method.not-a-whole-number"),
            ("decimals: {tables: -1}", "3:20 method.not-a-whole-number"),
            ("missing: {nonresponse: error}", "3:24 method.unknown-word"),
            ("missing: {late: minimum}", "3:11 method.unknown-key"),
            ("scales: [a]", "3:9 method.not-a-mapping"),
            ("scales:\n  s: 5", "4:6 method.not-a-mapping"),
            ("scales:\n  s: {a: 1, b: much}", "4:16 method.label-without-points"),
            ("nodes: [a]", "3:8 method.not-a-mapping"),
            ("nodes:\n  a: {}", "4:6 method.missing-key"),
            ("nodes:\n  a: {aggregate: mean, colour: blue}", "4:24 method.unknown-key"),
            ("nodes:\n  a: {aggregate: [mean]}", "4:18 method.unknown-aggregate"),
            ("nodes:\n  a: {aggregate: {power: much}}", "4:26 method.not-a-number"),
            ("nodes:\n  a: {aggregate: mean, label: ' '}", "4:31 method.blank"),
            ("nodes:\n  a: {aggregate: mean, children: b}", "4:34 method.not-a-mapping"),
            ("nodes:\n  a: {aggregate: mean, children: [b]}", "4:35 method.unknown-node"),
            ("nodes:\n  a: {aggregate: mean, children: [a]}", "4:3 method.circle"),
            ("nodes:\n  involvement: {aggregate: mean}", "4:3 method.reserved-name"),
            ("contracts: {weights: {roles: 2}}", "3:22 method.weights-sum"),
            ("contracts: {roles: {operate: 0}}", "3:20 method.weights-sum-to-zero"),
            ("contracts: {roles: {operat: 1}}", "3:21 method.unknown-key"),
            ("contracts: {bearers: {shared: 1.5}}", "3:31 method.out-of-range"),
            ("contracts: {term: {full_years: 0}}", "3:32 method.out-of-range"),
            ("contracts: {value: {zero: 5, full: 5}}", "3:20 method.out-of-range"),
            ("contracts: {value: {zero: 1e3}}", "3:27 method.not-a-number"),
            ("contracts: {forms: {lend: {}}}", "3:21 method.unknown-key"),
            ("contracts: {forms: {om: {certain: operate}}}", "3:35 method.not-a-list"),
            ("contracts: {forms: {om: {certain: [operat]}}}", "3:36 method.unknown-word"),
            ("contracts: {in_force: yes}", "3:23 method.unknown-word"),
            ("contracts: {leave_out: [gone]}", "3:25 method.unknown-word"),
            ("contracts: {rollup: widest}", "3:21 method.unknown-word"),
            ("contracts: {typical: {unknown_low: 9, unknown_high: 8}}", "3:22 method.out-of-range"),
            ("contracts: {power: 0}", "3:20 method.out-of-range"),
            ("indices: involvement", "3:10 method.not-a-list"),
            ("indices: []", "3:10 method.no-indices"),
            ("indices: [a]", "3:11 method.unknown-node"),
            ("indices: [involvement, involvement]", "3:24 method.named-twice"),
            ("bands: {a: 5, b: 5}", "3:18 method.bands-out-of-order"),
            ("bands: {a: low}", "3:12 method.not-a-number"),
        ])
    func faults(rest: String, fault: String) {
        #expect(TestMethod.faults(rest) == [fault])
        #expect(TestMethod.read(rest).method == nil)
    }

    @Test("Columns are counted in characters, also behind letters beyond ASCII")
    func columnsInCharacters() {
        #expect(TestMethod.faults("bands: {é𝄞: 5, b: 5}") == ["3:19 method.bands-out-of-order"])
    }

    @Test("All faults are found at once")
    func many() {
        let faults = TestMethod.faults("colour: blue\nconsolidate: all\nbands: {a: low}\nindices: [b]")
        #expect(faults.count == 4)
    }

    @Test("A graph of many nodes in a chain is walked; one of too many is refused")
    func longChain() {
        func chain(_ count: Int) -> String {
            "nodes:\n"
                + (0..<count).map {
                    "  n\($0): {aggregate: mean, children: [\($0 + 1 < count ? "n\($0 + 1)" : "n0")]}\n"
                }
                .joined()
        }
        #expect(TestMethod.faults(chain(500)) == ["4:3 method.circle"])
        #expect(TestMethod.faults(chain(501)).first == "4:3 method.too-many-nodes")
    }

    @Test("Without 'indices' every node that stands under no other is one, and involvement")
    func impliedIndices() throws {
        let method = try #require(
            TestMethod.read(
                "nodes:\n  a: {aggregate: mean, children: [b]}\n  b: {aggregate: mean}\n  c: {aggregate: mean}"
            ).method)
        #expect(method.indices == ["a", "c", "involvement"])
    }
}
