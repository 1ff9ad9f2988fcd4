import Tables

extension Dataset {
    /// The same rows under another dataset's method; nil where that method can't score them: it has no scale of a question,
    /// not all of its labels, or no node that a question stands under.
    public func underMethod(of other: Dataset) -> Dataset? {
        let method = other.method
        let scales = Dictionary(method.scales.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let nodes = Set(method.nodes.map(\.name))
        var byQuestion: [Identifier: Scale] = [:]
        for question in tables.questions {
            guard let scale = scales[question.scale], question.under.allSatisfy(nodes.contains) else { return nil }
            byQuestion[question.question] = scale
        }
        for response in tables.responses {
            guard byQuestion[response.question]?.meaning(of: response.rating) != nil else { return nil }
        }
        for weight in tables.weights where !nodes.contains(weight.node) { return nil }
        guard !NodeChecks.run(method, tables, [:]).contains(where: { $0.severity == .error }) else { return nil }
        return Dataset(
            name: name, method: method, methodText: other.methodText, codelists: codelists, tables: tables,
            mapping: mapping)
    }
}
