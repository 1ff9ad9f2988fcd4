/// Numbers by the group that each belongs to.
struct Grouped: Sendable {
    private let members: [Int]
    private let starts: [Int]

    /// - Parameter group: the group of a number, below `count`; nil: in none.
    init(_ numbers: Range<Int>, into count: Int, _ group: (Int) -> Int?) {
        var starts = Array(repeating: 0, count: count + 1)
        for number in numbers { if let group = group(number) { starts[group + 1] += 1 } }
        for place in 0..<count { starts[place + 1] += starts[place] }
        var free = starts
        var members = Array(repeating: 0, count: starts[count])
        for number in numbers {
            guard let group = group(number) else { continue }
            members[free[group]] = number
            free[group] += 1
        }
        self.members = members
        self.starts = starts
    }

    /// The numbers of a group, ascending.
    subscript(group: Int) -> ArraySlice<Int> { members[starts[group]..<starts[group + 1]] }
}
