/// Fills of lines or dots for what is possible but not shown. Each index has a pattern of its own, so that parts stay
/// apart without colour.
struct Hatch: Sendable {
    /// The index of the grey pattern for what has no value.
    static let neutral = -1

    /// Where the pattern stands among the parts.
    let index: Int
    private let prefix: String

    init(_ index: Int, caption: ChartCaption) {
        self.index = index
        prefix = SVGDocument.prefix(for: caption)
    }

    /// The value for `fill`.
    var fill: String { "url(#\(identifier))" }
    /// The colour of its lines, dark enough to be seen on white.
    var colour: String { Self.colours[slot] }

    /// The pattern itself, for `<defs>`.
    var definition: SVGElement {
        SVGElement(
            "pattern",
            [
                ("id", identifier), ("patternUnits", "userSpaceOnUse"), ("x", "0"), ("y", "0"),
                ("width", "6"), ("height", "6"),
            ],
            children: [
                .rect(ChartArea(x: 0, y: 0, width: 6, height: 6), fill: Palette.paper),
                SVGElement(
                    "path",
                    [("d", Self.paths[slot]), ("stroke", colour), ("stroke-width", "1.2"), ("fill", "none")]
                ),
            ]
        )
    }

    private var slot: Int {
        if index == Self.neutral { return Self.paths.count - 1 }
        let count = Palette.parts.count
        return (index % count + count) % count
    }
    private var identifier: String { "\(prefix)hatch\(index)" }

    private static let paths = [
        "M0 6L6 0M-1 1L1 -1M5 7L7 5", "M0 0L6 6M5 -1L7 1M-1 5L1 7", "M0 3H6", "M3 0V6",
        "M0 3H6M3 0V6", "M2 3H4", "M0 6L6 0M-1 1L1 -1M5 7L7 5",
    ]
    private static let colours = ["#00507d", "#9a6a00", "#007a58", "#4a83a8", "#a33e6f", "#7d7500", "#c4c4c4"]
}
