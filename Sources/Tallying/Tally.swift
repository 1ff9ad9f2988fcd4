public import Dataset
import Statistics
public import Tables

/// Exact sums over contracts, by vendor and quarter, that merge in any order: of a file, of a part of one, or of many.
///
/// Merging the tallies of parts gives the tally of the whole, provided that all rows of a contract are in one part.
public struct Tally: Sendable {
    /// What has to be the same for tallies to be merged: the method, the rates, the quarters.
    public let terms: TallyTerms
    /// What became of the rows.
    public internal(set) var counts: TallyCounts
    /// The files that were read: the digest and the size in bytes of each, sorted; a file read as a stream has no digest.
    public internal(set) var inputs: [TallyInput]
    /// Whether the tally was made with this method and these tables.
    package func isMade(with frame: ContractFrame) -> Bool { terms.digest == TallyTerms.digest(of: frame) }

    var vendors: ByteTable
    var sums: TallySums
    var keys: SortedKeys
}

/// A file that was tallied.
public struct TallyInput: Hashable, Comparable, Sendable {
    /// SHA-256 over the SHA-256s of consecutive blocks of 4 MiB, behind `mapped ` where a mapping made the contracts of the
    /// file: read as it stands it would give another tally.
    public let digest: String
    /// In bytes.
    public let size: Int64

    init(digest: String, size: Int64) {
        self.digest = digest
        self.size = size
    }

    /// A file that a mapping made the contracts of.
    init(mapped digest: String, size: Int64) { self.init(digest: "mapped " + digest, size: size) }

    public static func < (left: TallyInput, right: TallyInput) -> Bool {
        (left.digest, left.size) < (right.digest, right.size)
    }
}

/// What tallies must have in common to be merged.
public struct TallyTerms: Hashable, Sendable {
    /// The quarters asked for, ascending.
    public let periods: [Period]
    /// The digest of everything that a contract's figures depend on besides its rows: the method, the codelists, the
    /// rates and the sources' dates.
    public let digest: String
    /// The release of Candour.
    public let release: String
    /// How many units a point of involvement is.
    let unitsPerPoint: Int64
}

/// What came of tallying files.
public struct TallyReading: Sendable {
    /// The tally of the rows that could be used.
    public let tally: Tally
    /// Every fault and warning, by file and line.
    public let diagnostics: [Diagnostic]
    /// For each identifier of a diagnostic, how many more were found than are kept.
    public let furtherFaults: [String: Int]
    /// Whether a file's header could not be used, so that none of its rows was read.
    public let hasUnreadFile: Bool
    /// What the mapping did that makes the contracts; nil where they stand in files of their own.
    public let mapping: MappingReport?
}
