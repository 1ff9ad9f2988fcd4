/// The colours of all charts: from Okabe and Ito's set for colour-blind readers, or of one hue in steps of lightness.
///
/// No meaning rests on a colour alone: marks differ in shape, pattern or label as well, and fills that meet differ in
/// lightness so that a grey print can be read. Okabe M, Ito K (2008), *Color Universal Design*,
/// jfly.uni-koeln.de/color.
enum Palette {
    static let paper = "#ffffff"
    static let ink = "#1a1a1a"
    static let softInk = "#565656"
    static let grid = "#e0e0e0"
    static let baseline = "#8c8c8c"
    static let band = "#eef2f5"

    /// The one colour that carries the finding.
    static let accent = "#0072b2"
    /// The accent's lighter companion for ranges.
    static let accentLight = "#8fc1e0"
    /// The colour of what is set against the accent.
    static let contrast = "#d55e00"
    static let unranked = "#767676"
    static let unrankedLight = "#c4c4c4"

    /// Fills for parts that are stacked, dark and light by turns, so that neighbours differ in grey as well.
    static let parts = ["#00507d", "#e69f00", "#009e73", "#b9d9ee", "#a33e6f", "#f0e442"]

    /// The fill of the part at an index; after the last colour the first comes again.
    static func part(_ index: Int) -> String {
        parts[(index % parts.count + parts.count) % parts.count]
    }
}
