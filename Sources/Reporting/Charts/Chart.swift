/// A picture for a report, drawn from plain figures and finished texts.
///
/// A chart knows nothing of how a figure came about. Figures place the marks; texts are printed as they are given, so a
/// number looks the same in a chart as in the table beside it. The same input gives the same bytes on every machine:
/// coordinates come from + − × ÷ alone and are printed with at most two decimals.
public protocol Chart: Sendable {
    /// The chart as one SVG 1.1 document, with a line break at its end.
    func svg() -> String
}

/// The words that stand around a chart and instead of it.
public struct ChartCaption: Sendable, Equatable {
    /// What the chart shows, in bold above it; wrapped to two lines at most.
    public var title: String
    /// How to read it, beneath the title; wrapped to three lines at most. Empty: left out.
    public var subtitle: String
    /// The content in words for those who do not see the chart; becomes `<desc>`.
    public var alternative: String
    /// Source, edition or reservation in small print beneath the chart; wrapped to three lines at most. Empty: left
    /// out.
    public var note: String

    /// Makes a caption from its parts.
    public init(title: String, subtitle: String = "", alternative: String, note: String = "") {
        self.title = title
        self.subtitle = subtitle
        self.alternative = alternative
        self.note = note
    }
}

/// The part of a line from a lowest to a highest value, both in the units of the chart's axis.
public struct ChartInterval: Sendable, Equatable {
    /// The lowest value.
    public var lower: Double
    /// The highest value.
    public var upper: Double

    /// An interval between two values; `nil` unless both are finite numbers. Ends given the wrong way round change
    /// places.
    public init?(_ lower: Double?, _ upper: Double?) {
        guard let lower, let upper, lower.isFinite, upper.isFinite else { return nil }
        self.lower = min(lower, upper)
        self.upper = max(lower, upper)
    }

    private init(from lower: Double, to upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// From 0 to 100.
    public static let percent = ChartInterval(from: 0, to: 100)

    /// The distance between the ends.
    public var width: Double { upper - lower }
}
