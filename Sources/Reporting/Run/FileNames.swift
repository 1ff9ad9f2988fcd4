import Dataset
import Tables

/// A file name for each vendor: readable, safe on every system, and never the same for two.
struct FileNames {
    private let names: [Identifier: String]

    init(_ identifiers: [Identifier]) {
        var names: [Identifier: String] = [:]
        for identifier in identifiers { names[identifier] = FileNames.name(for: identifier.text) }
        self.names = names
    }

    func name(of identifier: Identifier) -> String { names[identifier] ?? FileNames.name(for: identifier.text) }

    /// An identifier of lower-case letters, digits, "-" and "_" is its own name. Of any other the rest becomes "-",
    /// and the beginning of its digest tells it from every other: `../../etc` has no way out of the folder.
    static func name(for text: String) -> String {
        let isSafe = text.utf8.allSatisfy(isPlain) && (1...60).contains(text.utf8.count) && !text.hasPrefix("-")
        // A name that some system keeps for a device would not open there as a file.
        if isSafe, !reserved.contains(text) { return text }
        var readable = ""
        for byte in text.utf8.prefix(40) {
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
            if isPlain(lower), lower != UInt8(ascii: "-") {
                readable.unicodeScalars.append(Unicode.Scalar(lower))
            } else if !readable.isEmpty, !readable.hasSuffix("-") {
                readable += "-"
            }
        }
        if readable.hasSuffix("-") { readable.removeLast() }
        let digest = Digest.of(Array(text.utf8)).prefix(12)
        return (readable.isEmpty ? "vendor" : readable) + "-" + digest
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static let reserved: Set<String> =
        Set(["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
