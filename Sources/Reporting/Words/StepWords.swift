import Dataset
import Statistics

/// How a step that takes values to another scale is described.
struct StepWords {
    let figures: Figures
    /// Over what a relative step sets values side by side, such as "the vendors of the run".
    let cohort: String

    /// "by min-max over the vendors of the run, its 0 and 1 taken to 0 and 100".
    func words(_ rule: NormaliseRule) -> String {
        var words = "by \(rule.name)"
        switch rule.base {
        case .named: break
        case .goalposts(let ends, let isLogarithmic, let clips):
            words += " from \(figures.short(ends.lowerBound)), which becomes 0, to \(figures.short(ends.upperBound)), 1"
            if isLogarithmic { words += ", of logarithms" }
            if clips { words += "; what is beyond counts as the nearer end" }
        case .pinned(let mean, let deviation, let edition):
            words += " with the mean \(figures.short(mean)) and the deviation \(figures.short(deviation))"
            words += edition.map { " of \($0)" } ?? ", both pinned"
        case .reference(let vendor): words += " \(vendor.text)"
        case .target(let target, let isCapped):
            words += " \(figures.short(target))" + (isCapped ? ", never above 1" : "")
        }
        if rule.dependsOnOthers { words += ", over \(cohort)" }
        if let range = rule.range {
            words += ", its 0 and 1 taken to \(figures.short(range.lowerBound)) and \(figures.short(range.upperBound))"
        }
        return words
    }
}
