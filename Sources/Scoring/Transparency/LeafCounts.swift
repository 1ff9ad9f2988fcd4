/// Of some answers: how many have each status.
public struct LeafCounts: Hashable, Sendable {
    private var scored = 0
    private var nonresponse = 0
    private var notApplicable = 0
    private var pending = 0
    private var unrated = 0
    private var unresolved = 0

    init() {}

    /// How many have a status.
    public internal(set) subscript(_ status: LeafStatus) -> Int {
        get {
            switch status {
            case .scored: scored
            case .nonresponse: nonresponse
            case .notApplicable: notApplicable
            case .pending: pending
            case .unrated: unrated
            case .unresolved: unresolved
            }
        }
        set {
            switch status {
            case .scored: scored = newValue
            case .nonresponse: nonresponse = newValue
            case .notApplicable: notApplicable = newValue
            case .pending: pending = newValue
            case .unrated: unrated = newValue
            case .unresolved: unresolved = newValue
            }
        }
    }

    /// How many there are.
    public var all: Int { scored + nonresponse + notApplicable + pending + unrated + unresolved }
}
