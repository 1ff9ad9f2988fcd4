public import Statistics
import Tables

/// The published methodology: what `method.yaml` states, typed and complete.
///
/// Whatever the file leaves out stands here with its default, so that a report can print every rule in force.
public struct Method: Sendable {
    /// What the methodology is called.
    public var title: String
    /// Which version of it this is.
    public var version: String
    /// Who answers for it.
    public var authors: [String]
    /// A sentence or two for the report; nil where there is none.
    public var summary: String?
    /// Under which what is published may be used, as SPDX names it; nil where the method doesn't say.
    public var licence: String?
    /// ISO 4217; every value of a contract is taken to it.
    public var baseCurrency: Identifier
    /// Which companies' rows count for a vendor.
    public var consolidation: Consolidation
    /// Whether coders appear by name.
    public var coderNames: CoderNames
    /// What the figures are meant to hold for.
    public var target: InferenceTarget
    /// How many decimals are printed.
    public var decimals: Decimals
    /// What ranks and bands go by.
    public var basis: Basis
    /// The quarters whose vendors relative steps set side by side, first to last; empty: each quarter by itself.
    public var panel: [Period]
    /// What stands for what is missing.
    public var missing: MissingRules
    /// In the order of the file.
    public var scales: [Scale]
    /// In the order of the file.
    public var nodes: [NodeRule]
    /// How contracts become involvement.
    public var contracts: ContractRules
    /// The headline nodes, in the order in which a report gives them; `involvement` is the contracts' index.
    public var indices: [Identifier]
    /// From the lowest up.
    public var bands: [Band]
    /// Which of its own choices are varied to see how far they matter.
    public var sensitivity: SensitivityRules

    /// The name under which the contracts' involvement is an index.
    public static let involvement = Identifier("involvement")

    /// The decimals that scores are rounded to before they are ranked and graded; nil: they are not.
    public var basisDecimals: Int? { basis == .rounded ? decimals.report : nil }

    /// The quarters that a quarter's relative steps set side by side, first to last: those of its panel, or itself.
    public func quarters(with period: Period) -> [Period] { panel.contains(period) ? panel : [period] }

    /// The scale of a name; nil where there is none.
    public func scale(_ name: Identifier) -> Scale? { scales.first { $0.name == name } }
    /// The node of a name; nil where there is none.
    public func node(_ name: Identifier) -> NodeRule? { nodes.first { $0.name == name } }
}

/// Which companies' rows count for a vendor.
public enum Consolidation: String, CaseIterable, Sendable {
    /// Each row of `vendors.csv` is scored on its own.
    case none
    /// The rows of every company whose chain of parents reaches a vendor count for it.
    case parent
}

/// How coders appear in what is published.
public enum CoderNames: String, CaseIterable, Sendable {
    case pseudonyms, named
}

/// What ranks and bands go by.
public enum Basis: String, CaseIterable, Sendable {
    /// The exact score: two vendors tie only where nothing tells them apart.
    case exact
    /// The score as pages print it.
    case rounded
}

/// How many decimals are printed.
public struct Decimals: Hashable, Sendable {
    /// In pages and charts, 0 to 6.
    public var report: Int
    /// In the tables, 0 to 12.
    public var tables: Int
}

/// What stands for a fact that is missing.
public struct MissingRules: Hashable, Sendable {
    /// What can stand for an answer that was refused or never given.
    public enum Nonresponse: String, CaseIterable, Sendable {
        /// The scale's minimum: silence tells nothing and earns nothing.
        case minimum
        case exclude
    }

    /// What can stand for an answer that is expected and not coded.
    public enum Unrated: String, CaseIterable, Sendable {
        case minimum, exclude
        /// Nothing is scored until every expected answer is rated.
        case error
    }

    /// What stands for an answer that was refused or never given.
    public var nonresponse: Nonresponse
    /// What stands for an answer that is expected and not coded.
    public var unrated: Unrated
}

/// A step of a verbal grading of scores.
public struct Band: Hashable, Sendable {
    /// The name that it has in the file.
    public let name: String
    /// The lowest score in the band.
    public let from: Rational
}

/// A named aggregate of the method.
public struct NodeRule: Sendable {
    /// The name that it has in the file.
    public let name: Identifier
    /// The name that a report prints.
    public let label: String
    /// How the values of its children become one.
    public let aggregate: any Aggregate
    /// The nodes beneath it and their weights, in the order written; questions are added by `questions.csv`.
    public let children: [(node: Identifier, weight: Rational)]
    /// The top levels whose means make the vendor's value, where the node is worked out for each part of a vendor;
    /// empty where it isn't.
    public let fold: [String]
    /// The least part of the weight under the node that must be rated, 0 to 1, for it to be scored; nil asks for none.
    public let needs: Rational?
    /// What a lesser value under the node counts as; nil where every value counts as it is.
    public let floor: Rational?
    /// What limits the node while other nodes are low; each holds by itself.
    public let caps: [CapRule]
    /// How the weights of what stands under the node are computed; nil where they are stated.
    public let weighting: NodeWeighting?
    /// What the nodes above see in place of the node's value; nil where they see it as it is.
    public let normalise: NormaliseRule?
    /// A copy of the node, scaled over all vendors, that is published beside it.
    public let publishedCopy: PublishedCopy?
    /// Where the method states it, for messages.
    let place: Place
}

/// A copy of a node, normalised over the vendors of a run, that no other node sees.
public struct PublishedCopy: Hashable, Sendable {
    /// The name that it has in the file.
    public let name: Identifier
    /// How the node's values become the copy's.
    public let rule: NormaliseRule
}
