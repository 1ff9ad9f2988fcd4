/// Links in Markdown.
enum Link {
    /// A link to a page or a table of the same run.
    static func to(_ path: String, _ text: Markdown) -> Markdown {
        Markdown(source: "[" + text.source + "](" + path + ")")
    }

    /// A link to an address that a dataset gives, where it is one that is safe to follow; else the text alone.
    ///
    /// Only `https` and `http` are followed; whatever could end the link early or hide where it leads is encoded.
    static func out(to address: String, _ text: Markdown) -> Markdown {
        guard let target = target(address) else { return text }
        return Markdown(source: "[" + text.source + "](" + target + ")")
    }

    static func target(_ address: String) -> String? {
        let lower = address.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        var target = ""
        for byte in address.utf8 {
            if isPlain(byte) {
                target.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = Array("0123456789ABCDEF")
                target += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
            }
        }
        return target
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/?#@!$&+,;=%".utf8.contains(byte)
        }
    }
}
