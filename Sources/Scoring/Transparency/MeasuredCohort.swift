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
    /// For each quarter, the number of each of its questions among all; nil where it isn't among them.
    private let questionNumbers: [Period: [Int?]]
    /// For each question, where the first number of each member stands, or would stand.
    private let firstPlaces: [[Int32]]

    /// - Parameter questions: every question of the members' quarters.
    init(_ members: [CohortMember], _ questions: [QuestionRow], threads: Int) {
        let questionNumbers = MeasuredCohort.questionNumbers(members, questions)
        let size = 512
        let stretches = concurrentMap((members.count + size - 1) / size, threads: threads) { stretch in
            Stretch(
                members, stretch * size..<min(members.count, (stretch + 1) * size), questions.count, questionNumbers)
        }
        let columns = concurrentMap(questions.count, threads: threads) { question in
            let sources = stretches.flatMap { $0.sources[question] }
            var firstPlaces = Array(repeating: Int32(0), count: members.count)
            var place: Int32 = 0
            for member in members.indices {
                firstPlaces[member] = place
                while place < sources.count, sources[Int(place)].member == member { place += 1 }
            }
            return (numbers: stretches.flatMap { $0.numbers[question] }, sources: sources, firstPlaces: firstPlaces)
        }
        numbers = columns.map(\.numbers)
        sources = columns.map(\.sources)
        firstPlaces = columns.map(\.firstPlaces)
        self.questionNumbers = questionNumbers
    }

    private static func questionNumbers(_ members: [CohortMember], _ questions: [QuestionRow]) -> [Period: [Int?]] {
        let numbers = Dictionary(
            questions.enumerated().map { ($1.question, $0) }, uniquingKeysWith: { first, _ in first })
        var byPeriod: [Period: [Int?]] = [:]
        for member in members where byPeriod[member.period] == nil {
            byPeriod[member.period] = member.leaves.whole.indices.map { numbers[member.leaves.whole.question($0)] }
        }
        return byPeriod
    }

    /// The numbers of some members that stand side by side.
    private struct Stretch: Sendable {
        var numbers: [[Rational]]
        var sources: [[Source]]

        init(
            _ members: [CohortMember], _ stretch: Range<Int>, _ questions: Int, _ questionNumbers: [Period: [Int?]]
        ) {
            numbers = Array(repeating: [], count: questions)
            sources = Array(repeating: [], count: questions)
            for question in 0..<questions {
                numbers[question].reserveCapacity(stretch.count)
                sources[question].reserveCapacity(stretch.count)
            }
            for index in stretch {
                guard let ofQuarter = questionNumbers[members[index].period] else { continue }
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
        let byPeriod = questionNumbers.mapValues { $0.map { $0.flatMap { columns[$0] } } }
        concurrentUpdate(&members, threads: threads) { index, member in
            guard let numbers = questionNumbers[member.period], let columns = byPeriod[member.period] else { return }
            // The parts' numbers of a question stand behind that of the whole, in their order.
            var taken = Array(repeating: 0, count: numbers.count)
            func next(_ leaf: Int) -> Int {
                defer { taken[leaf] += 1 }
                return (numbers[leaf].map { Int(firstPlaces[$0][index]) } ?? 0) + taken[leaf]
            }
            member.leaves.whole.settle(columns, place: next)
            for part in member.leaves.parts.indices { member.leaves.parts[part].leaves.settle(columns, place: next) }
        }
    }
}
