/// The names of the contracts that sums name, one after the other. A name that is no longer needed stays.
struct ContractNames: Sendable {
    private var bytes: [UInt8] = []

    /// Which contract is meant: where its name stands.
    struct Name: Hashable, Sendable {
        fileprivate let start: UInt32
        fileprivate let count: Int32

        static let none = Name(start: 0, count: -1)
    }

    mutating func add(_ name: Span<UInt8>) -> Name {
        precondition(bytes.count + name.count <= Int(UInt32.max), "names of more than 4 GiB")
        let start = bytes.count
        for offset in name.indices { bytes.append(name[offset]) }
        return Name(start: UInt32(start), count: Int32(name.count))
    }

    /// The bytes of a name; none for ``Name/none``.
    subscript(name: Name) -> ArraySlice<UInt8> {
        name == .none ? [] : bytes[Int(name.start)..<Int(name.start) + Int(name.count)]
    }

    /// Whether a name comes before another in the order of their bytes; every name comes before none.
    func precedes(_ name: Span<UInt8>, _ other: Name) -> Bool {
        guard other != .none else { return true }
        let start = Int(other.start)
        for offset in 0..<min(name.count, Int(other.count)) where name[offset] != bytes[start + offset] {
            return name[offset] < bytes[start + offset]
        }
        return name.count < Int(other.count)
    }
}
