/// How a line of text is set.
struct TextStyle: Sendable, Equatable {
    var size: Double
    var isBold = false
    var colour = Palette.ink

    static let title = TextStyle(size: 16, isBold: true)
    static let subtitle = TextStyle(size: 12.5, colour: Palette.softInk)
    static let heading = TextStyle(size: 13, isBold: true)
    static let label = TextStyle(size: 12.5)
    static let boldLabel = TextStyle(size: 12.5, isBold: true)
    static let softLabel = TextStyle(size: 12.5, colour: Palette.softInk)
    static let small = TextStyle(size: 11, colour: Palette.softInk)

    /// The same style in another colour.
    func coloured(_ colour: String) -> TextStyle {
        var copy = self
        copy.colour = colour
        return copy
    }

    /// The distance from the middle of a line down to the baseline of digits and capitals centred on it.
    var drop: Double { size * 0.36 }
    /// The distance from one baseline to the next.
    var leading: Double { size * 1.3 }
}

/// Which point of a line of text its x coordinate names.
enum TextAnchor: String, Sendable {
    case start, middle, end
}
