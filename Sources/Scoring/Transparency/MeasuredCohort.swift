import Dataset
import Parallel
import Statistics

/// The measured numbers of a cohort, by question.
struct MeasuredCohort: Sendable {
    /// Whose a number is: a member's as a whole, or a part's of it.
    struct Source: Sendable {
        let member: Int32
        /// The part's place; −1 for the whole.
        let part: Int32

        var isWhole: Bool { part < 0 }
    }

    /// For each question the numbers, in the order of the members, the whole first.
    let numbers: [[Rational]]
    /// For each question whose they are, in the same order.
    let sources: [[Source]]
    /// The quarters that members are of.
    private let quarters: [Period: Quarter]
    /// For each stretch of members, where its first number of each question stands, or would stand.
    private let firstPlaces: [[Int]]

    /// How many members a stretch has.
    private static let size = 512

    /// The questions of a quarter.
    private struct Quarter: Sendable {
        /// For each question of the quarter, its number among all; nil where it isn't among them.
        let numbers: [Int?]
        /// For each question among all, its place in the quarter; nil where it isn't asked.
        let places: [Int?]
    }

    /// - Parameter questions: every question of the members' quarters.
    init(_ members: [CohortMember], _ questions: [QuestionRow], threads: Int) {
        let quarters = MeasuredCohort.quarters(members, questions)
        let size = MeasuredCohort.size
        let stretches = concurrentMap((members.count + size - 1) / size, threads: threads) { stretch in
            Stretch(members, stretch * size..<min(members.count, (stretch + 1) * size), questions.count, quarters)
        }
        let columns = concurrentMap(questions.count, threads: threads) { question in
            (numbers: stretches.flatMap { $0.numbers[question] }, sources: stretches.flatMap { $0.sources[question] })
        }
        numbers = columns.map(\.numbers)
        sources = columns.map(\.sources)
        var firstPlaces = [Array(repeating: 0, count: questions.count)]
        for (before, stretch) in stretches.enumerated() {
            firstPlaces.append(questions.indices.map { firstPlaces[before][$0] + stretch.numbers[$0].count })
        }
        self.firstPlaces = firstPlaces
        self.quarters = quarters
    }

    private static func quarters(_ members: [CohortMember], _ questions: [QuestionRow]) -> [Period: Quarter] {
        let numbers = Dictionary(
            questions.enumerated().map { ($1.question, $0) }, uniquingKeysWith: { first, _ in first })
        var quarters: [Period: Quarter] = [:]
        for member in members where quarters[member.period] == nil {
            let whole = member.leaves.whole
            let ofQuarter = whole.indices.map { numbers[whole.question($0)] }
            var places = Array(repeating: Int?.none, count: questions.count)
            for (place, number) in ofQuarter.enumerated() { if let number { places[number] = place } }
            quarters[member.period] = Quarter(numbers: ofQuarter, places: places)
        }
        return quarters
    }

    /// The numbers of some members that stand side by side.
    private struct Stretch: Sendable {
        var numbers: [[Rational]]
        var sources: [[Source]]

        init(
            _ members: [CohortMember], _ stretch: Range<Int>, _ questions: Int, _ quarters: [Period: Quarter]
        ) {
            numbers = Array(repeating: [], count: questions)
            sources = Array(repeating: [], count: questions)
            for question in 0..<questions {
                numbers[question].reserveCapacity(stretch.count)
                sources[question].reserveCapacity(stretch.count)
            }
            for index in stretch {
                guard let ofQuarter = quarters[members[index].period]?.numbers else { continue }
                add(members[index].leaves.whole, Source(member: Int32(index), part: -1), ofQuarter)
                for (part, entry) in members[index].leaves.parts.enumerated() {
                    add(entry.leaves, Source(member: Int32(index), part: Int32(part)), ofQuarter)
                }
            }
        }

        private mutating func add(_ leaves: LeafList, _ source: Source, _ ofQuarter: [Int?]) {
            for place in leaves.indices {
                guard let number = leaves.number(place), let question = ofQuarter[place] else { continue }
                numbers[question].append(number)
                sources[question].append(source)
            }
        }
    }

    /// Gives the measured leaves of every member their points.
    ///
    /// - Parameter columns: for each question, what became of its numbers.
    func settle(_ members: inout [CohortMember], _ columns: [MeasuredColumn?], threads: Int) {
        let byPeriod = quarters.mapValues { quarter in quarter.numbers.map { $0.flatMap { columns[$0] } } }
        concurrentUpdate(&members, stretches: MeasuredCohort.size, threads: threads) { first, members in
            for index in members.indices {
                guard let columns = byPeriod[members[index].period] else { continue }
                members[index].leaves.whole.refer(to: columns)
                for part in members[index].leaves.parts.indices {
                    members[index].leaves.parts[part].leaves.refer(to: columns)
                }
            }
            // One question after the other, so that its column is taken hold of once.
            for (question, column) in columns.enumerated() {
                guard let column else { continue }
                let (points, sources) = (column.points, sources[question])
                let start = firstPlaces[first / MeasuredCohort.size][question]
                let end = firstPlaces[first / MeasuredCohort.size + 1][question]
                var last: (period: Period, place: Int)?
                for place in start..<end {
                    let source = sources[place]
                    let member = Int(source.member) - first
                    let period = members[member].period
                    if last?.period != period { last = quarters[period]?.places[question].map { (period, $0) } }
                    guard let leaf = last?.place else { continue }
                    if source.isWhole {
                        members[member].leaves.whole.settle(
                            leaf, column: place, points: points?[place], reason: column.reason)
                    } else {
                        members[member].leaves.parts[Int(source.part)].leaves.settle(
                            leaf, column: place, points: points?[place], reason: column.reason)
                    }
                }
            }
        }
    }
}
