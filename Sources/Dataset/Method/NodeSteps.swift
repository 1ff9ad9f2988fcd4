public import Statistics

/// A limit on a node: while another node is below a threshold, this one is at most so much.
public struct CapRule: Hashable, Sendable {
    /// The node that decides.
    public let node: Identifier
    /// The limit holds while that node's value is below this.
    public let below: Rational
    /// The most that the limited node can then have.
    public let atMost: Rational
}

/// How the weights of what stands under a node are computed from the vendors' values.
public enum NodeWeighting: Hashable, Sendable {
    /// A rule of ``Weightings``, by its name.
    case named(String)
    /// Each vendor has the weights under which it does best, while no vendor exceeds 1 under them.
    case benefitOfTheDoubt

    /// The rule's name, as the method file has it.
    public var name: String {
        switch self {
        case .named(let name): name
        case .benefitOfTheDoubt: "benefit of the doubt"
        }
    }

    /// The rule of ``Weightings``; nil for the benefit of the doubt, which gives scores and no weights.
    public var rule: (any Weighting)? {
        guard case .named(let name) = self else { return nil }
        return Weightings.all.first { $0.name == name }
    }
}
