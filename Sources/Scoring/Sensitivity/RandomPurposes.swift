/// What the random numbers of a sensitivity analysis are used for; each number is unique within the program.
enum SensitivityPurpose {
    /// Weights of any size.
    static let anyWeights: UInt32 = 0x0401
    /// Weights near those of the method.
    static let nearWeights: UInt32 = 0x0402
    /// The sets of weights further down that a factor chooses among.
    static let weightSets: UInt32 = 0x0403
    /// Resamples of the rows that shares of the variance rest on.
    static let resamples: UInt32 = 0x0404
}
