import Tables

/// An identifier made from a name: always the same for the same bytes, and another for others.
enum Slug {
    static let label = "identifiers from names"

    /// Letters and digits in lower case as far as ASCII goes, `-` for all else, and the beginning of the name's SHA-256;
    /// a name that is written like that already stays as it is.
    ///
    /// Without the digest `ACME Ltd` and `Acme, Ltd.` would be one vendor without anybody having said so.
    static func of(_ name: [UInt8]) -> [UInt8] {
        var slug: [UInt8] = []
        for byte in name {
            if byte.isDigit || byte >= 0x80 {
                slug.append(byte)
            } else if byte.isLetter {
                slug.append(byte | 0x20)
            } else if slug.last != UInt8(ascii: "-"), !slug.isEmpty {
                slug.append(UInt8(ascii: "-"))
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        if slug == name { return slug }
        return slug + Array("-\(Digest.of(name).prefix(8))".utf8)
    }
}
