/// The headline as a weighted mean of parts that stay as they are, under four sets of weights at once.
///
/// A product of two matrices: each value is read once for four sums. The steps of every sum are those of
/// ``FastAggregate``, in the same order, so that the same bits come out.
struct HeadlineMeans: Sendable {
    /// How many sets of weights are worked out at once.
    static let width = 4

    /// Four vendors' values of a part.
    private struct Cell {
        /// 0 where a vendor has none.
        let value: SIMD4<Double>
        /// 1 where a vendor has a value, 0 where it has none.
        let presence: SIMD4<Double>
    }

    private let vendors: Int
    private let parts: Int
    /// Element b·parts + p: part p of the b-th four vendors.
    private let cells: [Cell]
    /// For each four vendors whether all of them have every part.
    private let isWhole: [Bool]
    /// After an evaluation the vendors' scores under each set of weights, one set after the other; NaN where a vendor has
    /// none.
    private(set) var scores: [Double]
    private let stride: Int

    /// Of some blocks of eight vendors.
    ///
    /// - Parameter block: The values of a part in a block.
    init(vendors: Int, parts: Int, block: (_ part: Int, _ block: Int) -> FastBlock) {
        self.vendors = vendors
        self.parts = parts
        let fours = (vendors + 3) / 4
        var cells: [Cell] = []
        cells.reserveCapacity(fours * parts)
        for four in 0..<fours {
            for part in 0..<parts {
                let eight = block(part, four / 2)
                let (value, presence) = (eight.value, eight.presence)
                cells.append(
                    four % 2 == 0
                        ? Cell(value: value.lowHalf, presence: presence.lowHalf)
                        : Cell(value: value.highHalf, presence: presence.highHalf))
            }
        }
        isWhole = (0..<fours).map { four in
            cells[four * parts..<(four + 1) * parts].allSatisfy { $0.presence == SIMD4(repeating: 1) }
        }
        self.cells = cells
        stride = fours * 4
        scores = [Double](repeating: .nan, count: HeadlineMeans.width * stride)
    }

    /// Where the scores under one of the sets of weights lie.
    func places(of set: Int) -> Range<Int> { set * stride..<set * stride + vendors }

    /// Works out the scores.
    ///
    /// - Parameter weights: For each part its weight in each set, none of them negative.
    /// - Returns: For each set whether it met something that the mean is not defined for.
    mutating func evaluate(_ weights: [SIMD4<Double>]) -> [Bool] {
        precondition(weights.count == parts, "one weight for each part")
        var totals = SIMD4<Double>.zero
        for weight in weights { totals += weight }
        // Not a number where any score is not finite.
        var probes = [SIMD4<Double>](repeating: .zero, count: HeadlineMeans.width)
        for four in isWhole.indices {
            let first = four * parts
            guard isWhole[four] else {
                for set in 0..<HeadlineMeans.width { evaluate(four, set, weights, &probes[set]) }
                continue
            }
            var (a, b, c, d) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
            for part in 0..<parts {
                let value = cells[first &+ part].value
                let weight = weights[part]
                a += weight[0] * value
                b += weight[1] * value
                c += weight[2] * value
                d += weight[3] * value
            }
            put(a / totals[0], four, 0, isScored: totals[0] > 0, &probes)
            put(b / totals[1], four, 1, isScored: totals[1] > 0, &probes)
            put(c / totals[2], four, 2, isScored: totals[2] > 0, &probes)
            put(d / totals[3], four, 3, isScored: totals[3] > 0, &probes)
        }
        return probes.map { $0 != .zero }
    }

    @inline(__always)
    private mutating func put(
        _ result: SIMD4<Double>, _ four: Int, _ set: Int, isScored: Bool, _ probes: inout [SIMD4<Double>]
    ) {
        let place = set &* stride &+ four &* 4
        for lane in 0..<4 { scores[place &+ lane] = isScored ? result[lane] : .nan }
        if isScored { probes[set] += result * 0 }
    }

    /// Four vendors of whom some lack some part.
    private mutating func evaluate(
        _ four: Int, _ set: Int, _ weights: [SIMD4<Double>], _ probe: inout SIMD4<Double>
    ) {
        var (sum, total) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        for part in 0..<parts {
            let (weight, cell) = (weights[part][set], cells[four * parts + part])
            sum += weight * cell.value
            total += weight * cell.presence
        }
        let isScored = total .> 0
        let result = SIMD4<Double>(repeating: .nan).replacing(with: sum / total, where: isScored)
        for lane in 0..<4 { scores[set * stride + four * 4 + lane] = result[lane] }
        probe += SIMD4<Double>.zero.replacing(with: result * 0, where: isScored)
    }
}
