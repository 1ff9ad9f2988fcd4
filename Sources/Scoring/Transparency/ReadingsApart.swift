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
    ///
    /// - Parameter hasOneValue: whether its bounds and its score are one.
    init(_ status: LeafStatus, hasOneValue: Bool) {
        self = hasOneValue ? [] : .bounds
        switch status {
        case .nonresponse: insert(.silence)
        case .pending: insert(.pending)
        case .scored, .notApplicable, .unrated, .unresolved: break
        }
    }

    /// Whether a reading may differ.
    func contains(_ reading: NodeEvaluation.Reading) -> Bool {
        switch reading {
        case .published: false
        case .lower, .upper: contains(.bounds)
        case .silenceOut: contains(.silence)
        case .pendingIn: contains(.pending)
        }
    }
}
