public import Dataset
public import Tables

/// Takes tallies of parts together.
public struct TallyMerge: Sendable {
    private var tally: Tally?
    /// The first part's name.
    private var firstName = ""

    public init() {}

    /// Why a part can't be added.
    public enum Refusal: Error, Hashable, Sendable {
        /// It was made with another method, other rates, vendors or codelists.
        case otherDigest(first: String)
        /// It was made for other quarters.
        case otherPeriods(first: String, periods: [Period], firstPeriods: [Period])
        /// It was made by another release.
        case otherRelease(first: String, release: String, firstRelease: String)
        /// So many of its contracts have rows in an earlier part too.
        case sharedContracts(count: Int)
    }

    /// Adds the tally of a part.
    /// - Throws: ``Refusal``; the part is then left out.
    public mutating func add(_ part: Tally, name: String) throws(Refusal) {
        guard var whole = tally else {
            tally = part
            firstName = name
            return
        }
        let (terms, first) = (part.terms, whole.terms)
        guard terms.release == first.release else {
            throw .otherRelease(first: firstName, release: terms.release, firstRelease: first.release)
        }
        guard terms.periods == first.periods else {
            throw .otherPeriods(first: firstName, periods: terms.periods, firstPeriods: first.periods)
        }
        guard terms == first else { throw .otherDigest(first: firstName) }
        tally = nil
        guard case .kept(let ours) = whole.keys, case .kept(let theirs) = part.keys else {
            preconditionFailure("a tally that was read from a file has its keys in memory")
        }
        let unions = zip(ours, theirs).map { TallyMerge.union($0, $1) }
        let shared = unions.reduce(0) { $0 + $1.shared }
        guard shared == 0 else {
            tally = whole
            throw .sharedContracts(count: shared)
        }
        whole.keys = .kept(unions.map(\.keys))
        whole.counts.merge(part.counts)
        whole.inputs = (whole.inputs + part.inputs).sorted()
        let numbers = (0..<part.vendors.count).map { Int32(whole.vendors.add(Array(part.vendors[$0]))) }
        whole.sums.makeRoom(vendors: whole.vendors.count)
        whole.sums.merge(part.sums) { .init(vendor: numbers[Int($0.vendor)], from: $0.from, until: $0.until) }
        tally = whole
    }

    /// All parts together; nil where none was added.
    public var whole: Tally? { tally }

    /// Two ascending lists as one, and how many are in both.
    private static func union(_ left: [UInt64], _ right: [UInt64]) -> (keys: [UInt64], shared: Int) {
        var keys: [UInt64] = []
        keys.reserveCapacity(left.count + right.count)
        var (one, other, shared) = (0, 0, 0)
        while one < left.count, other < right.count {
            if left[one] < right[other] {
                keys.append(left[one])
                one += 1
            } else {
                if left[one] == right[other] { shared += 1 }
                keys.append(right[other])
                other += 1
            }
        }
        keys.append(contentsOf: left[one...])
        keys.append(contentsOf: right[other...])
        return (keys, shared)
    }
}

extension TallyMerge.Refusal {
    /// The refusal of a part as a message.
    public func diagnostic(of path: String) -> Diagnostic {
        let place = Place(file: path)
        func listed(_ periods: [Period]) -> String { periods.map(\.description).joined(separator: ", ") }
        switch self {
        case .otherDigest(let first):
            return Diagnostic(
                severity: .error, identifier: "tally.other-terms", place: place,
                summary: "this tally was made with another method, or with other vendors, rates, sources or codelists,"
                    + " than \(first)",
                fix: "tally all parts with the same dataset")
        case .otherPeriods(let first, let periods, let firstPeriods):
            return Diagnostic(
                severity: .error, identifier: "tally.other-quarters", place: place,
                summary: "this tally is for other quarters than \(first)", found: listed(periods),
                expected: listed(firstPeriods), fix: "tally all parts for the same quarters")
        case .otherRelease(let first, let release, let firstRelease):
            return Diagnostic(
                severity: .error, identifier: "tally.other-release", place: place,
                summary: "this tally was made by another release than \(first)", found: release,
                expected: firstRelease, fix: "tally all parts with the same release")
        case .sharedContracts(let count):
            return Diagnostic(
                severity: .error, identifier: "tally.shared-contracts", place: place,
                summary: count == 1
                    ? "a contract of this tally has rows in an earlier one too"
                    : "\(count) contracts of this tally have rows in earlier ones too",
                expected: "all rows of a contract in one part",
                fix: "give each part once; divide rows by contract, or tally the files together")
        }
    }
}
