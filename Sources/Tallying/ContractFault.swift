import Dataset
import Tables

/// Why a row is refused although it can be read and nothing is wrong with it alone.
enum ContractFault: Sendable {
    case tooManyDigits
    case duplicateKey
    case sharesAboveOne
    case unknownOriginal
    case otherRowRefused

    /// The identifier of the message.
    var identifier: String {
        switch self {
        case .tooManyDigits: "tally.too-many-digits"
        case .duplicateKey: "key.duplicate"
        case .sharesAboveOne: "contract.shares-above-one"
        case .unknownOriginal: "reference.unknown-contract"
        case .otherRowRefused: "tally.other-row-refused"
        }
    }

    /// The column at fault.
    var column: String {
        switch self {
        case .tooManyDigits: "value"
        case .duplicateKey, .otherRowRefused: "contract"
        case .sharesAboveOne: "share"
        case .unknownOriginal: "same_as"
        }
    }

    /// What is wrong, in a sentence.
    var summary: String {
        switch self {
        case .tooManyDigits: "the figures of this contract have more digits than can be added up exactly"
        case .duplicateKey: "another row has the same contract, vendor and version"
        case .sharesAboveOne: "the shares of this contract's vendors sum to more than 1"
        case .unknownOriginal: "no row read here is of the contract that 'same_as' names"
        case .otherRowRefused: "another row of this contract was refused, and a contract counts whole or not at all"
        }
    }

    /// What to do about it.
    var fix: String {
        switch self {
        case .tooManyDigits: "write values below 10^18, and parts of a risk with at most six decimals"
        case .duplicateKey: "take one of the rows away, or correct its key"
        case .sharesAboveOne: "correct the shares of this version"
        case .unknownOriginal: "correct 'same_as', or put both contracts into one tally"
        case .otherRowRefused: "mend the other row"
        }
    }

    /// The fault of a row at a position.
    func finding(at position: RecordPosition) -> Finding {
        Finding(contractAt: position, column, identifier, summary, fix: fix)
    }
}
