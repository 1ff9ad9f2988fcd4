public import Dataset
public import Statistics

/// How far a vendor's score at an index moved from one edition to another, and what moved it.
public struct ScoreMove: Sendable {
    /// The vendor.
    public let vendor: Identifier
    /// The score in the earlier edition; nil where it had none.
    public let before: Rational?
    /// The score in the later one; nil where it has none.
    public let after: Rational?
    /// The later less the earlier; nil where one has none.
    public let total: Rational?
    /// What the other method moved: the earlier rows under the later method, less the earlier score.
    public let ofMethod: Available<Rational>
    /// What other rows moved: the later score less that of the earlier rows under the later method.
    public let ofRows: Available<Rational>
    /// Where the vendor stood; nil where it was not ranked.
    public let placeBefore: Place?
    /// Where it stands now; nil where it is not ranked.
    public let placeAfter: Place?
}

/// A contract of a vendor that is another in a later edition.
public struct ContractMove: Sendable {
    /// What it was; nil where the earlier edition did not have it.
    public let before: VendorContract?
    /// What it is; nil where the later one does not have it.
    public let after: VendorContract?
}

/// Two editions of a dataset: other quarters, or the same one after corrections.
public struct EditionComparison: Sendable {
    /// The edition that is compared with.
    public let earlier: ScoredPeriod
    /// The edition that is looked at.
    public let later: ScoredPeriod
    /// The earlier rows under the later method; the earlier edition itself where the methods are the same, nil where the
    /// later method can't score them.
    public let restated: ScoredPeriod?

    /// - Parameter restated: the earlier rows under the later method; nil where it can't score them.
    public init(earlier: ScoredPeriod, later: ScoredPeriod, restated: ScoredPeriod?) {
        self.earlier = earlier
        self.later = later
        self.restated = restated
    }

    /// Every vendor of the two, in the order of the identifiers.
    public var vendors: [Identifier] {
        Set(earlier.vendors.map(\.vendor) + later.vendors.map(\.vendor)).sorted()
    }

    /// The moves at an index of the later method, one for each vendor that has a score in either edition.
    ///
    /// - Throws: `ScoringFault` for a difference that does not fit.
    public func moves(at index: Identifier) throws(ScoringFault) -> [ScoreMove] {
        var moves: [ScoreMove] = []
        for vendor in vendors {
            let before = EditionComparison.score(vendor, index, earlier)
            let after = EditionComparison.score(vendor, index, later)
            guard before != nil || after != nil else { continue }
            let between = restated.flatMap { EditionComparison.score(vendor, index, $0) }
            let move = try computing("the change of vendor '\(vendor)' at '\(index)'") {
                () throws(ArithmeticError) -> ScoreMove in
                ScoreMove(
                    vendor: vendor, before: before, after: after, total: try difference(after, before),
                    ofMethod: try part(between, before), ofRows: try part(after, between),
                    placeBefore: earlier.ranking(index)?.place(of: vendor),
                    placeAfter: later.ranking(index)?.place(of: vendor))
            }
            moves.append(move)
        }
        return moves
    }

    private static func score(_ vendor: Identifier, _ index: Identifier, _ scored: ScoredPeriod) -> Rational? {
        guard case .scored(let score)? = scored.vendor(vendor)?.standing(in: index, scored.method) else { return nil }
        return score.value
    }

    private func difference(_ one: Rational?, _ other: Rational?) throws(ArithmeticError) -> Rational? {
        guard let one, let other else { return nil }
        return try VendorPairs.difference(one, other)
    }

    private func part(_ one: Rational?, _ other: Rational?) throws(ArithmeticError) -> Available<Rational> {
        guard restated != nil else { return .none("not available: the later method can't score the earlier rows") }
        return try difference(one, other).map { .value($0) } ?? .none("not available: not scored in both")
    }

    /// What the rows moved, split into answers, questions and coders; nil where an edition does not have the index, or the
    /// later method can't score the earlier rows.
    ///
    /// - Throws: `ScoringFault` when a figure can't be computed.
    public func parts(of index: Identifier, threads: Int) throws(ScoringFault) -> IndexChanges? {
        guard let restated else { return nil }
        return try PeriodComparison(later, restated).changes(index, threads: threads)
    }

    /// The answers of a vendor that stand differently, and what each is worth beside what it was.
    public func answers(of vendor: Identifier, index: Identifier) -> [AnswerDifference] {
        guard let now = later.vendor(vendor), let then = (restated ?? earlier).vendor(vendor) else { return [] }
        return AnswerDifferences.list(now, then, index: index, in: later)
    }

    /// The contracts of a vendor that only one of the editions has, that count in one of them only, or whose involvement
    /// is another; in the order of contract and company.
    public func contracts(of vendor: Identifier) -> [ContractMove] {
        func byKey(_ scored: ScoredPeriod) -> [[Identifier]: VendorContract] {
            Dictionary(
                (scored.vendor(vendor)?.involvement.contracts ?? []).map { ([$0.row.contract, $0.row.vendor], $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let (before, after) = (byKey(earlier), byKey(later))
        return Set(before.keys).union(after.keys).sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
            let move = ContractMove(before: before[key], after: after[key])
            if let one = move.before, let other = move.after, one.counts == other.counts,
                one.involvement.involvement == other.involvement.involvement
            {
                return nil
            }
            return move
        }
    }
}
