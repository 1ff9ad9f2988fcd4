import Dataset

extension ScoredPeriod {
    /// Every number that the treatment of outliers changed, in the order of questions, vendors and parts.
    public var treatedPoints: [TreatedPoint] {
        steps.treatments.flatMap { treatment in vendors.flatMap { points($0, treatment.question, treatment.step) } }
    }

    /// Those of one vendor.
    public func treatedPoints(of vendor: ScoredVendor) -> [TreatedPoint] {
        steps.treatments.flatMap { points(vendor, $0.question, $0.step) }
    }

    private func points(_ vendor: ScoredVendor, _ question: Identifier, _ step: TreatedPoint.Step) -> [TreatedPoint] {
        // Questions stand in the order of their identifiers, and may be asked in another quarter of the panel only.
        guard let place = rows.questions.firstIndex(where: { $0.question == question }) else { return [] }
        let lists = [(nil, vendor.answers.whole)] + vendor.answers.parts.map { ($0.subject as Identifier?, $0.leaves) }
        return lists.compactMap { subject, leaves in
            guard let measurement = leaves.measurement(place), measurement.treated != measurement.number else {
                return nil
            }
            return TreatedPoint(
                vendor: vendor.vendor, subject: subject, question: question, from: measurement.number,
                to: measurement.treated, step: step)
        }
    }
}
