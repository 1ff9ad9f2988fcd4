/// Which readings of what is missing may differ from the published one, at an answer or at a node.
///
/// Few answers are missing, so that most readings of most nodes are the same and are worked out once.
struct ReadingsApart: OptionSet {
    let rawValue: UInt8

    /// The two bounds.
    static let bounds = ReadingsApart(rawValue: 1)
    /// The score without what was refused or never given.
    static let silence = ReadingsApart(rawValue: 2)
    /// The score with what is pending at its minimum.
    static let pending = ReadingsApart(rawValue: 4)
    static let all: ReadingsApart = [.bounds, .silence, .pending]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Those that differ at an answer.
    init(_ leaf: Leaf) {
        self = leaf.hasOneValue ? [] : .bounds
        switch leaf.status {
        case .nonresponse: insert(.silence)
        case .pending: insert(.pending)
        case .scored, .notApplicable, .unrated, .unresolved: break
        }
    }
}
