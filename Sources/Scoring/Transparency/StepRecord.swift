public import Dataset
public import Statistics

/// What the steps that depend on several vendors did, and what they could not do.
public struct StepRecord: Sendable {
    /// Every question of whose numbers the treatment of outliers changed some, and how, in the order of the questions.
    public internal(set) var treatments: [(question: Identifier, step: TreatedPoint.Step)] = []
    /// Every step that could not be taken, in the order of questions and then of nodes.
    public internal(set) var notTaken: [StepNotTaken] = []
    /// The weights that were computed, in the order of the nodes.
    public internal(set) var weights: [ComputedWeights] = []

    /// Adds what later steps did.
    mutating func add(_ later: StepRecord) {
        treatments += later.treatments
        notTaken += later.notTaken
        weights += later.weights
    }
}

/// A number that the treatment of outliers changed.
public struct TreatedPoint: Hashable, Sendable {
    /// What changed it.
    public enum Step: String, CaseIterable, Sendable {
        /// It lay far out, and became the nearest number that was not moved.
        case winsorised
        /// Every number of the question was replaced by a logarithm.
        case logarithm
    }

    public let vendor: Identifier
    /// The part of the vendor; nil: the vendor itself.
    public let subject: Identifier?
    public let question: Identifier
    /// The number as it was rated.
    public let from: Rational
    /// The number that the points are worked out from.
    public let to: Rational
    public let step: Step
}

/// A step that could not be taken, so that something has no value, or stays as it was.
public struct StepNotTaken: Hashable, Sendable {
    /// The question or the node.
    public let what: Identifier
    /// The step, such as "normalise".
    public let step: String
    /// Why, such as "every vendor has the same value".
    public let reason: String
}

/// Weights that were computed from the vendors' values.
public struct ComputedWeights: Sendable {
    /// The node under which they hold.
    public let node: Identifier
    /// What each node or question under it weighs, in the order of the graph; they sum to 1 but for rounding.
    public let weights: [(child: Identifier, weight: Rational)]
    /// How many vendors have a value in everything under the node: those that the weights were computed from.
    public let vendors: Int
}

extension NotAvailable {
    /// The reason in words, of values that belong to vendors.
    var ofVendors: String {
        switch self {
        case .tooFew(let needed): "fewer than \(needed) values"
        case .constant: "every vendor has the same value"
        case .nothingToCompare: "the reference has no value"
        case .notUnique: "several results are equally good"
        case .infeasible: "no weights meet the conditions"
        case .chanceIsComplete, .gridTooFine, .arithmetic: "not defined for these values"
        }
    }
}

/// Takes a step that may not be available: nil and a note then; what overflows or is not defined stops the scoring.
func takingStep<Value>(
    _ step: String, of what: Identifier, _ record: inout StepRecord,
    _ body: () throws(NotAvailable) -> Value
) throws(ScoringFault) -> Value? {
    do throws(NotAvailable) {
        return try body()
    } catch {
        if case .arithmetic(let fault) = error { throw ScoringFault(what: "'\(step)' of '\(what)'", error: fault) }
        record.notTaken.append(StepNotTaken(what: what, step: step, reason: error.ofVendors))
        return nil
    }
}
