/// The shade of a heat map's cell: one blue from light to dark, so that more is darker in grey as well.
struct HeatMapShade: Sendable, Equatable {
    /// The fill.
    let colour: String
    /// Black or white, whichever stands out more from the fill.
    let textColour: String

    private static let stops: [(Double, Double, Double)] = [
        (240, 246, 251), (185, 217, 238), (107, 174, 214), (33, 113, 181), (8, 48, 107),
    ]

    /// The shade of a value within a range; a value beyond the range gets the shade of its end.
    init(value: Double, range: ChartInterval) {
        let axis = Axis(from: range.lower, to: range.upper, start: 0, end: Double(Self.stops.count - 1))
        let position = axis.position(value)
        let index = min(Int(position), Self.stops.count - 2)
        let share = position - Double(index)
        let (from, to) = (Self.stops[index], Self.stops[index + 1])
        let channels = [(from.0, to.0), (from.1, to.1), (from.2, to.2)].map {
            Int(($0 + ($1 - $0) * share).rounded())
        }
        colour = "#" + channels.map { Self.hexadecimal($0) }.joined()

        // Relative luminance as in WCAG 2, with squares in place of the power 2.4, which would need libm. With this
        // limit the contrast of text to fill is at least 4.5 to 1 all along the stops above.
        let light = channels.map { Double($0 * $0) / 65025 }
        let luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
        textColour = luminance > 0.208 ? "#000000" : "#ffffff"
    }

    private static func hexadecimal(_ value: Int) -> String {
        let digits = String(min(max(value, 0), 255), radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
