/// Estimates how wide a text will be, without a font.
///
/// The advances are those of DejaVu Sans, the widest of the common sans-serif faces: what fits by this estimate fits in
/// Helvetica, Arial and Liberation Sans too. For other scripts a width is taken that few characters exceed.
enum TextWidth {
    /// The width in pixels.
    static func estimate(_ text: String, style: TextStyle) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += advance(scalar, isBold: style.isBold) }
        return Double(thousandths) * style.size / 1000
    }

    /// The width of the widest of some texts as they will be printed, up to a limit.
    static func widest(_ texts: [String], style: TextStyle, limit: Double) -> Double {
        texts.reduce(0) { max($0, min(limit, estimate(SVGText.clean($1), style: style))) }
    }

    /// The width of one character in thousandths of the font's size.
    static func advance(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
        if isCombining(scalar) { return 0 }
        let value = Int(scalar.value)
        if (0x20...0x7E).contains(value) { return (isBold ? bold : regular)[value - 0x20] }
        let width =
            switch value {
            case 0xA0...0x36F: 690
            case 0x370...0x3FF: 720
            case 0x400...0x58F: 780
            case 0x590...0x5FF: 620
            case 0x600...0x8FF: 720
            case 0x2010...0x2012, 0x2018...0x201F: 500
            case 0x2013: 500
            case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFF60: 1000
            case 0x1F000...0x1FFFF: 1350
            default: 1000
            }
        return isBold && width < 1000 ? width + width / 8 : width
    }

    /// Whether a character is drawn on the one before it, or not at all, and so must not be parted from it.
    ///
    /// A table of our own, since the standard library's follows the Unicode version of the system it runs on.
    static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: true
        case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED: true
        case 0x93A, 0x93C, 0x941...0x948, 0x94D, 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: true
        case 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F, 0x2060...0x2064, 0x20D0...0x20FF: true
        case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0x1F3FB...0x1F3FF, 0xE0000...0xE01EF: true
        default: false
        }
    }

    private static let regular = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
        636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
        557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613,
        635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636, 337, 636, 838,
    ]
    private static let bold = [
        348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696,
        696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775,
        637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675,
        716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924,
        645, 652, 582, 712, 365, 712, 838,
    ]
}
