import Tables

/// The identifier of a vendor, question, contract, source …: the UTF-8 bytes of its cell.
///
/// Swift's `String` calls "é" and "e\u{301}" equal; a vendor's identifier must not, because what another program
/// compares as bytes has to come out the same here. The text is stored once for the whole process, so that identifiers
/// are as cheap to copy, compare and look up as numbers.
// The reference is to an immutable object that is never freed; counting references to it would only make threads wait
// for each other.
@safe
public struct Identifier: Hashable, Comparable, @unchecked Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    private let interned: Unmanaged<InternedText>

    /// The identifier that a text is.
    public init(_ text: String) { unsafe interned = .passUnretained(InternedTexts.only(text)) }

    /// The identifier that a text is.
    public init(stringLiteral text: String) { self.init(text) }

    /// The identifier as it is written.
    public var text: String { unsafe interned._withUnsafeGuaranteedRef { $0.text } }

    public static func == (left: Identifier, right: Identifier) -> Bool {
        unsafe left.interned.toOpaque() == right.interned.toOpaque()
    }

    public static func < (left: Identifier, right: Identifier) -> Bool {
        guard left != right else { return false }
        return unsafe left.interned._withUnsafeGuaranteedRef { one in
            unsafe right.interned._withUnsafeGuaranteedRef { other in one.precedes(other) }
        }
    }

    public func hash(into hasher: inout Hasher) {
        unsafe hasher.combine(UInt(bitPattern: interned.toOpaque()))
    }

    public var description: String { text }

    /// Lends the UTF-8 bytes of the identifier.
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        // The bytes live as long as the process.
        unsafe interned._withUnsafeGuaranteedRef { unsafe body($0.bytes) }
    }

    /// Whether the identifier is written with these bytes.
    func isWritten(as bytes: Span<UInt8>) -> Bool {
        unsafe interned._withUnsafeGuaranteedRef { unsafe $0.bytes.bindMemory(to: UInt8.self).span.equals(bytes) }
    }
}
