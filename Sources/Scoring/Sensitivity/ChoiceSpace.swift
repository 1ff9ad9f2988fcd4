import Dataset
import Statistics

/// All choices of a method that are varied, and what a point among them means.
struct ChoiceSpace: Sendable {
    let factors: [ChoiceFactor]
    let leftOut: [ChoiceLeftOut]
    let graph: FastGraph
    let weights: [Double]
    /// The leaves under each rule for missing answers and each for several coders.
    let leaves: [[FastLeaves]]
    private let share: Double
    private let deeper: NearWeights

    /// More weights than this are varied together, by sets, and not each by itself.
    static let mostSingleWeights = 12
    /// How many sets of weights further down there are.
    static let sets = 256

    init(_ setting: SensitivitySetting, _ variants: LeafVariants) {
        let rules = setting.rules
        graph = setting.graph
        weights = setting.weights
        share = rules.weights.double()
        leaves = variants.missing.indices.map { row in variants.coders.indices.map { variants[row, $0] } }
        var factors: [ChoiceFactor] = []
        var leftOut: [ChoiceLeftOut] = []
        let headline = setting.headlineWeights
        let single = headline.count <= ChoiceSpace.mostSingleWeights ? headline : []
        let rest = setting.varied.filter { place in !single.contains { $0.place == place.place } }
        deeper = NearWeights(
            published: setting.weights, varied: rest.map { ($0.place, $0.identifier) }, headline: 0..<0, share: share,
            seed: UInt64(rules.seed), purpose: SensitivityPurpose.weightSets)
        func add(
            _ kind: SensitivityRules.Choice, _ name: String, _ alternatives: [String], _ effect: ChoiceFactor.Effect
        ) {
            factors.append(
                ChoiceFactor(
                    identifier: kind.rawValue, name: name, kind: kind, alternatives: alternatives, effect: effect))
        }
        if rules.vary.contains(.weights) {
            for weight in single {
                factors.append(
                    ChoiceFactor(
                        identifier: "weight of \(weight.child)", name: "the weight of \(weight.label)", kind: .weights,
                        alternatives: [], effect: .weight(place: weight.place)))
            }
            if !rest.isEmpty {
                factors.append(
                    ChoiceFactor(
                        identifier: "weights further down",
                        name: single.isEmpty ? "the weights" : "the weights further down", kind: .weights,
                        alternatives: [], effect: .weightSets(count: ChoiceSpace.sets)))
            }
            if setting.varied.isEmpty {
                leftOut.append(ChoiceLeftOut(name: "weights", reason: "nothing under the index is weighed"))
            }
        } else {
            leftOut.append(ChoiceLeftOut(name: "weights", reason: ChoiceSpace.switchedOff))
        }
        func addAlternatives<Value>(
            _ kind: SensitivityRules.Choice, _ name: String, _ alternatives: [(String, Value)],
            nothing: String, _ effect: ([Value]) -> ChoiceFactor.Effect
        ) {
            guard rules.vary.contains(kind) else {
                leftOut.append(ChoiceLeftOut(name: name, reason: ChoiceSpace.switchedOff))
                return
            }
            guard alternatives.count > 1 else {
                leftOut.append(ChoiceLeftOut(name: name, reason: nothing))
                return
            }
            add(kind, name, alternatives.map(\.0), effect(alternatives.map(\.1)))
        }
        let own = variants[0, 0]
        addAlternatives(
            .normalisation, "normalisation",
            setting.normalisations(own, &leftOut), nothing: "no other normalisation is defined for these figures"
        ) { .normalisation($0) }
        addAlternatives(
            .aggregation, "aggregation", setting.aggregates(own, &leftOut), nothing: "the index is no mean of its parts"
        ) { .aggregate($0) }
        addAlternatives(
            .missing, "the rule for missing answers", variants.missing.map { ($0.name, 0) },
            nothing: "no other rule changes an answer"
        ) { .missing(count: $0.count) }
        addAlternatives(
            .coders, "the rule for several coders", variants.coders.map { ($0.name, 0) },
            nothing: "no other rule changes an answer"
        ) { .coders(count: $0.count) }
        addAlternatives(
            .questions, "a question left out", setting.questions,
            nothing: "the index rests on fewer than two questions"
        ) { .question($0) }
        (self.factors, self.leftOut) = (factors, leftOut)
    }

    private static let switchedOff = "the method does not vary it"

    /// The choices of a point with one number from 0 to below 1 for each factor, and the leaves that they are made over.
    ///
    /// - Parameter choices: On entry those of any point.
    func choose(_ point: [Double], into choices: inout FastChoices) -> FastLeaves {
        var (missing, coders) = (0, 0)
        for (factor, u) in zip(factors, point) {
            switch factor.effect {
            case .weight(let place): choices.weights[place] = weights[place] * NearWeights.factor(u, share: share)
            case .weightSets(let count):
                _ = deeper.draw(ChoiceFactor.choice(u, of: count), into: &choices.weights)
            case .normalisation(let rules): choices.normalisation = rules[ChoiceFactor.choice(u, of: rules.count)]
            case .aggregate(let rules): choices.headlineAggregate = rules[ChoiceFactor.choice(u, of: rules.count)]
            case .missing(let count): missing = ChoiceFactor.choice(u, of: count)
            case .coders(let count): coders = ChoiceFactor.choice(u, of: count)
            case .question(let leaves): choices.leftOut = leaves[ChoiceFactor.choice(u, of: leaves.count)]
            }
        }
        return leaves[missing][coders]
    }
}
