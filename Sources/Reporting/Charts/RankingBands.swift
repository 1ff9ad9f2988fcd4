/// Which rows of a ranking stand on one band of background.
struct RankingBands: Sendable, Equatable {
    /// The rows of each group, which are shaded.
    private(set) var shaded: [Range<Int>] = []
    /// The first row of each run but the first.
    private(set) var boundaries: [Int] = []

    /// Neighbouring rows with the same group are a run; rows without a group are never shaded.
    init(groups: [Int?]) {
        var start = 0
        while start < groups.count {
            var end = start + 1
            while end < groups.count && groups[end] == groups[start] { end += 1 }
            if groups[start] != nil { shaded.append(start..<end) }
            if start > 0 { boundaries.append(start) }
            start = end
        }
    }
}
