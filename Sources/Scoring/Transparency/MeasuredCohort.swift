import Dataset
import Parallel
import Statistics

/// The measured numbers of a cohort, by member and by question: nothing of the leaves but these is held twice.
struct MeasuredCohort: Sendable {
    /// A measured leaf of a member.
    struct Item: Sendable {
        let spot: LeafValues.Spot
        /// The question's number.
        let question: Int
        let number: Rational
        /// Where the number stands among those of the question.
        fileprivate(set) var place = 0
    }

    /// For each member its measured leaves, the whole first.
    let items: [[Item]]
    /// For each question whose they are, in the order of the members: the member, and where the item stands among its own.
    private let sources: [[(member: Int32, item: Int32)]]

    /// - Parameter questions: every question of the members' quarters.
    init(_ members: [CohortMember], _ questions: [QuestionRow], threads: Int) {
        let numbers = Dictionary(
            questions.enumerated().map { ($1.question, $0) }, uniquingKeysWith: { first, _ in first })
        var items = concurrentMap(members.count, threads: threads) { index in
            members[index].leaves.measured.compactMap { spot, question, number in
                numbers[question].map { Item(spot: spot, question: $0, number: number) }
            }
        }
        var sources = Array(repeating: [(member: Int32, item: Int32)](), count: questions.count)
        for member in items.indices {
            for item in items[member].indices {
                let question = items[member][item].question
                items[member][item].place = sources[question].count
                sources[question].append((Int32(member), Int32(item)))
            }
        }
        self.items = items
        self.sources = sources
    }

    private func item(_ source: (member: Int32, item: Int32)) -> Item { items[Int(source.member)][Int(source.item)] }

    /// The numbers of a question, in the order of the members.
    func numbers(of question: Int) -> [Rational] { sources[question].map { item($0).number } }

    /// Where the first number of a question stands that is of such a member and spot.
    func firstPlace(of question: Int, where isMeant: (Int, LeafValues.Spot) -> Bool) -> Int? {
        sources[question].firstIndex { isMeant(Int($0.member), item($0).spot) }
    }

    /// Each number of a question, with its member, spot and place.
    func forEach(of question: Int, _ body: (Int, LeafValues.Spot, Int, Rational) -> Void) {
        for (place, source) in sources[question].enumerated() {
            let item = item(source)
            body(Int(source.member), item.spot, place, item.number)
        }
    }
}

extension VendorLeaves {
    /// The spots, questions and numbers of the leaves that have a measurement, the whole first.
    fileprivate var measured: [(spot: LeafValues.Spot, question: Identifier, number: Rational)] {
        var found: [(spot: LeafValues.Spot, question: Identifier, number: Rational)] = []
        func add(_ leaves: LeafList, _ spot: (Int) -> LeafValues.Spot) {
            for place in leaves.indices {
                guard let number = leaves.measurement(place)?.number else { continue }
                found.append((spot(place), leaves.question(place), number))
            }
        }
        add(whole) { .whole($0) }
        for part in parts.indices { add(parts[part].leaves) { .part(part, $0) } }
        return found
    }
}
