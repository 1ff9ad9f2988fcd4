/// The eigenvalues and eigenvectors of a symmetric matrix, in double-double numbers, the largest value first.
struct SymmetricEigen {
    /// The eigenvalues in falling order.
    let values: [DoubleDouble]
    /// To each eigenvalue a vector of length 1.
    let vectors: [[DoubleDouble]]

    /// Jacobi's method: rotations, row by row, until nothing is left beside the diagonal.
    ///
    /// Golub and Van Loan, Matrix Computations, 4th edition (2013), section 8.5. It converges quadratically; a matrix of
    /// criteria takes about ten sweeps for 106 bits, and the sweeps are counted and not timed, so that the same matrix
    /// gives the same bits.
    ///
    /// - Parameter matrix: Square and symmetric.
    /// - Throws: ``ArithmeticError``.
    init(_ matrix: [[DoubleDouble]]) throws(ArithmeticError) {
        let count = matrix.count
        guard matrix.allSatisfy({ $0.count == count }) else { throw .outOfDomain }
        var work = matrix
        // Row v of `axes` becomes eigenvector v.
        var axes = matrix.indices.map { row in matrix.indices.map { $0 == row ? DoubleDouble.one : .zero } }
        for _ in 0..<60 {
            var isDiagonal = true
            for first in 0..<max(count - 1, 0) {
                for second in (first + 1)..<count where SymmetricEigen.isRelevant(work, first, second) {
                    isDiagonal = false
                    try SymmetricEigen.rotate(&work, &axes, first, second)
                }
            }
            if isDiagonal { break }
        }
        let order = work.indices.sorted { work[$0][$0] == work[$1][$1] ? $0 < $1 : work[$0][$0] > work[$1][$1] }
        values = order.map { work[$0][$0] }
        vectors = order.map { axes[$0] }
    }

    /// Whether an element beside the diagonal is more than a rounding error of the largest on it.
    private static func isRelevant(_ work: [[DoubleDouble]], _ first: Int, _ second: Int) -> Bool {
        var largest = 0.0
        for index in work.indices { largest = max(largest, work[index][index].high.magnitude) }
        return work[first][second].high.magnitude > largest * 0x1p-104
    }

    /// Turns both axes so that their element beside the diagonal becomes 0.
    private static func rotate(
        _ work: inout [[DoubleDouble]], _ axes: inout [[DoubleDouble]], _ first: Int, _ second: Int
    ) throws(ArithmeticError) {
        // t = tan of the angle, the smaller root of t² + 2θt − 1 = 0 with θ = (a₂₂ − a₁₁) / 2a₁₂.
        let beside = work[first][second]
        let theta = try (work[second][second] - work[first][first]) / (beside * 2)
        let root = try theta.magnitude + .sqrt(theta * theta + 1)
        let tangent = try theta.high < 0 ? -(DoubleDouble.one / root) : .one / root
        let cosine = try DoubleDouble.one / .sqrt(tangent * tangent + 1)
        let sine = try tangent * cosine
        for index in work.indices {
            let (left, right) = (work[index][first], work[index][second])
            work[index][first] = try cosine * left - sine * right
            work[index][second] = try sine * left + cosine * right
        }
        for index in work.indices {
            let (left, right) = (work[first][index], work[second][index])
            work[first][index] = try cosine * left - sine * right
            work[second][index] = try sine * left + cosine * right
            let (along, across) = (axes[first][index], axes[second][index])
            axes[first][index] = try cosine * along - sine * across
            axes[second][index] = try sine * along + cosine * across
        }
        work[first][second] = .zero
        work[second][first] = .zero
    }
}
