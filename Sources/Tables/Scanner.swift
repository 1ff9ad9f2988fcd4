import CScan

extension TableFile {
    /// What finds the cells. All give the same records, cells, faults and places.
    public enum Scanner: String, CaseIterable, Hashable, Sendable {
        /// Vector instructions for whatever is provably plain, libcsv for the rest. Where the processor has no such
        /// instructions, it is ``portable``.
        case vectorised
        /// The same by vectors of 32 bytes also where the processor has wider ones, so that both can be tested on it.
        case narrow
        /// The same with ordinary instructions.
        case portable
        /// libcsv for everything.
        case libcsv

        /// Whether this processor has the instructions that ``vectorised`` is named after.
        public static var hasVectorInstructions: Bool { cscan_is_vectorised() }
    }
}
