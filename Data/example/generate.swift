// Writes the teaching dataset's CSV files into the folder that is its only argument:
//
//     swiftc -O generate.swift -o generate && ./generate .
//
// Everything in it is invented. The same program writes the same bytes every time and everywhere: random numbers are
// integers from a generator of its own, nothing is taken from a clock, and every table is sorted by its key. What a row is
// meant to teach is said in README.md; rows written by hand here are the ones that it names.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// MARK: - Random numbers

/// SplitMix64 (Steele, Lea and Flood 2014): 64 bits of state, integers only.
///
/// Each purpose has a stream of its own, started from the dataset's seed and the purpose's name, so that a vendor or a
/// question can be added without moving any other row.
struct Stream {
    static let seed: UInt64 = 20_260_630
    private var state: UInt64

    init(_ purpose: String...) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a, 64 bits
        for byte in purpose.joined(separator: "/").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = Stream.seed ^ hash
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }

    /// A whole number from 0 up to, but not including, the bound.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// True in so many cases of a hundred.
    mutating func percent(_ chance: Int) -> Bool { below(100) < chance }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(last, below(last + 1)) }
        return result
    }
}

// MARK: - Tables

/// A CSV file: its columns, how many of the first ones are its key, and its rows.
struct Table {
    let name: String
    let columns: [String]
    let key: [String]
    private var rows: [[String: String]] = []

    init(_ name: String, key: [String], _ columns: [String]) {
        self.name = name
        self.key = key
        self.columns = columns
    }

    /// Adds a row; a column that is left out is blank.
    mutating func add(_ row: [String: String]) {
        for column in row.keys where !columns.contains(column) { fatalError("\(name).csv has no column '\(column)'") }
        rows.append(row)
    }

    /// RFC 4180 with LF, quoting only what needs it, sorted by the bytes of the key.
    var text: String {
        func sortKey(_ row: [String: String]) -> [[UInt8]] { key.map { Array((row[$0] ?? "").utf8) } }
        let sorted = rows.map { (sortKey($0), $0) }.sorted { left, right in
            for (one, other) in zip(left.0, right.0) where one != other { return one.lexicographicallyPrecedes(other) }
            return false
        }
        let lines = sorted.map { entry in columns.map { Table.quoted(entry.1[$0] ?? "") }.joined(separator: ",") }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        let special: [UInt8] = [0x22, 0x2c, 0x0a, 0x0d]
        guard cell.utf8.contains(where: special.contains) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

func write(_ table: Table, into folder: String) {
    let path = folder + "/" + table.name + ".csv"
    guard let file = fopen(path, "wb") else { fatalError("cannot write \(path)") }
    let bytes = Array(table.text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
        fatalError("cannot write \(path)")
    }
}

// MARK: - Quarters

/// The quarters that are coded. Dates are ISO 8601 texts, which sort as dates do.
enum Quarter: String, CaseIterable {
    case first = "2025-Q4"
    case second = "2026-Q1"
    case third = "2026-Q2"

    var lastDay: String {
        switch self {
        case .first: "2025-12-31"
        case .second: "2026-03-31"
        case .third: "2026-06-30"
        }
    }

    /// As a source's identifier has it: `2025q4`.
    var slug: String { rawValue.split(separator: "-").joined().lowercased() }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

// MARK: - Vendors

/// How a vendor answers: so many of its answers are open, partial, evasive, refused, left without a response, redacted.
struct Manner {
    let open, partial, evasive, refused, silent, redacted: Int

    var deck: [Answer] {
        [
            (Answer.level(2), open), (.level(1), partial), (.level(0), evasive), (.refused, refused), (.silent, silent),
            (.redacted, redacted),
        ].flatMap { Array(repeating: $0.0, count: $0.1) }
    }
}

struct Vendor {
    let id: String
    let country: String
    let manner: Manner
    /// Whether its letters are read in translation.
    var isTranslated = false
    var note = ""

    var name: String { "Vendor \(id.prefix(1).uppercased())\(id.dropFirst()) (invented)" }
}

let vendors: [Vendor] = [
    Vendor(
        id: "alder", country: "GB", manner: Manner(open: 15, partial: 8, evasive: 1, refused: 0, silent: 0, redacted: 0)
    ),
    Vendor(
        id: "birch", country: "US", manner: Manner(open: 15, partial: 7, evasive: 1, refused: 1, silent: 0, redacted: 0)
    ),
    Vendor(
        id: "cedar", country: "ES", manner: Manner(open: 6, partial: 10, evasive: 6, refused: 1, silent: 1, redacted: 0)
    ),
    Vendor(
        id: "damson", country: "FR", manner: Manner(open: 8, partial: 9, evasive: 5, refused: 0, silent: 1, redacted: 1)
    ),
    Vendor(
        id: "elm", country: "DE", manner: Manner(open: 9, partial: 9, evasive: 4, refused: 1, silent: 1, redacted: 0)),
    Vendor(
        id: "fir", country: "BR", manner: Manner(open: 7, partial: 4, evasive: 2, refused: 4, silent: 6, redacted: 1)),
    Vendor(
        id: "ginkgo", country: "CN",
        manner: Manner(open: 8, partial: 10, evasive: 5, refused: 0, silent: 1, redacted: 0),
        isTranslated: true),
    Vendor(
        id: "hazel", country: "NL", manner: Manner(open: 2, partial: 7, evasive: 11, refused: 3, silent: 1, redacted: 0)
    ),
    Vendor(
        id: "ironwood", country: "US",
        manner: Manner(open: 3, partial: 6, evasive: 12, refused: 1, silent: 1, redacted: 1)),
    Vendor(
        id: "juniper", country: "CA",
        manner: Manner(open: 0, partial: 0, evasive: 0, refused: 2, silent: 22, redacted: 0),
        note: "Has answered no letter."),
    Vendor(
        id: "katsura", country: "JP",
        manner: Manner(open: 8, partial: 9, evasive: 5, refused: 1, silent: 0, redacted: 1),
        isTranslated: true),
    Vendor(
        id: "larch", country: "PL", manner: Manner(open: 2, partial: 8, evasive: 12, refused: 1, silent: 0, redacted: 1)
    ),
]

func vendorTable() -> Table {
    var table = Table(
        "vendors", key: ["vendor"], ["vendor", "name", "country", "parent", "parent_source", "identifier", "note"])
    for (index, vendor) in vendors.enumerated() {
        table.add([
            "vendor": vendor.id, "name": vendor.name, "country": vendor.country,
            "identifier": "example-\(twoDigits(index + 1))", "note": vendor.note,
        ])
    }
    table.add([
        "vendor": "cedar-iberia", "name": "Cedar Ibérica (invented)", "country": "ES", "parent": "cedar",
        "parent_source": "cedar-accounts", "note": "Answers the question on languages and signs for the group.",
    ])
    table.add([
        "vendor": "hazel-systems", "name": "Hazel Systems (invented)", "country": "NL", "parent": "hazel",
        "parent_source": "hazel-accounts", "note": "Signs what Hazel sells.",
    ])
    return table
}

// MARK: - Scales

/// What a vendor did about a question.
enum Answer: Equatable {
    /// An answer: 2 open, 1 partial, 0 evasive.
    case level(Int)
    case refused, silent, redacted
    /// The answer shows that the question does not concern the vendor.
    case notApplicable

    var level: Int? { if case .level(let level) = self { level } else { nil } }

    /// Whether an answer came at all.
    var isGiven: Bool { level != nil || self == .notApplicable }
}

/// The scales of method.yaml, each with its labels from the least open to the most.
enum Scale: String {
    case answer, detail, extent, documents, proof

    var ladder: [String] {
        switch self {
        case .answer: ["evaded", "partial", "full"]
        case .detail: ["nothing", "words", "ranges", "figures"]
        case .extent: ["much", "some", "none"]
        case .documents: (0...10).map(String.init)
        case .proof: ["none", "own statement", "published", "audited"]
        }
    }

    /// The rating that an answer deserves.
    func label(for answer: Answer, _ stream: inout Stream) -> String {
        switch answer {
        case .refused: return "refused"
        case .silent: return "no response"
        case .redacted: return "redacted"
        case .notApplicable: return "not applicable"
        case .level(let level):
            switch self {
            case .answer, .extent: return ladder[level]
            case .detail:
                return level == 2 ? "figures" : level == 1 ? stream.pick(["ranges", "ranges", "words"]) : "nothing"
            case .documents: return String([0, 3, 8][level] + stream.below(level == 1 ? 5 : 3))
            case .proof:
                return level == 2 ? stream.pick(["audited", "published"]) : level == 1 ? "own statement" : "none"
            }
        }
    }
}

// MARK: - Questions

struct Question {
    let id: String
    let under: String
    let scale: Scale
    let text: String
    /// What a vendor writes when it is open, partial, evasive.
    let words: [String]
    var weight = "1"
    var isReversed = false
    var principle = ""
    var coders = Coder.allCases
}

let questions: [Question] = [
    Question(
        id: "contact", under: "responsiveness", scale: .answer,
        text: "Who answers for these contracts, by name and post?",
        words: [
            "Our head of contracts answers for them.", "Please write to the contracts desk.",
            "Our teams will assist you.",
        ]),
    Question(
        id: "on-time", under: "responsiveness", scale: .answer,
        text: "Were the questions answered by the day they were due?",
        words: [
            "Our reply is enclosed, in time.", "Part of our reply will follow.", "We reply when circumstances allow.",
        ]),
    Question(
        id: "all-parts", under: "responsiveness", scale: .answer, text: "Were all parts of each question answered?",
        words: ["We answer (a) to (e) in turn.", "We answer (a) and (b).", "We refer to our general reply."]),
    Question(
        id: "follow-up", under: "responsiveness", scale: .answer, text: "What has changed since your last answer?",
        words: ["Two sites were added in May.", "Some sites were added.", "Our business evolves all the time."]),
    Question(
        id: "boilerplate", under: "responsiveness", scale: .extent, text: "How much of the answer is standard text?",
        words: ["Written for this letter.", "See also our usual statement.", "We are committed to excellence."],
        isReversed: true),
    Question(
        id: "plain-words", under: "clarity", scale: .answer,
        text: "Can the answer be understood without the vendor's help?",
        words: [
            "The camera counts people, no more.", "It performs analytics, such as counts.",
            "It unlocks actionable insight.",
        ]),
    Question(
        id: "defined-terms", under: "clarity", scale: .answer, text: "Are the terms used defined?",
        words: [
            "By 'operate' we mean run day to day.", "'Support' is defined in annex 2.",
            "Terms have their usual meaning.",
        ]),
    Question(
        id: "who-operates", under: "clarity", scale: .answer, text: "Who operates the systems day to day?",
        words: [
            "Our staff of 14 run the control room.", "Partners run most of the sites.",
            "Operation is a shared journey.",
        ],
        principle: "13"),
    Question(
        id: "data-flows", under: "clarity", scale: .answer, text: "Where does the data go, and who can see it?",
        words: [
            "It stays on the buyer's own servers.", "Some of it passes our support desk.", "Data is handled with care.",
        ]),
    Question(
        id: "languages", under: "clarity", scale: .answer,
        text: "Is the answer available in the languages of those concerned?",
        words: ["In all four, enclosed.", "In two of the four.", "English is our working language."]),
    Question(
        id: "sites", under: "specificity", scale: .detail, text: "At which sites are your systems in use?",
        words: ["At 212 sites, listed in annex A.", "At 200 to 250 sites.", "At many sites."]),
    Question(
        id: "volumes", under: "specificity", scale: .detail, text: "How many devices were delivered, by year?",
        words: ["4,120 in 2024 and 3,870 in 2025.", "Between 3,000 and 5,000 a year.", "Numbers grow every year."]),
    Question(
        id: "prices", under: "specificity", scale: .detail, text: "What was paid, and for what?",
        words: ["1.84 million, by item in annex B.", "Between one and two million.", "Prices are competitive."]),
    Question(
        id: "subcontractors", under: "specificity;verifiability", scale: .detail,
        text: "Who are your subcontractors, and for what?",
        words: ["Three firms, named in annex C.", "A small number of local firms.", "We work with trusted partners."]),
    Question(
        id: "retention", under: "specificity", scale: .detail, text: "For how long are recordings kept?",
        words: ["For 31 days, then deleted.", "For one to three months.", "For as long as is needed."]),
    Question(
        id: "incidents", under: "specificity", scale: .detail, text: "Which incidents were there, and what was done?",
        words: ["Six, each described in annex D.", "A few, all resolved.", "Safety comes first."], weight: "2",
        principle: "21"),
    Question(
        id: "with-contract", under: "consistency", scale: .answer, text: "Does the answer agree with the contract?",
        words: ["As clause 7 says, we operate it.", "Broadly as in the contract.", "The contract speaks for itself."]),
    Question(
        id: "with-last", under: "consistency", scale: .answer, text: "Does the answer agree with the last one?",
        words: ["Unchanged since our last letter.", "Changed in part, as explained.", "Our position was always clear."]),
    Question(
        id: "across-staff", under: "consistency", scale: .answer, text: "Do the vendor's people say the same?",
        words: ["All four offices confirm it.", "Most offices confirm it.", "Views may differ."], coders: [.ada, .ben]),
    Question(
        id: "documents", under: "verifiability", scale: .documents,
        text: "Of the ten documents asked for, how many were given?",
        words: ["The documents are enclosed.", "Some documents are enclosed.", "Documents can be seen on request."]),
    Question(
        id: "proof-security", under: "verifiability", scale: .proof,
        text: "On what evidence does the answer on security rest?",
        words: ["The auditor's report is enclosed.", "We have tested it ourselves.", "Security is built in."]),
    Question(
        id: "proof-impact", under: "verifiability", scale: .proof,
        text: "On what evidence does the answer on impact rest?",
        words: ["See the published assessment.", "Our own review found no harm.", "Impact is always positive."],
        principle: "21"),
    Question(
        id: "audit-access", under: "verifiability", scale: .answer, text: "May the body's auditor see the systems?",
        words: ["On any working day.", "By agreement, at some sites.", "We welcome dialogue."], coders: [.ada, .ben]),
    Question(
        id: "open-register", under: "verifiability", scale: .answer, text: "Are all contracts in a public register?",
        words: ["All are, at the address given.", "The larger ones are.", "We comply with the law."]),
]

func questionTable() -> Table {
    var table = Table(
        "questions", key: ["question"],
        ["question", "under", "scale", "weight", "reversed", "text", "principle", "note"])
    for question in questions {
        table.add([
            "question": question.id, "under": question.under, "scale": question.scale.rawValue,
            "weight": question.weight,
            "reversed": question.isReversed ? "yes" : "", "text": question.text, "principle": question.principle,
        ])
    }
    return table
}

// MARK: - Requests

/// A letter with questions: when it went out and when answers were due.
struct Wave {
    let id: String
    let asked: String
    let due: String

    static let opening = Wave(id: "ask-2025-10", asked: "2025-10-06", due: "2025-11-17")
    static let incidents = Wave(id: "ask-2025-12", asked: "2025-12-01", due: "2026-01-15")
    static let last = Wave(id: "ask-2026-01", asked: "2026-01-12", due: "2026-02-13")
    static let register = Wave(id: "ask-2026-02", asked: "2026-02-16", due: "2026-04-15")
    static let followUp = Wave(id: "ask-2026-06", asked: "2026-06-08", due: "2026-07-20")
    static let all = [opening, incidents, last, register, followUp]
}

/// Vendors to whom the question on languages was put: the others work in one language.
let multilingual = ["alder", "cedar", "ginkgo", "juniper", "katsura", "larch"]

/// The letter that put a question to a vendor; nil if none did.
func wave(_ question: String, to vendor: String) -> Wave? {
    switch question {
    case "incidents": .incidents
    case "with-last": .last
    case "open-register": .register
    case "follow-up" where ["alder", "elm", "hazel", "larch"].contains(vendor): .followUp
    case "languages" where !multilingual.contains(vendor): nil
    case "across-staff" where vendor == "fir": nil
    default: .opening
    }
}

/// The company of the group that was asked and answers: Cedar's subsidiary for one question, else the vendor itself.
func respondent(_ vendor: String, _ question: String) -> String {
    vendor == "cedar" && question == "languages" ? "cedar-iberia" : vendor
}

func requestTable() -> Table {
    var table = Table(
        "requests", key: ["vendor", "question"], ["vendor", "question", "asked", "due", "answered", "source", "note"])
    for vendor in vendors {
        for question in questions {
            guard let wave = wave(question.id, to: vendor.id) else { continue }
            table.add([
                "vendor": respondent(vendor.id, question.id), "question": question.id, "asked": wave.asked,
                "due": wave.due,
                "answered": answered(vendor, question, wave), "source": wave.id,
            ])
        }
    }
    return table
}

/// The day on which the first answer came; blank where none has come.
func answered(_ vendor: Vendor, _ question: Question, _ wave: Wave) -> String {
    let first = Quarter.allCases.first { quarter in
        wave.due <= quarter.lastDay && answers[vendor.id]?[question.id]?[quarter]?.isGiven == true
    }
    guard let first else { return "" }
    var stream = Stream("answered", vendor.id, question.id)
    let day = twoDigits(1 + stream.below(9))
    switch first {
    case .first: return "2025-11-\(day)"
    case .second:
        return wave.due > "2026-01-31"
            ? "2026-02-\(day)" : wave.due > "2025-12-31" ? "2026-01-\(day)" : "2026-03-\(day)"
    case .third: return wave.due > "2026-03-31" ? "2026-04-\(day)" : "2026-05-\(day)"
    }
}

// MARK: - Answers

/// Answers that are what they are because README.md points at them; they stand from their quarter on.
let deliberateAnswers: [(quarter: Quarter, vendor: String, question: String, answer: Answer)] = [
    (.first, "alder", "subcontractors", .notApplicable), (.first, "elm", "retention", .notApplicable),
    (.first, "alder", "plain-words", .level(1)), (.second, "alder", "plain-words", .level(2)),
    (.first, "katsura", "prices", .silent), (.second, "katsura", "prices", .level(1)),
    (.first, "fir", "volumes", .redacted), (.first, "birch", "prices", .redacted),
    (.first, "elm", "proof-security", .level(1)), (.first, "ginkgo", "proof-impact", .level(1)),
    (.first, "katsura", "proof-impact", .level(1)), (.first, "cedar", "data-flows", .level(1)),
]

/// What each vendor did about each question, quarter by quarter.
let answers: [String: [String: [Quarter: Answer]]] = {
    var all: [String: [String: [Quarter: Answer]]] = [:]
    for vendor in vendors {
        var stream = Stream("answers", vendor.id)
        let deck = stream.shuffled(vendor.manner.deck)
        var current = Dictionary(uniqueKeysWithValues: zip(questions.map(\.id), deck))
        for quarter in Quarter.allCases {
            if quarter != .first { move(&current, of: vendor.id, in: quarter) }
            for fixed in deliberateAnswers where fixed.vendor == vendor.id && fixed.quarter == quarter {
                current[fixed.question] = fixed.answer
            }
            for question in questions {
                all[vendor.id, default: [:]][question.id, default: [:]][quarter] = current[question.id]
            }
        }
    }
    return all
}()

/// From one quarter to the next a few answers change by one step; Cedar's change of 2026-Q2 is the one that is news.
func move(_ current: inout [String: Answer], of vendor: String, in quarter: Quarter) {
    var stream = Stream("move", vendor, quarter.rawValue)
    var rises = vendor == "cedar" && quarter == .third ? 9 : 0
    for question in stream.shuffled(questions.map(\.id)) {
        guard !deliberateAnswers.contains(where: { $0.vendor == vendor && $0.question == question }) else { continue }
        let changes = stream.percent(4)
        let step = stream.percent(55) ? 1 : -1
        if rises > 0, wave(question, to: vendor)?.due ?? "9999" <= Quarter.second.lastDay {
            let level = current[question]?.level
            if level == 2 { continue }
            current[question] = .level((level ?? 0) + 1)
            rises -= 1
        } else if changes, let level = current[question]?.level, (0...2).contains(level + step) {
            current[question] = .level(level + step)
        }
    }
}

// MARK: - Coders

enum Coder: String, CaseIterable {
    case ada, ben
    /// A bit stricter than the others.
    case chi

    /// How many steps of the ladder this coder is off; figures and ranges are harder to tell apart than the rest.
    func slip(_ scale: Scale, _ stream: inout Stream) -> Int {
        let draw = stream.below(100)
        let chances: (lower: Int, higher: Int)
        switch self {
        case .ada, .ben: chances = scale == .detail ? (10, 8) : (6, 6)
        case .chi: chances = scale == .detail ? (24, 6) : (15, 3)
        }
        return draw < chances.lower ? -1 : draw < chances.lower + chances.higher ? 1 : 0
    }
}

/// Three ratings of a nominal scale without a majority, and ratings that were settled against the majority.
let deliberateRatings:
    [(quarters: [Quarter], vendor: String, question: String, ratings: [String: String], comment: String)] = [
        ([.second], "elm", "proof-security", ["ada": "audited", "ben": "own statement", "chi": "none"], ""),
        ([.third], "ginkgo", "proof-impact", ["ada": "published", "ben": "own statement", "chi": "none"], ""),
        ([.second, .third], "katsura", "proof-impact", ["ada": "published", "ben": "own statement"], ""),
        (
            [.first], "alder", "plain-words", ["ada": "full", "ben": "full", "chi": "partial", "final": "partial"],
            "Settled against the majority: the glossary that explains it came later."
        ),
        ([.first, .second], "cedar", "data-flows", ["ada": "evaded", "ben": "evaded", "chi": "evaded"], ""),
        (
            [.third], "cedar", "data-flows", ["ada": "partial", "ben": "partial", "chi": "partial"],
            "Correction: the annex to the letter of 2025 was overlooked. The answer has not changed."
        ),
    ]

/// Answers that were due and have not been coded, but for Damson's in 2026-Q2 (see `isLeftUncoded`).
let uncoded: [(quarter: Quarter, vendor: String, question: String)] = [
    (.second, "larch", "volumes"), (.third, "birch", "retention"), (.third, "ironwood", "sites"),
]

/// The nine answers of Damson that have been coded for 2026-Q2 so far.
let codedOfDamson = [
    "contact", "on-time", "all-parts", "follow-up", "boilerplate", "plain-words", "defined-terms", "who-operates",
    "data-flows",
]

func isLeftUncoded(_ quarter: Quarter, _ vendor: String, _ question: String) -> Bool {
    if vendor == "damson" && quarter == .third { return !codedOfDamson.contains(question) }
    return uncoded.contains { $0.quarter == quarter && $0.vendor == vendor && $0.question == question }
}

/// One answer as the coders rated it, with the comments of some.
///
/// A coder keeps a rating for as long as the answer stays what it was: the draw is the same for the same answer. On a
/// nominal scale at most one coder goes astray, so that only the deliberate ties are ties. Where coders differ on whether
/// there is an answer at all, or by more than a step, it is settled; of the other differences one in four is.
func ratings(_ quarter: Quarter, _ vendor: String, _ question: Question, _ answer: Answer)
    -> [(coder: String, rating: String, comment: String)]
{
    for fixed in deliberateRatings
    where fixed.quarters.contains(quarter) && fixed.vendor == vendor && fixed.question == question.id {
        return ["ada", "ben", "chi", "final"].compactMap { coder in
            fixed.ratings[coder].map { (coder, $0, coder == "final" || coder == "ada" ? fixed.comment : "") }
        }
    }
    var labels = Stream("label", vendor, question.id, "\(answer)")
    let label = question.scale.label(for: answer, &labels)
    let ladder = question.scale.ladder
    var result: [(coder: String, rating: String, comment: String)] = []
    var spread = 0
    var astray = 0
    for coder in question.coders {
        var stream = Stream("code", vendor, question.id, label, coder.rawValue)
        var slip = coder.slip(question.scale, &stream)
        guard let place = ladder.firstIndex(of: label) else {
            let readsAsEvasion = answer == .refused && question.scale == .answer && coder == .chi && stream.percent(30)
            result.append((coder.rawValue, readsAsEvasion ? "evaded" : label, ""))
            if readsAsEvasion { spread = 2 }
            continue
        }
        if question.scale == .proof && astray > 0 { slip = 0 }
        let seen = min(max(place + slip, 0), ladder.count - 1)
        if seen != place { astray += 1 }
        spread = max(spread, abs(seen - place))
        let isHalf = question.scale == .documents && coder == .chi && seen < 10 && stream.percent(25)
        result.append((coder.rawValue, ladder[seen] + (isHalf ? ".5" : ""), ""))
    }
    var settling = Stream("settle", vendor, question.id, label)
    let isDisputed = result.contains { $0.rating != result[0].rating }
    let isApart = ladder.contains(label) && astray == 2
    if isDisputed, spread > 1 || isApart || settling.percent(25) {
        result.append(
            ("final", label, spread > 1 ? "Settled: declined in words, so refused." : "Settled between the coders."))
    }
    return result
}

func responseTable() -> Table {
    var table = Table(
        "responses", key: ["period", "vendor", "subject", "question", "coder"],
        ["period", "vendor", "subject", "question", "coder", "rating", "source", "quote", "wording", "comment"])
    for quarter in Quarter.allCases {
        for vendor in vendors {
            for question in questions {
                guard let wave = wave(question.id, to: vendor.id), wave.asked <= quarter.lastDay else { continue }
                let who = respondent(vendor.id, question.id)
                var row = ["period": quarter.rawValue, "vendor": who, "question": question.id]
                if wave.due > quarter.lastDay {
                    row.merge(["coder": "ada", "rating": "pending", "source": wave.id]) { $1 }
                    table.add(row)
                    continue
                }
                guard !isLeftUncoded(quarter, vendor.id, question.id),
                    let answer = answers[vendor.id]?[question.id]?[quarter]
                else { continue }
                row.merge(evidence(vendor, question, answer, quarter)) { $1 }
                for entry in ratings(quarter, vendor.id, question, answer) {
                    row["coder"] = entry.coder
                    row["rating"] = entry.rating
                    row["comment"] = entry.comment
                    table.add(row)
                }
            }
        }
    }
    return table
}

/// The source of a rating, and the vendor's words where it has used any.
func evidence(_ vendor: Vendor, _ question: Question, _ answer: Answer, _ quarter: Quarter) -> [String: String] {
    let letter = "\(vendor.id)-\(quarter.slug)"
    let wording = vendor.isTranslated ? "rendered" : "official"
    switch answer {
    case .level(let level): return ["source": letter, "quote": question.words[2 - level], "wording": wording]
    case .refused:
        if vendor.id == "juniper" { return ["source": "log-\(quarter.slug)"] }
        return ["source": letter, "quote": "We do not comment on this.", "wording": wording]
    case .redacted: return ["source": letter, "quote": "[redacted]", "wording": wording]
    case .notApplicable: return ["source": letter, "quote": "We have none of these.", "wording": wording]
    case .silent: return ["source": "log-\(quarter.slug)"]
    }
}

// MARK: - Contracts

/// The names of the `risk_…` columns, without the prefix.
let riskNames = [
    "design", "construction", "operation", "maintenance", "demand", "finance", "legal_political", "force_majeure",
    "termination",
]

/// A row of contracts.csv: a contract, in one version, with one vendor.
struct Contract {
    let id: String
    var vendor = ""
    var version = "1"
    var share = ""
    var title = ""
    var buyer = ""
    var country = ""
    var form = ""
    var roles = ""
    /// Who bears which risk, `operation vendor, demand 0.25`; "all public" stands for every one.
    var risks = ""
    var value = ""
    var currency = ""
    var basis = ""
    var signed = ""
    var starts = ""
    var ends = ""
    var years = ""
    var construction = ""
    var status = ""
    var sameAs = ""
    var inferred = ""
    var source = ""
    var quote = ""
    var wording = "official"
    var note = ""

    /// The document that the row rests on: the award notice of this version unless another is named.
    var evidence: String { source.isEmpty ? "award-\(id)" + (version == "1" ? "" : "-\(version)") : source }

    var row: [String: String] {
        var row = [
            "contract": id, "vendor": vendor, "version": version, "share": share, "title": title, "buyer": buyer,
            "country": country, "form": form, "roles": roles, "value": value, "currency": currency,
            "value_basis": basis,
            "signed": signed, "starts": starts, "ends": ends, "years": years, "construction_years": construction,
            "status": status, "same_as": sameAs, "inferred": inferred, "source": evidence, "quote": quote,
            "wording": wording, "note": note,
        ]
        for part in risks.split(separator: ",") {
            let words = part.split(separator: " ").map(String.init)
            for risk in riskNames where words[0] == risk || words[0] == "all" { row["risk_" + risk] = words[1] }
        }
        return row
    }
}

/// Contracts that README.md points at.
let writtenContracts: [Contract] = [
    Contract(
        id: "alder-cctv", vendor: "alder", title: "Video, access and alarm: \"Safe Streets\"",
        buyer: "Northbank Council",
        country: "GB", form: "om", roles: "maintain;!operate",
        risks: "maintenance vendor, operation public, legal_political public",
        value: "2450000", currency: "GBP", basis: "contract total", signed: "2023-02-14", years: "4", status: "active",
        quote: "The supplier maintains the system. It shall not operate it.",
        note: "Registered as operation and maintenance; the clause says that Alder does not operate."),
    Contract(
        id: "alder-kiosks", vendor: "alder", title: "Visitor kiosks", buyer: "Eastmere Borough", country: "GB",
        form: "supply",
        roles: "supply;train;!operate;!finance", risks: "all public", value: "1800000", currency: "USD",
        basis: "contract total",
        signed: "2024-04-16", years: "1", status: "ended",
        quote: "Delivery of 60 kiosks; the Council operates them at its own risk."),
    Contract(
        id: "birch-stadium", vendor: "birch", title: "Stadium entrances", buyer: "City of Larkfield", country: "US",
        form: "supply_install", roles: "supply;install;maintain",
        risks: "design vendor, maintenance vendor, operation public",
        value: "3900000", currency: "USD", basis: "contract total", signed: "2026-06-02", years: "5", status: "active",
        quote: "Supply, installation and five years of maintenance."),
    Contract(
        id: "birch-water", vendor: "birch", title: "Water metering concession", buyer: "City of Larkfield",
        country: "US",
        form: "concession", roles: "build|finance|maintain|operate",
        risks: "design contractor, construction contractor, operation company, maintenance contractor, demand joint, "
            + "finance privateParty, legal_political government, force_majeure joint, termination publicAuthority",
        value: "118000000", currency: "USD", basis: "investment over the term", signed: "2018-11-20",
        starts: "2019-01-01",
        ends: "2044-01-01", years: "25", construction: "2", status: "active",
        quote: "The concessionaire shall build, finance, maintain and operate the network for 25 years."),
    Contract(
        id: "cedar-clinics", vendor: "cedar-iberia", title: "Clínicas conectadas", buyer: "Comunidad de Valdeoro",
        country: "ES",
        form: "ppp_other", risks: "construction vendor, demand public", value: "21500000", currency: "EUR",
        basis: "contract total",
        signed: "2020-06-08", years: "10", status: "active",
        quote: "Public-private partnership for eleven clinics, ten years.",
        wording: "rendered"),
    Contract(
        id: "damson-census", vendor: "damson", title: "National census tablets", buyer: "Statistical Office of Ardenia",
        country: "FR", form: "supply", roles: "supply", risks: "demand public, operation public", value: "9200000000",
        currency: "USD", basis: "framework ceiling", signed: "2024-10-01", years: "2", status: "active",
        quote: "Framework with a ceiling of 9.2 billion dollars.", note: "A ceiling, not what was bought."),
    Contract(
        id: "damson-parking", vendor: "damson", title: "Parking meters", buyer: "Ville de Saint-Aubin", country: "FR",
        form: "management", roles: "supply;operate;maintain",
        risks: "operation vendor, maintenance vendor, demand public",
        value: "2100000.50", currency: "EUR", basis: "contract total", signed: "2022-03-15", years: "6",
        status: "active",
        quote: "Gestion et entretien de 900 horodateurs pendant six ans."),
    Contract(
        id: "damson-parking-eu", vendor: "damson", title: "Parking meters (notice in the European register)",
        buyer: "Ville de Saint-Aubin", country: "FR", form: "management", value: "2100000", currency: "EUR",
        signed: "2022-03-22",
        years: "6", sameAs: "damson-parking", quote: "Management of 900 parking meters.", wording: "rendered",
        note: "The same contract in a second register; confirmed by its number."),
    Contract(
        id: "elm-schools", vendor: "elm", title: "School networks", buyer: "Kreis Lindenau", country: "DE",
        form: "supply_install",
        roles: "supply;install;!operate", risks: "operation public, maintenance public", value: "7600000",
        currency: "EUR",
        basis: "contract total", signed: "2024-03-11", years: "5", status: "active",
        quote: "Lieferung und Einbau; der Betrieb bleibt beim Kreis."),
    Contract(
        id: "elm-schools", vendor: "elm", version: "2", title: "School networks", buyer: "Kreis Lindenau",
        country: "DE",
        form: "lease", roles: "supply;install;operate;maintain",
        risks: "operation vendor, maintenance vendor, finance 0.7",
        value: "12900000", currency: "EUR", basis: "contract total", signed: "2026-02-20", years: "9", status: "active",
        quote: "Der Auftragnehmer übernimmt Betrieb und Wartung.", note: "Amendment of 2026: Elm now operates."),
    Contract(
        id: "elm-trams", vendor: "elm", title: "Tram displays", buyer: "Stadt Birkenau", country: "DE",
        form: "supply_install",
        roles: "supply;install", risks: "design vendor, operation public", value: "1350000", currency: "EUR",
        basis: "contract total", signed: "2026-01-27", years: "3", status: "active",
        quote: "Supply and installation of displays.",
        wording: "rendered"),
    Contract(
        id: "fir-airport", vendor: "fir", title: "Airport gates", buyer: "Aeroporto da Serra", country: "BR",
        form: "boo",
        roles: "build;finance;own;operate", risks: "all vendor", value: "310000000", currency: "BRL",
        basis: "contract total",
        signed: "2023-08-09", years: "20", status: "cancelled", quote: "Revogada a licitação.",
        note: "Cancelled before it began."),
    Contract(
        id: "fir-harbour", vendor: "fir", title: "Harbour watch", buyer: "Município de São Tomé da Foz", country: "BR",
        form: "bot",
        roles: "build;operate;own;transfer",
        risks: "construction vendor, operation vendor, maintenance vendor, demand shared",
        value: "46500000", currency: "BRL", basis: "contract total", signed: "2019", years: "12", status: "active",
        quote: "Cláusula 4: \"operar e transferir\",\ncomo previsto no anexo."),
    Contract(
        id: "ginkgo-cameras-a", vendor: "ginkgo", title: "Cameras for the old town", buyer: "Lotus Harbour District",
        country: "CN", form: "supply_install", roles: "supply;install", risks: "design vendor, operation public",
        value: "16800000", currency: "CNY", basis: "contract total", signed: "2023-05-04", years: "3", status: "active",
        quote: "Supply and installation of 800 cameras.", wording: "rendered"),
    Contract(
        id: "ginkgo-cameras-b", vendor: "ginkgo", title: "Cameras for the old town, phase 1",
        buyer: "Lotus Harbour District",
        country: "CN", form: "supply_install", roles: "supply;install", risks: "design vendor", value: "16750000",
        currency: "CNY", basis: "estimate", signed: "2023-05-16", years: "3", status: "active",
        quote: "Installation of 800 cameras, phase 1.", wording: "rendered"),
    Contract(
        id: "hazel-county", vendor: "hazel-systems", title: "County prevention system", buyer: "Reed County",
        country: "CN",
        form: "dbfot", roles: "design;build;finance;operate;transfer",
        risks: "design vendor, operation vendor, maintenance vendor, legal_political public, force_majeure shared",
        value: "412000000", currency: "CNY", basis: "contract total", signed: "2017", starts: "2017", ends: "2038",
        construction: "1", status: "active",
        inferred: "signed: the year in the tender's number; form: read from the five roles",
        quote: "Design, build, finance, operate and transfer; operation at the contractor's risk; 21 years.",
        wording: "rendered"),
    Contract(
        id: "hazel-desk", vendor: "hazel-systems", title: "Front desk terminals", buyer: "Gemeente Rietveld",
        country: "NL",
        form: "supply", roles: "supply;train", risks: "operation public", signed: "2022-12-01", years: "2",
        status: "ended",
        quote: "Levering van 40 terminals."),
    Contract(
        id: "ironwood-labs", vendor: "ironwood", title: "Forensic laboratories", buyer: "State of Westmarch",
        country: "US",
        form: "management", roles: "operate;maintain;!finance",
        risks: "operation 0.75, maintenance 0.5, demand 0.25, finance 0, legal_political public", value: "33000000",
        currency: "USD", basis: "contract total", signed: "2021-01-15", years: "7.5", status: "active",
        quote: "The contractor bears three quarters of the cost of failures in operation."),
    Contract(
        id: "ironwood-tolls", vendor: "ironwood", title: "Tunnel tolls", buyer: "State of Westmarch", country: "US",
        form: "boo",
        roles: "build;finance;own;operate;maintain",
        risks: "construction vendor, operation vendor, maintenance vendor, demand vendor, legal_political shared",
        value: "150000000", currency: "USD", basis: "investment over the term", signed: "2016-07-05",
        starts: "2016-09-01",
        ends: "2031-09-01", years: "15", construction: "2", status: "active",
        quote: "For fifteen years Ironwood operates the tunnel at its own risk."),
    Contract(
        id: "juniper-docks", vendor: "juniper", title: "Dock surveillance", country: "CA",
        source: "juniper-annual-2024",
        quote: "Dock surveillance", note: "Known by name only."),
    Contract(
        id: "juniper-hospital", vendor: "juniper", title: "Hospital wings B and C", country: "CA",
        source: "juniper-annual-2024",
        quote: "Hospital wings B and C", note: "Known by name only."),
    Contract(
        id: "juniper-lights", vendor: "juniper", title: "Street light sensors", buyer: "Town of Maple Bay",
        country: "CA",
        form: "supply_install", risks: "operation public", value: "940000", currency: "USD", basis: "contract total",
        signed: "2024-08", years: "3", status: "active", inferred: "form: the notice lists goods and fitting only",
        quote: "Sensors, delivered and fitted."),
    Contract(
        id: "juniper-port", vendor: "juniper", title: "Port control room", buyer: "Port of Grey Islands", country: "CA",
        form: "om",
        roles: "operate;maintain", risks: "operation vendor, maintenance vendor", value: "28000000", currency: "USD",
        basis: "contract total", signed: "2025-11-03", starts: "2026-01-01", ends: "2034-01-01", status: "active",
        quote: "Juniper shall operate and maintain the control room."),
    Contract(
        id: "katsura-archive", vendor: "katsura", title: "Video archive", buyer: "Prefecture of Aomatsu", country: "JP",
        form: "om",
        roles: "operate;maintain", risks: "operation shared, maintenance vendor", value: "4200000", currency: "USD",
        basis: "contract total", signed: "2025-06-12", years: "4", status: "active",
        quote: "Operation and upkeep of the archive.",
        wording: "rendered"),
    Contract(
        id: "katsura-archive", vendor: "katsura", version: "2", title: "Video archive", buyer: "Prefecture of Aomatsu",
        country: "JP", form: "om", roles: "operate;maintain", risks: "operation vendor, maintenance vendor",
        value: "11800000",
        currency: "USD", basis: "contract total", signed: "2026-05-14", years: "10", status: "active",
        quote: "Extended by six years; risk of operation passes to Katsura.", wording: "rendered"),
    Contract(
        id: "katsura-stations", vendor: "katsura", title: "Station gates", buyer: "Prefecture of Aomatsu",
        country: "JP",
        form: "design_build", roles: "design;build", risks: "design vendor, construction vendor", value: "5400000000",
        currency: "JPY", basis: "contract total", signed: "2016-10-21", years: "6", status: "ended",
        quote: "Design and construction.",
        wording: "rendered", note: "rates.csv has no rate for this currency and year."),
    Contract(
        id: "larch-border", vendor: "larch", title: "Border posts", buyer: "Ministry of Works of Ardenia",
        country: "PL",
        form: "boo", roles: "build;finance;own;operate", risks: "all vendor", value: "74000000000", currency: "EUR",
        basis: "announcement", signed: "2026-03-02", years: "30", status: "pending", quote: "Preferred bidder: Larch.",
        wording: "rendered", note: "Announced, not in force."),
    Contract(
        id: "larch-depot", vendor: "larch", title: "Tram depot", buyer: "Miasto Jodłowo", country: "PL",
        form: "management",
        risks: "maintenance vendor", value: "5200000", currency: "EUR", basis: "contract total", signed: "2022-05-19",
        years: "8",
        status: "active", quote: "Umowa o zarządzanie zajezdnią, 8 lat."),
    Contract(
        id: "larch-museum", vendor: "larch", title: "Museum guards' radios", buyer: "Museum of the Namib",
        country: "NA",
        form: "supply", roles: "supply", value: "310000", currency: "USD", basis: "contract total", signed: "2021",
        status: "ended",
        quote: "Supply of radios."),
]

/// Contracts of several vendors, with each one's share; the last has a share that is not published.
let consortia: [(contract: Contract, members: [(vendor: String, share: String)])] = [
    (
        Contract(
            id: "birch-ferries", title: "Ferry terminals", buyer: "Port of Sandhaven",
            country: "US",
            form: "bot", roles: "design;build;operate;transfer",
            risks: "design vendor, construction vendor, operation shared, demand shared, legal_political public",
            value: "64000000",
            currency: "USD", basis: "contract total", signed: "2021-09-30", starts: "2022-01-01", ends: "2036-12-31",
            status: "active", quote: "Birch (45 %), Ginkgo (35 %) and others build, operate and transfer two terminals."
        ),
        [("birch", "0.45"), ("ginkgo", "0.35")]
    ),
    (
        Contract(
            id: "cedar-ring-road", title: "Ring road cameras",
            buyer: "Région de l’Orée",
            country: "FR", form: "dbfot", roles: "design;build;finance;operate;transfer",
            risks: "design vendor, construction vendor, operation shared, demand 0.3, legal_political public",
            value: "240000000",
            currency: "EUR", basis: "contract total", signed: "2019-05", years: "18", construction: "3",
            status: "active",
            quote: "Conception, construction, financement, exploitation et transfert, 18 ans."),
        [("cedar-iberia", "0.5"), ("damson", "0.2"), ("elm", "0.3")]
    ),
    (
        Contract(
            id: "fir-bridges", title: "Bridge tolls", buyer: "Estado de Água Clara",
            country: "BR",
            form: "bot", roles: "build;operate;transfer",
            risks: "construction vendor, demand vendor, termination public",
            value: "88000000", currency: "BRL", basis: "contract total", signed: "2017", starts: "2018-03-01",
            ends: "2033-02-28",
            status: "active", quote: "Consórcio liderado pela Fir com 60 %.", note: "Ironwood's share is not published."
        ),
        [("fir", "0.6"), ("ironwood", "")]
    ),
]

/// The forms of each vendor's ordinary contracts; a blank form is one that the notice does not give.
let ordinaryForms: [(vendor: String, forms: [String])] = [
    ("alder", ["supply", "supply_install", "design_build"]), ("birch", ["supply_install", "om", "design_build"]),
    ("cedar", ["design_build", "concession", "om"]), ("damson", ["management", "supply"]),
    ("elm", ["lease", "supply_install", "om", "supply"]), ("fir", ["bot", "supply"]),
    ("ginkgo", ["supply_install", "supply"]),
    ("hazel-systems", ["om", "lease", "concession"]), ("ironwood", ["boo", "ppp_other"]),
    ("juniper", ["supply_install"]),
    ("katsura", ["om", "management", "supply"]), ("larch", ["supply_install", ""]),
]

/// What is certain and what is possible under a form, as words of `roles`, and whether the vendor usually bears the risks.
func usualRoles(_ form: String) -> (certain: [String], possible: [String], bearsRisk: Int) {
    switch form {
    case "supply": (["supply"], ["maintain"], 10)
    case "supply_install": (["supply", "install"], ["maintain"], 20)
    case "design_build": (["design", "build"], [], 40)
    case "om": (["operate", "maintain"], [], 60)
    case "management": (["operate"], ["maintain"], 55)
    case "lease": (["operate", "maintain"], ["finance"], 50)
    case "concession": (["operate"], ["build", "finance", "maintain"], 70)
    case "bot": (["build", "operate", "transfer"], ["finance", "maintain"], 65)
    case "boo": (["build", "finance", "own", "operate"], ["maintain"], 75)
    default: (["supply"], ["maintain", "operate"], 40)
    }
}

let wares = [
    "cameras", "access gates", "meters", "sensors", "displays", "radios", "servers", "ticket machines", "scanners",
    "alarms",
    "barriers", "terminals",
]
let places = [
    "the town hall", "the bus station", "the northern districts", "the market halls", "the county court", "the library",
    "the swimming baths", "the fire service", "the river locks", "the university", "the waterworks", "the fairground",
]
let buyers: [(name: String, country: String, currency: String)] = [
    ("Northbank Council", "GB", "GBP"), ("Eastmere Borough", "GB", "GBP"), ("City of Larkfield", "US", "USD"),
    ("State of Westmarch", "US", "USD"), ("Ville de Saint-Aubin", "FR", "EUR"), ("Stadt Birkenau", "DE", "EUR"),
    ("Gemeente Rietveld", "NL", "EUR"), ("Lotus Harbour District", "CN", "CNY"), ("Estado de Água Clara", "BR", "BRL"),
]

/// A contract such as most are: parts of it blank, its dates and its risks written in one of several ways.
func ordinaryContract(_ vendor: String, _ number: Int, _ form: String) -> Contract {
    let id = "\(vendor.split(separator: "-")[0])-\(twoDigits(number))"
    var stream = Stream("contract", id)
    let usual = usualRoles(form)
    let buyer = stream.pick(buyers)
    let ware = stream.pick(wares)
    let roles = usual.certain + usual.possible.filter { _ in stream.percent(45) }
    var contract = Contract(id: id, vendor: vendor)
    contract.title = "\(ware.prefix(1).uppercased())\(ware.dropFirst()) for \(stream.pick(places))"
    contract.buyer = buyer.name
    contract.country = buyer.country
    contract.form = form
    if stream.percent(70) { contract.roles = roles.joined(separator: ";") }
    contract.risks = riskNames.compactMap { risk in bearer(of: risk, usual.bearsRisk, &stream).map { "\(risk) \($0)" } }
        .joined(separator: ", ")
    if !stream.percent(18) || vendor == "damson" {
        let mantissa = 100 + stream.below(900)
        let zeros = vendor == "damson" ? 4 : 3 + stream.below(3)
        contract.value = "\(mantissa)" + String(repeating: "0", count: zeros)
        contract.currency = buyer.currency
        contract.basis = stream.pick(["contract total", "contract total", "contract total, with options", "estimate"])
    }
    setDates(of: &contract, &stream)
    contract.quote =
        contract.roles.isEmpty
        ? contract.title + "." : "The contractor shall \(enumeration(roles)) the \(ware)."
    contract.wording = ["GB", "US"].contains(buyer.country) ? "official" : "rendered"
    return contract
}

/// "build, operate and transfer"
func enumeration(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}

/// Who bears a risk, in one of the spellings that the codelists know; nil where the notice is silent.
func bearer(of risk: String, _ bearsRisk: Int, _ stream: inout Stream) -> String? {
    guard stream.percent(45) else { return nil }
    let draw = stream.below(100)
    let isPlain = stream.percent(75)
    if risk == "legal_political" || draw >= bearsRisk + 20 {
        return isPlain ? "public" : stream.pick(["government", "state", "publicAuthority"])
    }
    if draw >= bearsRisk { return isPlain ? "shared" : "joint" }
    return isPlain ? "vendor" : stream.pick(["contractor", "company", "privateParty"])
}

/// When a contract was signed and how long it runs: in years, in dates, in both, or not at all.
func setDates(of contract: inout Contract, _ stream: inout Stream) {
    let year = 2014 + stream.below(11)
    let month = 1 + stream.below(11)
    let day = "\(year)-\(twoDigits(month))-\(twoDigits(1 + stream.below(28)))"
    contract.signed = [String(day.prefix(4)), String(day.prefix(7)), day, day, day, day][stream.below(6)]
    let years = ["supply": 1, "supply_install": 2, "design_build": 2, "": 2][contract.form] ?? 6
    let term = years + stream.below(years * 2)
    let start = "\(year)-\(twoDigits(month + 1))-01"
    let end = "\(year + term)-\(twoDigits(month + 1))-01"
    switch stream.below(6) {
    case 0, 1, 2: contract.years = "\(term)"
    case 3: (contract.starts, contract.ends) = (start, end)
    case 4: (contract.starts, contract.ends, contract.years) = (start, end, "\(term)")
    default: break
    }
    if stream.percent(60) { contract.status = contract.ends.isEmpty || contract.ends > "2026" ? "active" : "ended" }
}

let contracts: [Contract] =
    writtenContracts
    + consortia.flatMap { contract, members in
        members.map { member in
            var row = contract
            (row.vendor, row.share) = (member.vendor, member.share)
            return row
        }
    }
    + ordinaryForms.flatMap { vendor, forms in
        forms.enumerated().map { ordinaryContract(vendor, $0.offset + 1, $0.element) }
    }

func contractTable() -> Table {
    let features =
        ["share", "title", "buyer", "country", "form", "roles"] + riskNames.map { "risk_" + $0 } + [
            "value", "currency", "value_basis", "signed", "starts", "ends", "years", "construction_years", "status",
            "same_as", "inferred", "source", "quote", "wording", "note",
        ]
    let key = ["contract", "vendor", "version"]
    var table = Table("contracts", key: key, key + features)
    for contract in contracts { table.add(contract.row) }
    return table
}

// MARK: - Claims

struct Claim {
    let id: String
    let vendor: String
    let date: String
    var withdrawn = ""
    var contract = ""
    let feature: String
    let asserted: String
    var inferred = ""
    let quote: String
    var wording = "official"
    var note = ""

    /// Where it was said.
    var evidence: String { "said-\(id)" }
}

let claims: [Claim] = [
    Claim(
        id: "alder-kiosks-role", vendor: "alder", date: "2025-10-30", contract: "alder-kiosks", feature: "roles",
        asserted: "supply;!operate", quote: "We deliver kiosks. We do not run them."),
    Claim(
        id: "birch-water-role", vendor: "birch", date: "2025-11-12", contract: "birch-water", feature: "roles",
        asserted: "operate;maintain", quote: "In Larkfield we operate and maintain the network."),
    Claim(
        id: "cedar-clinics-upkeep", vendor: "cedar-iberia", date: "2026-02-03", contract: "cedar-clinics",
        feature: "risk_maintenance", asserted: "shared", quote: "Upkeep of the clinics is a shared risk.",
        wording: "rendered",
        note: "Said by the subsidiary; it counts for the group."),
    Claim(
        id: "elm-schools-role", vendor: "elm", date: "2024-09-02", withdrawn: "2026-02-25", contract: "elm-schools",
        feature: "roles", asserted: "!operate", quote: "Schools run their networks themselves.", wording: "rendered",
        note: "Withdrawn after the amendment of 20 February 2026."),
    Claim(
        id: "fir-rights", vendor: "fir", date: "2025-12-10", feature: "statement", asserted: "respect for human rights",
        quote: "Respect for human rights guides all that we do."),
    Claim(
        id: "hazel-operations", vendor: "hazel", date: "2026-01-15", feature: "roles", asserted: "!operate",
        quote: "We sell systems. Others operate them."),
    Claim(
        id: "hazel-operations-risk", vendor: "hazel", date: "2026-01-15", feature: "risk_operation", asserted: "public",
        inferred:
            "asserted: who says that others operate also says that others bear the risk, which is the coder's reading",
        quote: "We sell systems. Others operate them."),
    Claim(
        id: "ironwood-tolls-risk", vendor: "ironwood", date: "2025-11-20", contract: "ironwood-tolls",
        feature: "risk_operation",
        asserted: "public", quote: "The State carries the risk of running the tunnel."),
    Claim(
        id: "ironwood-tolls-term", vendor: "ironwood", date: "2025-11-20", contract: "ironwood-tolls", feature: "years",
        asserted: "1", quote: "Our contracts are renewed from year to year."),
    Claim(
        id: "juniper-role", vendor: "juniper", date: "2025-10-20", feature: "roles", asserted: "!operate",
        quote: "Juniper is a maker of equipment, not an operator.",
        note: "Two weeks before the contract for the port control room."),
    Claim(
        id: "katsura-standard", vendor: "katsura", date: "2026-03-18", feature: "statement",
        asserted: "certified to a management standard", quote: "All our offices are certified.", wording: "rendered"),
    Claim(
        id: "larch-depot-role", vendor: "larch", date: "2025-12-05", contract: "larch-depot", feature: "roles",
        asserted: "!operate",
        quote: "The depot is run by the city.", wording: "rendered"),
]

func claimTable() -> Table {
    var table = Table(
        "claims", key: ["claim"],
        [
            "claim", "vendor", "date", "withdrawn", "contract", "feature", "asserted", "inferred", "source", "quote",
            "wording",
            "note",
        ])
    for claim in claims {
        table.add([
            "claim": claim.id, "vendor": claim.vendor, "date": claim.date, "withdrawn": claim.withdrawn,
            "contract": claim.contract, "feature": claim.feature, "asserted": claim.asserted,
            "inferred": claim.inferred,
            "source": claim.evidence, "quote": claim.quote, "wording": claim.wording, "note": claim.note,
        ])
    }
    return table
}

// MARK: - Sources and rates

func sourceTable() -> Table {
    var table = Table(
        "sources", key: ["source"],
        ["source", "title", "url", "archived", "published", "accessed", "kind", "licence", "note"])
    var known: Set<String> = []
    func add(_ id: String, _ title: String, _ published: String, _ kind: String, accessed: String = "2026-07-01") {
        guard known.insert(id).inserted else { return }
        table.add([
            "source": id, "title": title, "url": "https://example.org/\(id)",
            "archived": "https://example.org/archive/\(id)",
            "published": published, "accessed": accessed, "kind": kind, "licence": "CC0-1.0",
        ])
    }
    for wave in Wave.all { add(wave.id, "Letter to vendors, \(wave.asked)", wave.asked, "letter") }
    for quarter in Quarter.allCases {
        add(
            "log-\(quarter.slug)", "Register of letters sent and received, \(quarter.rawValue)", quarter.lastDay,
            "register")
        let month = quarter.lastDay.prefix(7)
        for vendor in vendors where vendor.id != "juniper" {
            add(
                "\(vendor.id)-\(quarter.slug)", "\(vendor.name), letters of \(quarter.rawValue)", String(month),
                "letter")
        }
    }
    add("cedar-accounts", "Cedar, accounts of 2024, list of subsidiaries", "2025-04", "report")
    add("hazel-accounts", "Hazel, accounts of 2024, list of subsidiaries", "2025-05", "report")
    add("juniper-annual-2024", "Juniper, annual report of 2024", "2025-04-10", "report")
    for contract in contracts {
        add(contract.evidence, "Award notice: \(contract.title)", contract.signed, "tender")
    }
    for claim in claims { add(claim.evidence, "\(claim.vendor), statement of \(claim.date)", claim.date, "press") }
    add("rates", "Yearly rates, roughly rounded, for teaching only", "2026-06", "dataset")
    return table
}

/// Units of a currency for one US dollar in hundredths, 2014 to 2026. The yen has no rate for 2016.
let ratesInHundredths: [(currency: String, units: [Int])] = [
    ("BRL", [235, 333, 349, 319, 365, 395, 516, 539, 516, 499, 539, 560, 550]),
    ("CNY", [616, 623, 664, 676, 662, 691, 690, 645, 674, 708, 720, 720, 715]),
    ("EUR", [75, 90, 90, 89, 85, 89, 88, 85, 95, 92, 92, 90, 87]),
    ("GBP", [61, 65, 74, 78, 75, 78, 78, 73, 81, 80, 78, 77, 75]),
]

func rateTable() -> Table {
    var table = Table("rates", key: ["currency", "year"], ["currency", "year", "per_unit", "source", "note"])
    for (currency, units) in ratesInHundredths {
        for (index, rate) in units.enumerated() {
            table.add([
                "currency": currency, "year": "\(2014 + index)", "per_unit": "\(rate / 100).\(twoDigits(rate % 100))",
                "source": "rates",
            ])
        }
    }
    for (year, rate) in [("2015", "121"), ("2017", "112")] {
        table.add(["currency": "JPY", "year": year, "per_unit": rate, "source": "rates"])
    }
    return table
}

// MARK: - All of it

guard CommandLine.arguments.count == 2 else { fatalError("usage: generate FOLDER") }
let everything = [
    vendorTable(), questionTable(), requestTable(), responseTable(), contractTable(), claimTable(), sourceTable(),
    rateTable(),
]
for table in everything { write(table, into: CommandLine.arguments[1]) }
