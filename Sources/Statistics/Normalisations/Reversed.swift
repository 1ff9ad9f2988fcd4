/// A rule applied to −x, for a quantity of which less is better.
///
/// Numbers that belong to the rule, such as a target, are compared with −x too and have to be given with their sign
/// changed; ``Goalposts`` need no reversal, since their best value may be the smaller one.
public struct Reversed: Normalisation {
    /// The rule for a quantity of which more is better.
    public let base: any Normalisation

    /// The reversal of a rule.
    public init(_ base: any Normalisation) {
        self.base = base
    }

    public var name: String { base.name + ", less is better" }
    public var dependsOnOthers: Bool { base.dependsOnOthers }
    public var neverFalls: Bool { false }

    public func values(of values: [Rational]) throws(NotAvailable) -> [Rational] {
        try base.values(of: values.map { -$0 })
    }
}
