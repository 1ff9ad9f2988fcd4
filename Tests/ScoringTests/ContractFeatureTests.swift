import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// K, T and V: risk, term and value of one contract.
@Suite("Features of a contract")
struct ContractFeatureTests {
    @Test("a risk counts 1 with the vendor, half when shared, 0 with the public, its part as a number, else anything")
    func bearers() throws {
        let cases: [(String, String, String)] = [
            ("vendor", "1", "1"), ("shared", "0.5", "0.5"), ("public", "0", "0"), ("0.25", "0.25", "0.25"),
            ("", "0", "1"),
            ("contractor", "1", "1"), ("joint", "0.5", "0.5"), ("government", "0", "0"),
        ]
        for (cell, lower, upper) in cases {
            let risk = try Sample.contract(["risk_demand": cell]).contract().involvement.risk
            let (part, isStated) = risk.part(of: .demand)
            #expect(try part == Interval(Rational(lower), Rational(upper)), "\(cell)")
            #expect(isStated == !cell.isEmpty)
        }
    }

    static let weights: [Risk: String] = [
        .design: "0.1", .construction: "0.15", .operation: "0.15", .maintenance: "0.1", .demand: "0.15",
        .finance: "0.15", .legalPolitical: "0.1", .forceMajeure: "0.05", .termination: "0.05",
    ]

    @Test("every risk has the weight of the method's table")
    func riskWeights() throws {
        for risk in Risk.allCases {
            var cells = Dictionary(uniqueKeysWithValues: Risk.allCases.map { ($0.column, "public") })
            cells[risk.column] = "vendor"
            let value = try Sample.contract(cells).contract().involvement.risk.value
            #expect(try value == Interval(exactly: Rational(#require(Self.weights[risk]))), "\(risk)")
        }
    }

    @Test("30 years are 1, more count no more, 4 years are .47, none is 0")
    func term() throws {
        func term(_ years: String) throws -> Interval {
            try Sample.contract(["years": years]).contract().involvement.term.value
        }
        #expect(try term("30") == Interval(exactly: 1))
        #expect(try term("99") == Interval(exactly: 1))
        #expect(try term("4").fixed(2) == "[0.47, 0.47]")
        #expect(try term("0") == Interval(exactly: 0))
        #expect(try term("") == Interval(0, 1))
        #expect(abs(try term("0.5").lower.double() - log(1.5) / log(31)) < 1e-12)
    }

    @Test("a term comes from both dates, by whole years and the days that remain over 365")
    func termOfDates() throws {
        func years(_ starts: String, _ ends: String) throws -> Rational? {
            try Sample.contract(["starts": starts, "ends": ends]).contract().involvement.term.years
        }
        #expect(try years("2017", "2038") == 21)
        #expect(try years("2017-05-04", "2018-05-03") == Rational(364) / 365)
        #expect(try years("2020-02-29", "2021-03-01") == 1 + Rational(1) / 365)
        #expect(try years("2017-05-04", "") == nil)
    }

    @Test("a value of 100,000 is 0, of 1,000,000,000 is 1, between them it is a tenfold a quarter")
    func value() throws {
        func value(_ amount: String) throws -> Interval {
            try Sample.contract(["value": amount, "currency": "USD"]).contract().involvement.value.value
        }
        #expect(try value("100000") == Interval(exactly: 0))
        #expect(try value("3") == Interval(exactly: 0))
        #expect(try value("1000000000") == Interval(exactly: 1))
        #expect(try value("99000000000") == Interval(exactly: 1))
        #expect(try value("1000000").lower.fixed(9) == "0.250000000")
        #expect(try value("10000000").lower.fixed(9) == "0.500000000")
        #expect(try Sample.contract(["years": "1"]).contract().involvement.value.value == Interval(0, 1))
    }

    @Test("the rate is that of the year of signing, else of the start")
    func rateYear() throws {
        let rates = "currency,year,per_unit\nEUR,2017,0.5\nEUR,2019,0.25\n"
        func worth(_ cells: [String: String]) throws -> ValueFeature.Worth {
            try Sample.contract(cells.merging(["value": "1000000", "currency": "EUR"]) { _, new in new }, rates: rates)
                .contract().involvement.value.worth
        }
        #expect(
            try worth(["signed": "2017-06", "starts": "2019"])
                == .known(2_000_000, rate: Rational("0.5"), rateSource: nil))
        #expect(
            try worth(["signed": "", "starts": "2019"]) == .known(4_000_000, rate: Rational("0.25"), rateSource: nil))
        #expect(try worth(["signed": "2018"]) == .noRate(currency: "EUR", year: 2018))
    }

    @Test("a contract of which only the name is known may be anything")
    func nameOnly() throws {
        let involvement = try Sample.contract(["title": "A system"]).contract().involvement
        #expect(involvement.isKnownByNameOnly)
        #expect(involvement.involvement == Interval(0, 100))
        #expect(try involvement.coverage == 0)
    }

    @Test("what the row marks as inferred can be left out: the form widens the roles, the year the value")
    func withoutInference() throws {
        let cells = LetterContractTests.cells.merging(["inferred": "signed: the tender's number", "source": ""]) { $1 }
        let contract = try Sample.contract(cells, rates: LetterContractTests.rates).contract()
        // Without the year of signing there is no rate.
        #expect(contract.withoutInference?.fixed(1) == "[58.8, 94.8]")
        let plain = try Sample.contract(LetterContractTests.cells.merging(["source": ""]) { $1 }).contract()
        #expect(plain.withoutInference == nil)
    }

    @Test("bounds are those of every completion of what is not known", arguments: 0..<12)
    func bruteForce(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let bearings = ["vendor", "shared", "public", "0.3", ""]
        var cells: [String: String] = ["form": ["", "om", "bot", "concession", "lease"].randomElement(using: &random)!]
        cells["roles"] = ["", "operate", "build;!finance", "!operate"].randomElement(using: &random)!
        for risk in Risk.allCases { cells[risk.column] = bearings.randomElement(using: &random)! }
        cells["years"] = ["", "3", "17.5"].randomElement(using: &random)!
        let contract = try Sample.contract(cells).contract().involvement
        var least = Double.infinity
        var most = -Double.infinity
        // Involvement is a sum of features, each at one of its ends.
        let roles = contract.roles.standings.filter {
            $0.standing == .possible && (RoleTests.weights[$0.role] ?? 0) > 0
        }
        let risks = contract.risk.parts.filter { !$0.part.isExact }
        let openTerm = contract.term.value.isExact ? 0 : 1
        let count = roles.count + risks.count + openTerm + 1
        for completion in 0..<(1 << count) {
            func isHigh(_ index: Int) -> Bool { completion >> index & 1 == 1 }
            var total = 0.0
            for (role, standing) in contract.roles.standings {
                let weight = Double(RoleTests.weights[role] ?? 0) / 100
                let open = roles.firstIndex { $0.role == role }
                let held = open.map { isHigh($0) ? 1 : 0 } ?? standing.holding.lower.double()
                total += 40 * weight * held
            }
            for (risk, part, _) in contract.risk.parts {
                let open = risks.firstIndex { $0.risk == risk }
                let borne = open.map { isHigh(roles.count + $0) ? 1 : 0 } ?? part.lower.double()
                total += 30 * Double(Self.weights[risk] ?? "0")! * borne
            }
            let years = cells["years"].flatMap(Double.init)
            let term = years.map { log(1 + $0) / log(31) } ?? (isHigh(roles.count + risks.count) ? 1 : 0)
            total += 15 * term + 15 * (isHigh(count - 1) ? 1 : 0)
            least = min(least, total)
            most = max(most, total)
        }
        #expect(abs(contract.involvement.lower.double() - least) < 1e-9)
        #expect(abs(contract.involvement.upper.double() - most) < 1e-9)
    }
}
