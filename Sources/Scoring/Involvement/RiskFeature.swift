public import Dataset
import Statistics

/// K: the risks that a vendor bears under a contract, 0 to 1.
public struct RiskFeature: Sendable {
    /// The part of each risk that the vendor bears, in the order of the codelist, and whether the row states it.
    public let parts: [(risk: Risk, part: Interval, isStated: Bool)]
    /// Σ weight × part borne.
    public let value: Interval

    init(_ row: ContractRow, _ rules: ContractRules) throws(ArithmeticError) {
        var parts: [(risk: Risk, part: Interval, isStated: Bool)] = []
        var sum = Interval(exactly: 0)
        for risk in Risk.allCases {
            let part = row.risks[risk].map { RiskFeature.part($0, rules) } ?? .unknownShare
            parts.append((risk, part, row.risks[risk] != nil))
            sum = try sum + part.scaled(by: rules.risks[risk] ?? 0)
        }
        self.parts = parts
        value = sum
    }

    public func part(of risk: Risk) -> (part: Interval, isStated: Bool) {
        parts.first { $0.risk == risk }.map { ($0.part, $0.isStated) } ?? (.unknownShare, false)
    }

    /// The part that a bearer's word stands for under the method.
    package static func part(_ bearing: RiskBearing, _ rules: ContractRules) -> Interval {
        switch bearing {
        case .bearer(let bearer): Interval(exactly: rules.bearers[bearer] ?? 0)
        case .part(let part): Interval(exactly: part)
        }
    }
}
