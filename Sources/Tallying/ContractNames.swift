/// The names of the contracts that sums name, one after the other, each behind its length. A name that is no longer needed
/// stays.
struct ContractNames: Sendable {
    private var bytes: [UInt8] = []

    /// Which contract is meant: where its name stands.
    struct Name: Hashable, Sendable {
        fileprivate let start: UInt32

        static let none = Name(start: .max)
    }

    private static let lengthSize = 4

    mutating func add(_ name: Span<UInt8>) -> Name {
        let start = bytes.count
        precondition(start + ContractNames.lengthSize + name.count < Int(UInt32.max), "names of more than 4 GiB")
        var length = UInt32(name.count)
        for _ in 0..<ContractNames.lengthSize {
            bytes.append(UInt8(truncatingIfNeeded: length))
            length >>= 8
        }
        // The array takes the bytes before the name is gone.
        unsafe name.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return Name(start: UInt32(start))
    }

    /// Where the bytes of a name stand, which is not ``Name/none``.
    private func range(_ name: Name) -> Range<Int> {
        let start = Int(name.start) + ContractNames.lengthSize
        var length = 0
        for place in (start - ContractNames.lengthSize..<start).reversed() { length = length << 8 | Int(bytes[place]) }
        return start..<start + length
    }

    /// The bytes of a name; none for ``Name/none``.
    subscript(name: Name) -> ArraySlice<UInt8> { name == .none ? [] : bytes[range(name)] }

    /// Whether a name comes before another in the order of their bytes; every name comes before none.
    func precedes(_ name: Span<UInt8>, _ other: Name) -> Bool {
        guard other != .none else { return true }
        let range = range(other)
        for offset in 0..<min(name.count, range.count) where name[offset] != bytes[range.lowerBound + offset] {
            return name[offset] < bytes[range.lowerBound + offset]
        }
        return name.count < range.count
    }
}
