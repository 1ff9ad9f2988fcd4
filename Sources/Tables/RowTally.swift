/// What a reader does with the records of a file: takes from each what is needed.
///
/// Large files are read in several stretches at the same time. Each stretch has a tally of its own, which is given its
/// records in file order; at the end the tallies are merged into the first, in file order too. How many stretches there
/// are depends on the number of threads, so the result is the same for all only if merging is associative: a tally that
/// was given the records of two neighbouring stretches must equal the two tallies merged.
public protocol RowTally: Sendable {
    /// Takes in the next record.
    mutating func add(_ record: borrowing Record)

    /// Takes in what another tally gathered from the stretch that follows directly.
    mutating func merge(_ later: consuming Self)
}
