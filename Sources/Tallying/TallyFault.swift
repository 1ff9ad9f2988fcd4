/// Why nothing can be tallied.
public enum TallyFault: Error, Hashable, Sendable {
    /// The weights of the method have more digits than a tally can add up exactly.
    case tooManyDigits
    /// No quarter was named.
    case noPeriods
}

extension TallyFault {
    /// The fault in a sentence.
    public var explanation: String {
        switch self {
        case .tooManyDigits: "the weights under 'contracts' have more digits than a tally can add up exactly"
        case .noPeriods: "no quarter was named"
        }
    }
}
