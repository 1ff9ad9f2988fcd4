public import Statistics
import Tables

/// The published methodology: what `method.yaml` states, typed and complete.
///
/// Whatever the file leaves out stands here with its default, so that a report can print every rule in force.
public struct Method: Sendable {
    public var title: String
    public var version: String
    public var authors: [String]
    public var summary: String?
    /// Under which what is published may be used, as SPDX names it; nil where the method doesn't say.
    public var licence: String?
    /// ISO 4217; every value of a contract is taken to it.
    public var baseCurrency: Identifier
    public var consolidation: Consolidation
    public var coderNames: CoderNames
    public var target: InferenceTarget
    public var decimals: Decimals
    public var missing: MissingRules
    public var scales: [Scale]
    public var nodes: [NodeRule]
    public var contracts: ContractRules
    /// The headline nodes, in the order in which a report gives them; `involvement` is the contracts' index.
    public var indices: [Identifier]
    /// From the lowest up.
    public var bands: [Band]

    /// The name under which the contracts' involvement is an index.
    public static let involvement = Identifier("involvement")

    public func scale(_ name: Identifier) -> Scale? { scales.first { $0.name == name } }
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

/// What a figure is meant to hold for; it decides what uncertainty is printed beside it.
public enum InferenceTarget: String, CaseIterable, Sendable {
    /// These questions and these coders, and no others: bounds, and no interval, test or confidence set.
    case questionnaire = "this questionnaire"

    /// What stands in a cell that only another target could fill.
    public var notApplicable: String { "not applicable: target \(rawValue)" }
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
    public enum Nonresponse: String, CaseIterable, Sendable {
        /// The scale's minimum: silence tells nothing and earns nothing.
        case minimum
        case exclude
    }

    public enum Unrated: String, CaseIterable, Sendable {
        case minimum, exclude
        /// Nothing is scored until every expected answer is rated.
        case error
    }

    public var nonresponse: Nonresponse
    public var unrated: Unrated
}

/// A step of a verbal grading of scores.
public struct Band: Hashable, Sendable {
    public let name: String
    /// The lowest score in the band.
    public let from: Rational
}

/// A named aggregate of the method.
public struct NodeRule: Sendable {
    public let name: Identifier
    public let label: String
    public let aggregate: any Aggregate
    /// The nodes beneath it and their weights, in the order written; questions are added by `questions.csv`.
    public let children: [(node: Identifier, weight: Rational)]
    /// The top levels whose means make the vendor's value, where the node is worked out for each part of a vendor;
    /// empty where it isn't.
    public let fold: [String]
    /// The least part of the weight under the node that must be rated, 0 to 1, for it to be scored; nil asks for none.
    public let needs: Rational?
    /// A copy of the node, scaled over all vendors, that is published beside it.
    public let publishedCopy: PublishedCopy?
    /// Where the method states it, for messages.
    let place: Place
}

/// A copy of a node, taken from its least to its greatest value among the vendors of a run to a range.
public struct PublishedCopy: Hashable, Sendable {
    public let name: Identifier
    public let range: ClosedRange<Rational>
}
