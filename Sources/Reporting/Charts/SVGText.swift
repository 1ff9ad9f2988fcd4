/// Makes untrusted text safe to stand in an SVG document.
enum SVGText {
    private static let markLimit = 6

    /// The text without anything that XML 1.0 forbids or that could disturb the layout around it.
    ///
    /// Control characters and noncharacters are dropped, as are the directional embeddings, overrides and isolates with
    /// which a name could show other characters than it holds; runs of white space become one blank, and of marks piled
    /// on one character only the first six stay.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingBlank = false
        var marks = 0
        for scalar in text.unicodeScalars {
            if isWhiteSpace(scalar) {
                pendingBlank = !scalars.isEmpty
            } else if isAllowed(scalar) {
                marks = TextWidth.isCombining(scalar) ? marks + 1 : 0
                if marks > markLimit { continue }
                if pendingBlank { scalars.append(" ") }
                pendingBlank = false
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The text with the five characters that mean something to XML replaced by their entities.
    static func escape(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: false
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: false
        case 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
