import Dataset
import Statistics

/// The groups within which questions stand for one another: a resample replaces a question by one of its own stratum.
struct QuestionStrata: Sendable {
    /// For each question the number of its stratum.
    let ofQuestion: [Int]
    /// For each stratum its name: the nodes that make it.
    let names: [String]
    /// For each stratum its questions, by their place.
    let members: [[Int]]

    /// Strata after the nodes that the method names; a question under none of them is in that of the nodes directly over
    /// it. Questions under the same several nodes are a stratum of their own.
    init(_ graph: NodeGraph, questions: Int, named: [Identifier]) {
        var over = [[String]](repeating: [], count: questions)
        var direct = over
        for name in named {
            guard let node = graph.index(of: name) else { continue }
            for leaf in graph.leaves(under: node) { over[leaf].append(name.text) }
        }
        for node in graph.nodes {
            for (child, _) in node.children {
                if case .leaf(let leaf) = child { direct[leaf].append(node.rule.name.text) }
            }
        }
        var numbers: [String: Int] = [:]
        var ofQuestion: [Int] = []
        var names: [String] = []
        var members: [[Int]] = []
        for question in 0..<questions {
            let name = (over[question].isEmpty ? direct[question] : over[question]).joined(separator: ";")
            let number = numbers[name] ?? names.count
            if number == names.count {
                numbers[name] = number
                names.append(name)
                members.append([])
            }
            ofQuestion.append(number)
            members[number].append(question)
        }
        self.ofQuestion = ofQuestion
        self.names = names
        self.members = members
    }
}

/// What random numbers are drawn for here; each purpose has streams of its own.
enum RandomPurpose: UInt32 {
    case resampledQuestions = 401
    case rankMultipliers = 402
    case exchangedAnswers = 403
    case resampledContracts = 404
}

extension InferenceTarget {
    /// The stream of an identifier.
    func stream(_ purpose: RandomPurpose, of identifier: String) -> RandomStream {
        RandomStream(seed: seed, purpose: purpose.rawValue, identifierHash: StableHash.hash(identifier.utf8))
    }
}

/// How often each question counts in each resample: the same for all vendors, so that they stay paired.
struct QuestionResamples: Sendable {
    /// B.
    let replicates: Int
    /// How many questions there are.
    let questions: Int
    /// For each replicate, one count for each question.
    let counts: [UInt32]

    /// Draws as many questions from each stratum as it has, with repetition; each stratum from a stream of its own.
    init(_ strata: QuestionStrata, target: InferenceTarget) {
        replicates = target.replicates
        questions = strata.ofQuestion.count
        var counts = [UInt32](repeating: 0, count: replicates * questions)
        for (name, members) in zip(strata.names, strata.members) {
            let stream = target.stream(.resampledQuestions, of: name)
            for replicate in 0..<replicates {
                var draws = stream.draws(replicate: UInt64(replicate))
                for _ in members {
                    guard let drawn = draws.index(below: members.count) else { continue }
                    counts[replicate * questions + members[drawn]] += 1
                }
            }
        }
        self.counts = counts
    }

    /// The score of a program in each resample, in billionths; NaN where nothing was left.
    func scores(_ program: ScoreProgram) -> [Double] {
        var scratch: [Double] = []
        return (0..<replicates).map { replicate in
            program.evaluate(counts, from: replicate * questions, scratch: &scratch)
        }
    }
}

/// A sign for each question in each draw, from a stream of the question's own: a question more or less changes the signs of
/// no other.
struct QuestionSigns: Sendable {
    let replicates: Int
    /// For each question its signs, 64 to a word.
    private let words: [[UInt64]]

    init(_ questions: [Identifier], _ purpose: RandomPurpose, target: InferenceTarget) {
        replicates = target.replicates
        let count = (target.replicates + 63) / 64
        words = questions.map { question in
            let stream = target.stream(purpose, of: question.text)
            return (0..<count).map { word in
                var draws = stream.draws(replicate: UInt64(word))
                return draws.next()
            }
        }
    }

    /// Whether the sign of a question is turned in a draw.
    func isTurned(_ question: Int, _ replicate: Int) -> Bool {
        words[question][replicate >> 6] >> UInt64(replicate & 63) & 1 == 1
    }

    /// Calls `body` with each draw in which the sign of a question is turned, in rising order.
    func forEachTurned(_ question: Int, _ body: (Int) -> Void) {
        for (place, word) in words[question].enumerated() {
            var bits = word
            while bits != 0 {
                let replicate = place << 6 + bits.trailingZeroBitCount
                if replicate < replicates { body(replicate) }
                bits &= bits - 1
            }
        }
    }
}
