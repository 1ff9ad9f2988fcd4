/// Points that fill a cube evenly: Sobol's sequence in up to 64 dimensions.
///
/// Sobol (1967) with the direction numbers of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30 (2008), in the order of Gray's code (Antonov and Saleev 1979). The first point is
/// the origin; a number of points that is a power of two keeps the balance.
public struct SobolSequence: Sendable {
    /// The number of dimensions.
    public let dimensions: Int
    private let directions: [[UInt32]]

    /// The greatest number of dimensions.
    public static let greatestDimensions = SobolPolynomial.all.count + 1

    /// A sequence.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` unless the dimensions lie between 1 and ``greatestDimensions``.
    public init(dimensions: Int) throws(ArithmeticError) {
        guard (1...SobolSequence.greatestDimensions).contains(dimensions) else { throw .outOfDomain }
        self.dimensions = dimensions
        let first = (0..<32).map { UInt32(1) << UInt32(31 - $0) }
        directions = [first] + SobolPolynomial.all.prefix(dimensions - 1).map(\.directions)
    }

    /// The first points, as multiples of 2⁻³² from 0 to below 1.
    ///
    /// - Parameter count: At most 2³²; a negative number counts as 0.
    public func points(_ count: Int) -> [[Double]] {
        var state = [UInt32](repeating: 0, count: dimensions)
        var points: [[Double]] = []
        for index in 0..<max(0, min(count, 1 << 32)) {
            points.append(state.map { Double($0) * 0x1p-32 })
            // The place of the lowest zero bit: below 32, but after the last point.
            let place = min((~UInt64(index)).trailingZeroBitCount, 31)
            for dimension in state.indices { state[dimension] ^= directions[dimension][place] }
        }
        return points
    }
}
