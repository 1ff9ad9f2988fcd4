/// The identifier of a vendor, question, contract, source …: the UTF-8 bytes of its cell.
///
/// Swift's `String` calls "é" and "e\u{301}" equal; a vendor's identifier must not, because what another program
/// compares as bytes has to come out the same here.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The identifier as it is written.
    public let text: String

    /// The identifier that a text is.
    public init(_ text: String) { self.text = text }

    /// The identifier that a text is.
    public init(stringLiteral text: String) { self.text = text }

    public static func == (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }

    public var description: String { text }
}
