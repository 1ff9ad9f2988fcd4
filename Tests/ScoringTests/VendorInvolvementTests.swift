import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// Contracts rolled up to a vendor.
@Suite("Involvement of a vendor")
struct VendorInvolvementTests {
    static func involvement(
        _ rows: [[String: String]], contracts: [String] = [], vendors: String = "vendor,name\nv,V\nw,W\n"
    ) throws -> VendorInvolvement {
        var sample = Sample()
        sample.files["vendors"] = vendors
        sample.files["contracts"] = Sample.table(
            rows.map {
                ["vendor": "v", "signed": "2020", "currency": $0["value"] == nil ? "" : "USD"].merging($0) { $1 }
            })
        sample.method.contracts = contracts
        return try sample.vendor().involvement
    }

    /// A contract all of whose features are settled but for what `cells` leaves open.
    static func settled(_ contract: String, _ cells: [String: String]) -> [String: String] {
        var row = [
            "contract": contract, "years": "4", "value": "1000000", "form": "supply", "roles": "supply;!maintain",
        ]
        for risk in Risk.allCases { row[risk.column] = "public" }
        return row.merging(cells) { $1 }
    }

    @Test("deepest takes the largest lower and the largest upper, and names the contract with the largest lower")
    func deepest() throws {
        let involvement = try Self.involvement([
            Self.settled("a", ["roles": "operate;maintain;supply"]), Self.settled("b", ["roles": "supply"]),
            ["contract": "name-only"],
        ])
        #expect(involvement.deepestContract?.row.contract == "a")
        #expect(involvement.deepest.lower == involvement.contracts[0].involvement.involvement.lower)
        #expect(involvement.deepest.upper == 100)
        #expect(involvement.nameOnly == 1)
    }

    @Test("among equals the first contract by its identifier is named")
    func equals() throws {
        let involvement = try Self.involvement([Self.settled("b", [:]), Self.settled("a", [:])])
        #expect(involvement.deepestContract?.row.contract == "a")
    }

    @Test("a contract that does not count is in no measure")
    func leftOut() throws {
        let one = try Self.involvement([Self.settled("a", [:])])
        let two = try Self.involvement([
            Self.settled("a", [:]),
            Self.settled("b", ["roles": "operate", "status": "cancelled", "value": "900000000"]),
        ])
        #expect(two.deepest == one.deepest)
        #expect(two.typical == one.typical)
        #expect(two.power == one.power)
        #expect(two.exposure.money == one.exposure.money)
        #expect(two.dominant == nil)
    }

    @Test("typical is the mean weighted by share × ln(1 + value / 1,000,000)")
    func typical() throws {
        let involvement = try Self.involvement([
            Self.settled("a", ["roles": "operate;supply", "value": "1000000"]),
            Self.settled("b", ["roles": "supply", "value": "7000000"]),
        ])
        let points = involvement.contracts.map { $0.involvement.involvement }
        // The form leaves maintaining open.
        let lower = (log(2.0) * points[0].lower.double() + log(8.0) * points[1].lower.double()) / (log(2.0) + log(8.0))
        #expect(abs(try #require(involvement.typical).lower.double() - lower) < 1e-9)
    }

    @Test("power lies between typical and deepest, and with the exponent 1 it is typical")
    func power() throws {
        let rows = [
            Self.settled("a", ["roles": "operate;supply"]), Self.settled("b", ["roles": "supply", "value": "7000000"]),
        ]
        let involvement = try Self.involvement(rows)
        let (typical, power) = (try #require(involvement.typical), try #require(involvement.power))
        #expect(typical.lower < power.lower)
        #expect(power.lower < involvement.deepest.lower)
        #expect(power.upper < involvement.deepest.upper)
        let plain = try #require(try Self.involvement(rows, contracts: ["power: 1"]).power)
        #expect(abs(plain.lower.double() - typical.lower.double()) < 1e-9)
        #expect(abs(plain.upper.double() - typical.upper.double()) < 1e-9)
    }

    @Test("exposure is share × value × involvement / 100, at least, and contract-years")
    func exposure() throws {
        let involvement = try Self.involvement([
            Self.settled("a", ["value": "4000000", "share": "0.25"]), ["contract": "b", "roles": "operate"],
        ])
        let points = involvement.contracts[0].involvement.involvement.lower
        #expect(try involvement.exposure.money == Interval(exactly: Grid.rational(1_000_000 * points / 100)))
        #expect(try involvement.exposure.years == Interval(exactly: Grid.rational(4 * points / 100)))
        #expect(involvement.exposure.unknownValues == 1)
        #expect(involvement.exposure.unknownTerms == 1)
    }

    @Test("a contract with more than half of the known value is named, exactly half is not")
    func dominant() throws {
        func dominant(_ values: [String]) throws -> Identifier? {
            try Self.involvement(values.enumerated().map { Self.settled("c\($0)", ["value": $1]) }).dominant?.row
                .contract
        }
        #expect(try dominant(["1000000", "3000000", "1999999"]) == "c1")
        #expect(try dominant(["1000000", "2000000", "1000000"]) == nil)
        #expect(try dominant(["5000000"]) == nil)
        #expect(try dominant(["5000000", ""]) == nil)
    }

    @Test("the headline is the measure that the method names")
    func headline() throws {
        let rows = [Self.settled("a", ["roles": "operate;supply"]), Self.settled("b", [:])]
        for (name, measure) in [
            ("deepest", \VendorInvolvement.deepest as KeyPath<VendorInvolvement, Interval>),
            ("exposure", \.exposure.money),
        ] {
            let involvement = try Self.involvement(rows, contracts: ["rollup: \(name)"])
            let rollUp = try #require(ContractRules.RollUp(rawValue: name))
            #expect(involvement.headline(rollUp) == involvement[keyPath: measure])
        }
        let involvement = try Self.involvement(rows)
        #expect(involvement.headline(.typical) == involvement.typical)
        #expect(involvement.headline(.power) == involvement.power)
    }

    @Test("bounds of typical and power are those of every completion of weights and involvement", arguments: 0..<15)
    func bruteForce(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        var rows: [[String: String]] = []
        var vendors = "vendor,name\nv,V\n"
        for index in 0..<4 {
            let roles = ["", "operate;supply", "supply", "build;operate"].randomElement(using: &random) ?? ""
            let years = ["", "12"].randomElement(using: &random) ?? ""
            var row = ["contract": "c\(index)", "roles": roles, "years": years]
            row["value"] = [nil, "150000", "2000000", "700000000"].randomElement(using: &random) ?? nil
            rows.append(row)
            guard Bool.random(using: &random) else { continue }
            // A second vendor leaves the first with an open share.
            let share = Int.random(in: 1...9, using: &random)
            rows.append(["contract": "c\(index)", "vendor": "w\(index)", "share": "0.\(share)"])
            vendors += "w\(index),W\n"
        }
        let involvement = try Self.involvement(rows, vendors: vendors)
        let items = involvement.contracts.map { contract in
            let amount = contract.involvement.value.amount?.double()
            return (
                values: [
                    contract.involvement.involvement.lower.double(), contract.involvement.involvement.upper.double(),
                ],
                weights: [
                    contract.share.lower.double() * log(1 + (amount ?? 1e5) / 1e6),
                    contract.share.upper.double() * log(1 + (amount ?? 1e9) / 1e6),
                ]
            )
        }
        for (measure, exponent) in [(involvement.typical, 1.0), (involvement.power, 3.0)] {
            var least = Double.infinity
            var most = -Double.infinity
            var isOpen = false
            for completion in 0..<(1 << (2 * items.count)) {
                var sum = 0.0
                var total = 0.0
                for (index, item) in items.enumerated() {
                    let weight = item.weights[completion >> (2 * index) & 1]
                    sum += weight * pow(item.values[completion >> (2 * index + 1) & 1], exponent)
                    total += weight
                }
                guard total > 0 else {
                    isOpen = true
                    continue
                }
                least = min(least, pow(sum / total, 1 / exponent))
                most = max(most, pow(sum / total, 1 / exponent))
            }
            if isOpen {
                #expect(measure == nil)
            } else {
                let bounds = try #require(measure)
                #expect(abs(bounds.lower.double() - least) < 1e-6)
                #expect(abs(bounds.upper.double() - most) < 1e-6)
            }
        }
    }
}
