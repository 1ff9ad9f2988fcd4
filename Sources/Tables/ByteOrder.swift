// Swift compares strings by canonical equivalence: "é" equals "e\u{301}". Two cells with different bytes are different
// texts here, and their order must not depend on Unicode tables.
extension String {
    /// Whether both texts consist of the same UTF-8 bytes.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// Whether this text comes before the other in the order of UTF-8 bytes.
    func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
