import Dataset
import Statistics

/// The acceptability of ranks under weights of any size and under weights near the method's own.
struct WeightAnalyses {
    let any: Result<WeightAcceptability, MethodSensitivity.Unavailable>
    let near: Result<WeightAcceptability, MethodSensitivity.Unavailable>
    let central: (any: [[Double]?], near: [[Double]?])

    init(
        _ setting: SensitivitySetting, _ leaves: FastLeaves, threads: Int
    ) throws(MethodSensitivity.Unavailable) {
        let rules = setting.rules
        func unavailable(_ words: String) -> MethodSensitivity.Unavailable { .init(words: words) }
        guard rules.vary.contains(.weights) else {
            any = .failure(unavailable("not applicable: the method does not vary weights"))
            near = any
            central = ([], [])
            return
        }
        func analysis(_ source: any WeightSource) -> Result<WeightAcceptability, MethodSensitivity.Unavailable> {
            do throws(ArithmeticError) {
                return .success(
                    try WeightAcceptability(
                        setting.graph, leaves, draws: rules.draws,
                        countsPairs: leaves.vendors <= WeightAcceptability.mostForPairs, threads: threads,
                        weights: source
                    ))
            } catch {
                return .failure(unavailable("not available: \(error)"))
            }
        }
        let seed = UInt64(rules.seed)
        let headline = setting.headlineWeights
        let first = headline.first?.place ?? 0
        let near = NearWeights(
            published: setting.weights, varied: setting.varied.map { ($0.place, $0.identifier) },
            headline: headline.isEmpty ? 0..<0 : first..<(headline.last?.place ?? 0) + 1,
            share: rules.weights.double(), seed: seed)
        let free = AnyWeights(
            published: setting.weights, places: headline.map(\.place), isOfHeadline: true, seed: seed,
            identifier: setting.index.text)
        self.any =
            headline.count > 1
            ? analysis(free) : .failure(unavailable("not applicable: the index does not weigh several parts"))
        self.near =
            setting.varied.isEmpty
            ? .failure(unavailable("not applicable: nothing under the index is weighed")) : analysis(near)
        func centres(
            _ result: Result<WeightAcceptability, MethodSensitivity.Unavailable>, _ source: any WeightSource
        ) -> [[Double]?] {
            guard !headline.isEmpty, let analysis = try? result.get() else { return [] }
            return (0..<leaves.vendors).map { analysis.centralWeights($0, of: source) }
        }
        let places = headline.map { $0.place - first }
        central = (
            centres(self.any, free), centres(self.near, near).map { row in row.map { row in places.map { row[$0] } } }
        )
    }
}
