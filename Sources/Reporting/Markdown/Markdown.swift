/// Text that is Markdown, as opposed to text that happens to be shown in it.
///
/// A literal is Markdown; a `String` put into one is escaped. So a vendor's words cannot become a heading, a link, a
/// picture, HTML or a table's column, and forgetting to escape is not possible:
/// `"**\(vendor.name)** said"` makes only the literal's stars bold.
public struct Markdown: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The Markdown itself.
    public let source: String

    /// Markdown from a literal, which is trusted.
    public init(stringLiteral literal: String) { source = literal }

    /// Markdown from a literal, which is trusted.
    public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    /// Text that is already Markdown.
    init(source: String) { self.source = source }

    /// Text of unknown origin.
    public init(escaping text: String) { source = MarkdownEscape.escaped(text) }

    /// Puts Markdown together: literals as they stand, text escaped.
    public struct StringInterpolation: StringInterpolationProtocol {
        var source = ""

        /// Markdown from a literal, which is trusted.
        public init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

        public mutating func appendLiteral(_ literal: String) { source += literal }

        public mutating func appendInterpolation(_ markdown: Markdown) { source += markdown.source }

        public mutating func appendInterpolation(_ text: String) { source += MarkdownEscape.escaped(text) }

        public mutating func appendInterpolation(_ number: Int) { source += String(number) }
    }

    public static func + (left: Markdown, right: Markdown) -> Markdown { Markdown(source: left.source + right.source) }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { source.isEmpty }
}

extension Sequence<Markdown> {
    /// The pieces one after another.
    public func joined(by separator: String) -> Markdown {
        Markdown(source: map(\.source).joined(separator: separator))
    }
}
