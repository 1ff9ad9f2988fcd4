/// Where the ratings of each vendor and quarter stand among rows sorted by key: one stretch after the other.
package struct VendorStretches: Sequence, IteratorProtocol {
    private let rows: [ResponseRow]
    private var start = 0
    /// How many ratings the stretch before had: of most vendors about as many answers are rated.
    private var usual = 1

    package init(_ rows: [ResponseRow]) { self.rows = rows }

    package mutating func next() -> Range<Int>? {
        guard start < rows.count else { return nil }
        let first = start
        start = end(from: first)
        usual = start - first
        return first..<start
    }

    /// Looked for around the usual place, in steps that grow, and then between the last two.
    private func end(from first: Int) -> Int {
        let (period, vendor) = (rows[first].period, rows[first].vendor)
        func isOfIt(_ place: Int) -> Bool {
            place < rows.count && rows[place].vendor == vendor && rows[place].period == period
        }
        var known = first
        var beyond = first + usual
        var step = 1
        if isOfIt(beyond) {
            while isOfIt(beyond) { (known, beyond, step) = (beyond, beyond + step, step * 2) }
        } else {
            while beyond - step > first, !isOfIt(beyond - step) { (beyond, step) = (beyond - step, step * 2) }
            known = Swift.max(first, beyond - step)
        }
        while beyond - known > 1 {
            let middle = (known + beyond) / 2
            if isOfIt(middle) { known = middle } else { beyond = middle }
        }
        return beyond
    }
}
