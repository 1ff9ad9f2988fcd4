import Tables

/// The columns of a foreign file, found by the names that a mapping uses.
///
/// A `*` in a name stands for the number of an item: `contracts/*/id` is `contracts/0/id`, `contracts/1/id` and so on.
struct ForeignHeader: Sendable {
    /// The names, without what the mapping says they may begin with.
    let names: [String]
    private let places: [Identifier: Int]
    private let twice: Set<Identifier>

    init(_ header: [String], prefixes: [String]) {
        names = header.map { name in
            let name = ForeignHeader.tidied(name)
            guard let prefix = prefixes.first(where: { !$0.isEmpty && name.utf8.starts(with: $0.utf8) }) else {
                return name
            }
            return String(decoding: Array(name.utf8).dropFirst(prefix.utf8.count), as: UTF8.self)
        }
        var places: [Identifier: Int] = [:]
        var twice: Set<Identifier> = []
        for (index, name) in names.enumerated() {
            let name = Identifier(name)
            if places[name] == nil { places[name] = index } else { twice.insert(name) }
        }
        self.places = places
        self.twice = twice
    }

    /// A name without blanks at its ends and with a space for each line end.
    static func tidied(_ name: String) -> String {
        let bytes = Array(name.utf8)
        var tidy: [UInt8] = []
        Tidying.append(bytes.span, to: &tidy)
        return String(decoding: tidy, as: UTF8.self)
    }

    /// Where a column stands, its stars taken as these numbers; nil where there is none.
    func index(of name: String, items: [String] = []) -> Int? {
        places[Identifier(ForeignHeader.numbered(name, items))]
    }

    /// Whether two columns have a name.
    func isAmbiguous(_ name: String, items: [String] = []) -> Bool {
        twice.contains(Identifier(ForeignHeader.numbered(name, items)))
    }

    /// The numbers of the items that columns are named for, by a pattern such as `awards/*/suppliers/*`; as many lists
    /// as there are items, in the order of the header.
    func items(_ pattern: String) -> [[String]] {
        let wanted = pattern.split(separator: "/", omittingEmptySubsequences: false)
        var found: [[String]] = []
        var seen: Set<[String]> = []
        for name in names {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count > wanted.count else { continue }
            var items: [String] = []
            let isMatch = zip(wanted, parts).allSatisfy { want, part in
                guard want == "*" else { return want == part }
                items.append(String(part))
                return !part.isEmpty && part.utf8.allSatisfy(\.isDigit)
            }
            if isMatch, seen.insert(items).inserted { found.append(items) }
        }
        return found
    }

    /// A name with its stars replaced by numbers, first by first; stars without a number stay.
    private static func numbered(_ name: String, _ items: [String]) -> String {
        guard !items.isEmpty, name.utf8.contains(UInt8(ascii: "*")) else { return name }
        var rest = items[...]
        return name.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0 == "*" ? rest.popFirst() ?? "*" : String($0) }
            .joined(separator: "/")
    }
}
