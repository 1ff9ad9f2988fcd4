import Dataset
import Statistics

extension MethodPage {
    /// How the method's own choices are varied.
    func choices(_ page: inout MarkdownPage) {
        let rules = method.sensitivity
        page.heading(2, "How far the choices matter")
        guard rules.isOn else {
            page.paragraph("The method does not vary its own choices.")
            return
        }
        let share = Figures.percent(rules.weights)
        let draws = Figures.grouped(String(rules.draws))
        let points = Figures.grouped(String(rules.points))
        let named = SensitivityRules.Choice.allCases.filter(rules.vary.contains).map { Markdown(escaping: $0.rawValue) }
        guard !named.isEmpty else {
            page.paragraph("The method names no choice to vary.")
            return
        }
        page.paragraph(
            "The choices that a ranking rests on are varied to see what they do to it: " + Counting.list(named)
                + ". Nothing of this changes a score.")
        page.bullets([
            "*All weights*: \(draws) times the index's own parts are given weights that are uniform among all that add up to 1; the weights further down stay as published. *Weights within \(share)*: \(draws) times every weight under the index is multiplied by a number uniform within \(share) of 1. Parts of a plain mean or sum count as weighed alike. (Lahdelma and Salminen 2001)",
            "*All choices*: each choice is a number u from 0 to 1. A weight is multiplied by 1 + \(share) × (2u − 1); among m alternatives number ⌊um⌋ is taken. The weights further down vary together, by one of 256 sets. Parts are left as they are, or put on one scale over all vendors: min-max to 1–100, z-score with mean 50 and deviation 10, or rank. A question left out is out of every average. The points are \(points) of Sobol's sequence for each of two samples.",
            "*What a choice brings* of the variation in ranks is Sobol's index, of first order (Saltelli 2010, centred by the mean, and Jansen 1999) and total (Jansen); of all ranks together, the sum of its parts of their variances over the sum of the variances. Standard errors come from 200 resamples of the points. A vendor without a score in a run ranks after all that have one.",
            "Random numbers come from the seed \(rules.seed) and the names of what is weighed, so that a vendor more changes none. Runs are worked out in floating point, in a fixed order, and agree with the exact scores; scores that differ by less than four parts in a million million are ties. A run that no index can be worked out for is left out and counted.",
        ])
    }
}
