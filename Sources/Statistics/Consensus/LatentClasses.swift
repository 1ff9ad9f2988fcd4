/// The classes that units most probably belong to, and how often each coder takes one class for another, when only the
/// coders' labels are known.
///
/// Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", Applied Statistics 28
/// (1979). It needs three coders or more and hundreds of units: with two coders there are more parameters than free cells
/// in their table. The number of steps is fixed, so that the result does not hang on a tolerance. In `Double`, with
/// + − × ÷ in a fixed order.
public struct LatentClasses: Equatable, Sendable {
    /// One label that a coder gave to a unit; a coder may label a unit more than once.
    public struct Label: Hashable, Sendable {
        /// The unit, from 0.
        public let unit: Int
        /// The coder, from 0.
        public let coder: Int
        /// The class, from 0.
        public let label: Int

        /// A label.
        public init(unit: Int, coder: Int, label: Int) {
            self.unit = unit
            self.coder = coder
            self.label = label
        }
    }

    /// For each unit the probability of each class; that of a unit without labels is ``shares``.
    public let probabilities: [[Double]]
    /// The share of each class that the last step took.
    public let shares: [Double]
    /// For each coder, for each true class, the probability of each label; 0 for a class that is never the true one.
    public let errors: [[[Double]]]
    /// For each unit the probability of its labels; the sum of their logarithms is the logarithm of the likelihood.
    public let likelihoods: [Double]

    /// The classes after so many steps from the shares of votes.
    ///
    /// - Parameters:
    ///   - labels: In any order.
    ///   - units: The number of units.
    ///   - coders: The number of coders, at least 3.
    ///   - classes: The number of classes, at least 2.
    ///   - steps: The number of steps, at least 1: each takes shares and errors from the probabilities, and then the
    ///     probabilities from these.
    /// - Throws: ``NotAvailable/tooFew(needed:)``; ``NotAvailable/arithmetic(_:)`` with ``ArithmeticError/outOfDomain`` for
    ///   a label outside of these numbers, or where the labels of a unit become impossible.
    public init(_ labels: [Label], units: Int, coders: Int, classes: Int, steps: Int) throws(NotAvailable) {
        guard coders >= 3 else { throw .tooFew(needed: 3) }
        try self.init(anyCoders: labels, units: units, coders: coders, classes: classes, steps: steps)
    }

    /// The same for any number of coders.
    init(anyCoders labels: [Label], units: Int, coders: Int, classes: Int, steps: Int) throws(NotAvailable) {
        guard units >= 1, coders >= 1, steps >= 1 else { throw .tooFew(needed: 1) }
        guard classes >= 2 else { throw .tooFew(needed: 2) }
        let isSound = labels.allSatisfy {
            (0..<units).contains($0.unit) && (0..<coders).contains($0.coder) && (0..<classes).contains($0.label)
        }
        guard isSound else { throw .arithmetic(.outOfDomain) }
        var ofUnit = [[Label]](repeating: [], count: units)
        for label in labels { ofUnit[label.unit].append(label) }
        // The order in which labels came must not reach the last digit of a product.
        for unit in ofUnit.indices { ofUnit[unit].sort { ($0.coder, $0.label) < ($1.coder, $1.label) } }
        var state = LatentClassStep(votes: ofUnit, classes: classes)
        for _ in 0..<steps { try state.advance(ofUnit, coders: coders) }
        probabilities = state.probabilities
        shares = state.shares
        errors = state.errors
        likelihoods = state.likelihoods
    }
}

/// What one step hands to the next.
private struct LatentClassStep {
    var probabilities: [[Double]]
    var shares: [Double] = []
    var errors: [[[Double]]] = []
    var likelihoods: [Double] = []
    private let classes: Int

    /// The shares of votes.
    init(votes: [[LatentClasses.Label]], classes: Int) {
        self.classes = classes
        probabilities = votes.map { labels in
            guard !labels.isEmpty else { return [Double](repeating: 1 / Double(classes), count: classes) }
            return (0..<classes).map { kind in Double(labels.count { $0.label == kind }) / Double(labels.count) }
        }
    }

    mutating func advance(_ labels: [[LatentClasses.Label]], coders: Int) throws(NotAvailable) {
        let row = [Double](repeating: 0, count: classes)
        shares = (0..<classes).map { kind in
            probabilities.reduce(0) { $0 + $1[kind] } / Double(probabilities.count)
        }
        var counts = [[[Double]]](repeating: row.map { _ in row }, count: coders)
        for (unit, labels) in labels.enumerated() {
            for label in labels {
                for kind in 0..<classes { counts[label.coder][kind][label.label] += probabilities[unit][kind] }
            }
        }
        errors = counts.map { table in
            table.map { row in
                let sum = row.reduce(0, +)
                return sum > 0 ? row.map { $0 / sum } : row
            }
        }
        likelihoods = []
        for (unit, labels) in labels.enumerated() {
            var joint = shares
            for label in labels {
                for kind in 0..<classes { joint[kind] *= errors[label.coder][kind][label.label] }
            }
            let sum = joint.reduce(0, +)
            guard sum > 0 else { throw .arithmetic(.outOfDomain) }
            likelihoods.append(sum)
            probabilities[unit] = joint.map { $0 / sum }
        }
    }
}
