public import Statistics

/// How the features of a contract become its involvement, and contracts a vendor's.
///
/// The defaults are those of the published method; `candour init` writes them all out.
public struct ContractRules: Sendable {
    /// The weights of the four contributions; they sum to 1.
    public struct Weights: Hashable, Sendable {
        public var roles = Rational.percent(40)
        public var risk = Rational.percent(30)
        public var term = Rational.percent(15)
        public var value = Rational.percent(15)
    }

    /// The roles that a form implies.
    public struct FormRule: Hashable, Sendable {
        public var certain: Set<Role>
        public var possible: Set<Role>
    }

    /// The measure that is the vendor's headline.
    public enum RollUp: String, CaseIterable, Sendable {
        case deepest, typical, power, exposure
    }

    public var weights = Weights()
    /// What each role is worth of the roles' contribution; they sum to 1. A role left out weighs nothing.
    public var roles: [Role: Rational] = [
        .supply: .percent(5), .design: .percent(10), .build: .percent(15), .finance: .percent(20),
        .maintain: .percent(15), .operate: .percent(35),
    ]
    /// What each risk is worth of the risks' contribution; they sum to 1.
    public var risks: [Risk: Rational] = [
        .design: .percent(10), .construction: .percent(15), .operation: .percent(15), .maintenance: .percent(10),
        .demand: .percent(15), .finance: .percent(15), .legalPolitical: .percent(10), .forceMajeure: .percent(5),
        .termination: .percent(5),
    ]
    /// The part of a risk that lies with the vendor, 0 to 1, when a bearer is named.
    public var bearers: [Bearer: Rational] = [.vendor: 1, .shared: .percent(50), .public: 0]
    /// The term, in years, from which on it counts in full; above 0.
    public var fullYears: Rational = 30
    /// The value, in the base currency, at and below which it counts nothing; above 0.
    public var zeroValue: Rational = 100_000
    /// The value, in the base currency, from which on it counts in full; above `zeroValue`.
    public var fullValue: Rational = 1_000_000_000
    public var forms: [Form: FormRule] = ContractRules.standardForms
    /// Whether a contract counts only while it runs.
    public var isInForceOnly = false
    /// A contract whose latest version has one of these does not count.
    public var statusesLeftOut: Set<ContractStatus> = [.cancelled, .pending]
    public var rollUp = RollUp.deepest
    /// v₀ of the weight ln(1 + v/v₀), in the base currency; above 0.
    public var typicalScale: Rational = 1_000_000
    /// What an unknown value is taken to lie between when contracts are weighed by value.
    public var unknownValue: ClosedRange<Rational> = 100_000...1_000_000_000
    /// The exponent of the power mean; above 0.
    public var power: Rational = 3

    /// Certain and possible roles by form (design: method, "R, roles").
    static let standardForms: [Form: FormRule] = [
        .supply: FormRule(certain: [.supply], possible: [.maintain]),
        .supplyInstall: FormRule(certain: [.supply, .install], possible: [.maintain]),
        .designBuild: FormRule(certain: [.design, .build, .supply], possible: []),
        .om: FormRule(certain: [.operate, .maintain], possible: []),
        .management: FormRule(certain: [.operate], possible: [.maintain]),
        .lease: FormRule(certain: [.operate, .maintain], possible: [.finance]),
        .concession: FormRule(certain: [.operate], possible: Set(Role.allCases).subtracting([.operate])),
        .bot: FormRule(certain: [.build, .operate, .supply], possible: [.design, .finance, .maintain]),
        .dbfot: FormRule(certain: [.design, .build, .finance, .operate, .supply], possible: [.maintain]),
        .boo: FormRule(certain: [.build, .finance, .own, .operate, .supply], possible: [.design, .maintain]),
        .pppOther: FormRule(certain: [], possible: Set(Role.allCases)),
    ]

    /// What holds of the roles where no form is known: anything is possible.
    public static let unknownForm = FormRule(certain: [], possible: Set(Role.allCases))
}

extension Rational {
    /// So many hundredths.
    static func percent(_ hundredths: Int) -> Rational {
        guard let value = try? Rational(Int128(hundredths), over: 100) else {
            preconditionFailure("a small number over 100 is always a fraction")
        }
        return value
    }
}
