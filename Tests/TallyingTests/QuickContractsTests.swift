import Dataset
import Foundation
import Statistics
import Tables
import Testing

@testable import Tallying

/// What is read from the bytes of a record is what the long way makes of it.
@Suite("Quick contracts")
struct QuickContractsTests {
    /// Reads every record both ways.
    private struct Both: RowTally {
        let task: TallyTask
        var quick: QuickContracts
        var lone: LoneContracts
        var pairs: [(quick: ContractFacts, long: ContractFacts?, position: RecordPosition)] = []
        var leftToTheLongWay = 0

        init(_ task: TallyTask, _ columns: ContractColumns) {
            self.task = task
            quick = QuickContracts(
                task.arithmetic, columns, codelists: task.frame.codelists, rates: task.frame.tables.rates,
                sources: task.sources)
            lone = LoneContracts(
                columns: columns.all, codelists: task.frame.codelists, method: task.frame.method, index: task.index)
        }

        mutating func add(_ record: borrowing Record) {
            var facts = ContractFacts()
            guard quick.read(record, into: &facts) else {
                leftToTheLongWay += 1
                return
            }
            var long: ContractFacts?
            if case .sound(let row) = lone.read(record) { long = try? task.arithmetic.facts(of: row) }
            pairs.append((facts, long, record.position))
        }

        mutating func merge(_ later: consuming Both) { pairs += later.pairs }
    }

    static func task(_ rules: String = "") throws -> (TallyTask, URL) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tally-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try write(
            "candour: 1\ntitle: T\nbase_currency: USD\nconsolidate: none\nindices: [involvement]\n" + rules,
            "method.yaml")
        try write("vendor,name\nv,V\n", "vendors.csv")
        try write("source,title\ns,S\n", "sources.csv")
        try write(
            "currency,year,per_unit\nEUR,2020,0.8765\nEUR,2021,0.85\nJPY,2020,106.7745\nKWD,2020,0.3067\n", "rates.csv")
        let frame = try #require(try DatasetFolder(folder.path).readContractFrame().frame)
        let period = try #require(Period("2026-Q2"))
        return (try TallyTask(frame, periods: [period]), folder)
    }

    private static let cells: [(column: String, usual: [String], odd: [String])] = [
        ("version", ["", "1", "2"], ["0", "01", "x", "-1", "1.0"]),
        ("share", [""], ["0.5", "1", "1.5"]),
        ("form", ["", "supply", "dbfot", "om", "Design-Build", "bot"], ["none", " ", "concession "]),
        (
            "roles", ["", "supply", "design;build;finance", "!operate", "operate|maintain", "train"],
            ["build;!supply", "operate;!operate", "fly", ";;", "supply;"]
        ),
        (
            "risk_operation", ["", "vendor", "public", "shared", "0.5", "contractor", "Government"],
            ["2", "0.1234567", "+0.5", ".5", "half", "-0.1"]
        ),
        ("risk_finance", ["", "joint", "0", "1", "0.333333"], ["1.0000001", "1e-1"]),
        (
            "value",
            ["", "1", "99999.99", "100000", "100000.01", "335990000", "1000000000", "999999999.99", "123456789.123"],
            ["0", "-5", "1,000", "12.", "1e6", "123456789012345678901", "999999999999999999", "0.1234567890123"]
        ),
        ("currency", ["USD", "EUR", "JPY", "KWD", "GBP"], ["", "usd", "XXX"]),
        (
            "signed", ["2020-02-29", "2020-12-31", "2021-01-01", "2020-06-15"],
            ["", "2020", "2021-02", "2021-02-29", "2020-13-01", "20-01-01", "2020/01/01", "0000-01-01"]
        ),
        ("starts", ["", "2020-02-29", "2020-03-01"], ["2021", "x"]),
        ("ends", ["", "2024-02-29", "2044-02-28", "2051-03-01", "2020-03-01"], ["2019-01-01", "2022"]),
        ("years", ["", "0", "1", "21", "4.5", "30", "29.999", "1000"], ["1001", "-1", "x", "4.00000000000001", "3."]),
        ("construction_years", ["", "2"], ["x", "1001"]),
        ("status", ["", "active", "cancelled", "Pending"], ["gone"]),
        ("wording", ["", "official"], ["free"]),
        ("source", ["", "s"], ["t"]),
        ("same_as", [""], ["other"]),
    ]

    /// Rows of which one in `oddness` cells is odd.
    private static func table(_ count: Int, oddness: Int, seed: UInt64) -> String {
        var random = RandomNumbers(state: seed)
        var text = "contract,vendor," + cells.map(\.column).joined(separator: ",") + "\n"
        for _ in 0..<count {
            let row = cells.map { column -> String in
                let odd = random.next() % UInt64(oddness) == 0
                let words = odd ? column.odd : column.usual
                return words[Int(random.next() % UInt64(words.count))]
            }
            text += "c,v," + row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
        }
        return text
    }

    @Test(
        "every figure of every row",
        arguments: [
            "", "contracts: {in_force: only}\n", "contracts: {power: 2.5}\n",
            "contracts: {weights: {roles: 0.25, risk: 0.25, term: 0.35, value: 0.15}}\n",
        ])
    func facts(_ rules: String) throws {
        let (task, folder) = try Self.task(rules)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (oddness, seed) in [(60, 1), (8, 2)] {
            let path = folder.appendingPathComponent("contracts.csv").path
            try Data(Self.table(1_500, oddness: oddness, seed: UInt64(seed)).utf8).write(to: URL(fileURLWithPath: path))
            let file = try TableFile(path: path)
            let columns = try #require(ContractColumns(header: file.header))
            let reading = try file.read { Both(task, columns) }
            #expect(reading.refusedCount == 0)
            for (quick, long, position) in reading.tally.pairs where quick != long {
                Issue.record("\(try file.places(of: [(position, nil)])): \(quick) \(String(describing: long))")
            }
            // Otherwise nothing was compared.
            #expect(reading.tally.pairs.count > (oddness == 60 ? 300 : 20))
            #expect(reading.tally.leftToTheLongWay > 0)
        }
    }

    @Test("terms between days are those of the calendar")
    func terms() throws {
        var random = RandomNumbers(state: 3)
        for _ in 0..<3_000 {
            func day() -> (QuickDay, CalendarDate)? {
                let number = Int(random.next() % 60_000) + 690_000
                guard let day = Day(number: number), let date = CalendarDate(day.description),
                    let quick = DayCell(Array(day.description.utf8).span)?.day
                else { return nil }
                return (quick, date)
            }
            let (one, first) = try #require(day())
            let (other, last) = try #require(day())
            let years = Term.years(from: first, to: last)
            #expect(one.term(to: other).flatMap { try? Rational(Int128($0), over: 365) } == years)
        }
    }
}

/// A seeded generator (Steele, Lea and Flood 2014).
struct RandomNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
