import Dataset
import Tables

/// Names of columns for other programs: what stands for a node in the header of a wide table.
enum ColumnNames {
    /// The columns that a wide table has besides.
    static let taken = ["period", "vendor", "name"]

    /// A name of ASCII letters, digits and underscores that begins with a letter, which pandas, R and SQL all take as it
    /// is.
    ///
    /// A node's own name stays where it is one already. Otherwise the rest of it becomes underscores and eight digits of
    /// its digest follow, so that no two nodes share a column and none is renamed by another's coming or going.
    static func name(for node: Identifier) -> String {
        let bytes = Array(node.text.utf8)
        let isPlain = bytes.first.map(isLetter) ?? false
        if isPlain, bytes.count <= 64, bytes.allSatisfy(isAllowed), !taken.contains(node.text) { return node.text }
        var readable = bytes.prefix(48).map { isAllowed($0) ? $0 : UInt8(ascii: "_") }
        if !isPlain { readable.insert(contentsOf: Array("n_".utf8), at: 0) }
        return String(decoding: readable, as: UTF8.self) + "_" + Digest.of(bytes).prefix(8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
