/// Points that fill a cube evenly: Sobol's sequence in up to 21 dimensions.
///
/// Sobol (1967) with the direction numbers of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30 (2008), in the order of Gray's code (Antonov and Saleev 1979). The first point is
/// the origin; a number of points that is a power of two keeps the balance.
public struct SobolSequence: Sendable {
    /// The number of dimensions.
    public let dimensions: Int
    private let directions: [[UInt32]]

    /// The greatest number of dimensions.
    public static let greatestDimensions = polynomials.count + 1

    /// A sequence.
    ///
    /// - Throws: ``ArithmeticError/outOfDomain`` unless the dimensions lie between 1 and ``greatestDimensions``.
    public init(dimensions: Int) throws(ArithmeticError) {
        guard (1...SobolSequence.greatestDimensions).contains(dimensions) else { throw .outOfDomain }
        self.dimensions = dimensions
        let first = (0..<32).map { UInt32(1) << UInt32(31 - $0) }
        directions = [first] + SobolSequence.polynomials.prefix(dimensions - 1).map(SobolSequence.directions)
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

    /// A primitive polynomial: its inner coefficients as bits, and the first direction integers, as many as its degree.
    private struct Polynomial {
        let coefficients: UInt32
        let start: [UInt32]

        init(_ coefficients: UInt32, _ start: [UInt32]) {
            self.coefficients = coefficients
            self.start = start
        }
    }

    private static func directions(_ polynomial: Polynomial) -> [UInt32] {
        let degree = polynomial.start.count
        var numbers = polynomial.start.enumerated().map { $1 << UInt32(31 - $0) }
        while numbers.count < 32 {
            let past = numbers[numbers.count - degree]
            var number = past ^ (past >> UInt32(degree))
            for step in 1..<max(degree, 1) where polynomial.coefficients >> UInt32(degree - 1 - step) & 1 == 1 {
                number ^= numbers[numbers.count - step]
            }
            numbers.append(number)
        }
        return numbers
    }

    /// For the dimensions from the second on.
    private static let polynomials: [Polynomial] = [
        Polynomial(0, [1]), Polynomial(1, [1, 3]), Polynomial(1, [1, 3, 1]), Polynomial(2, [1, 1, 1]),
        Polynomial(1, [1, 1, 3, 3]), Polynomial(4, [1, 3, 5, 13]), Polynomial(2, [1, 1, 5, 5, 17]),
        Polynomial(4, [1, 1, 5, 5, 5]), Polynomial(7, [1, 1, 7, 11, 19]), Polynomial(11, [1, 1, 5, 1, 1]),
        Polynomial(13, [1, 1, 1, 3, 11]), Polynomial(14, [1, 3, 5, 5, 31]), Polynomial(1, [1, 3, 3, 9, 7, 49]),
        Polynomial(13, [1, 1, 1, 15, 21, 21]), Polynomial(16, [1, 3, 1, 13, 27, 49]),
        Polynomial(19, [1, 1, 1, 15, 7, 5]), Polynomial(22, [1, 3, 1, 15, 13, 25]),
        Polynomial(25, [1, 1, 5, 5, 19, 61]), Polynomial(1, [1, 3, 7, 11, 23, 15, 103]),
        Polynomial(4, [1, 3, 7, 13, 13, 15, 69]),
    ]
}
