/// A scale from values to pixels along one direction, with its ticks.
struct Axis: Sendable, Equatable {
    /// The values at the two ends.
    let lowest: Double
    let highest: Double
    /// The pixels at the two ends; the second is the smaller one where values grow upwards.
    let start: Double
    let end: Double

    /// An axis over the values; where they are not two different numbers of a size that can be drawn, over 0…100.
    init(from lowest: Double, to highest: Double, start: Double, end: Double) {
        let usable = lowest.magnitude <= 1e9 && highest.magnitude <= 1e9 && highest - lowest >= 1e-3
        self.lowest = usable ? lowest : 0
        self.highest = usable ? highest : 100
        self.start = start
        self.end = end
    }

    /// Where a value lies; values beyond an end are drawn at that end, so that no mark leaves the chart.
    func position(_ value: Double) -> Double {
        let bounded = min(max(value, lowest), highest)
        return start + (bounded - lowest) / (highest - lowest) * (end - start)
    }

    /// Round values within the axis, about as many as asked for: multiples of 1, 2, 2.5 or 5 times a power of ten.
    func ticks(about count: Int = 5) -> [Double] {
        let span = highest - lowest
        var power = 1.0
        while power * 10 <= span { power *= 10 }
        while power > span { power /= 10 }
        let steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5].map { $0 * power }
        let step = steps.first { span / $0 <= Double(count) } ?? span
        let first = Int((lowest / step).rounded(.up))
        let last = Int((highest / step).rounded(.down))
        guard first <= last else { return [lowest, highest] }
        return (first...last).map { Double($0) * step }
    }

    /// How a tick is printed: at most two decimals, with a true minus sign.
    static func label(_ value: Double) -> String {
        let text = SVGNumber.text(value)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }
}
