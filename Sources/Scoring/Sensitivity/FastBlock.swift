/// Eight rows of a column, a vendor or a part of one in each lane.
struct FastBlock: Equatable, Sendable {
    /// 0 where a row has no value; NaN where a rule is not defined for what stands under it.
    var value: SIMD8<Double>
    /// 1 where a row has a value, 0 where it has none.
    var presence: SIMD8<Double>

    static let none = FastBlock(value: .zero, presence: .zero)

    /// The value of a row; nil where it has none.
    subscript(lane: Int) -> Double? {
        get { presence[lane] > 0 ? value[lane] : nil }
        set {
            value[lane] = newValue ?? 0
            presence[lane] = newValue == nil ? 0 : 1
        }
    }

    /// A value for the rows that have a total above 0, none for the others.
    init(_ value: SIMD8<Double>, whereAbove0 total: SIMD8<Double>) {
        let isPresent = total .> 0
        self.value = SIMD8<Double>.zero.replacing(with: value, where: isPresent)
        presence = SIMD8<Double>.zero.replacing(with: 1, where: isPresent)
    }

    init(value: SIMD8<Double>, presence: SIMD8<Double>) {
        self.value = value
        self.presence = presence
    }

    /// Kept within two limits, in the rows that have both in their order.
    func clamped(_ lower: FastBlock, _ upper: FastBlock) -> FastBlock {
        let isLimited = (lower.presence * upper.presence * presence .> 0) .& (lower.value .<= upper.value)
        let kept = pointwiseMin(pointwiseMax(value, lower.value), upper.value)
        // The value comes last in a comparison, so NaN would be lost.
        let isNumber = value .== value
        return FastBlock(value: value.replacing(with: kept, where: isLimited .& isNumber), presence: presence)
    }
}

/// Values of rows in columns, in blocks of eight.
struct FastColumns: Sendable {
    /// The blocks of a column.
    let blocks: Int
    private(set) var cells: [FastBlock]

    init(columns: Int, rows: Int) {
        blocks = (rows + 7) / 8
        cells = [FastBlock](repeating: .none, count: max(0, columns) * blocks)
    }

    subscript(column: Int, block block: Int) -> FastBlock {
        @inline(__always) get { cells[column * blocks + block] }
        @inline(__always) set { cells[column * blocks + block] = newValue }
    }

    /// The value of a row in a column; nil where it has none.
    subscript(column: Int, row: Int) -> Double? {
        get { cells[column * blocks + row / 8][row % 8] }
        set { cells[column * blocks + row / 8][row % 8] = newValue }
    }
}
