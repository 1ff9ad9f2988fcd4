@testable import Tallying

/// Contracts made up at random, once in somebody else's shape and once as rows of our own: with versions, consortia in one
/// cell, duplicates, and cells that can't be read.
struct ForeignContracts {
    /// The rows as a dataset has them.
    private(set) var own =
        "contract,vendor,version,share,title,roles,risk_operation,value,currency,signed,ends,status,same_as\n"
    /// The same in two files that differ in the order of their columns, their delimiter and their encoding.
    private(set) var north = "No;Firms;Issue;Parts;Work;Tasks;Risk;Sum;Money;Day;Until;State;Copy of\n"
    private(set) var south = "Copy of\tState\tUntil\tDay\tMoney\tSum\tRisk\tTasks\tWork\tParts\tIssue\tFirms\tNo\n"
    private var random: RandomNumbers
    private let share: String
    /// Whether every contract has one row that can be used.
    private let isPlain: Bool

    static func mapping(share: String) -> String {
        """
        candour: 1
        missing: [n/a]
        files:
          north.txt: {delimiter: ";", decimal: ",", thousands: "."}
          south.txt: {delimiter: tab, decimal: ",", thousands: ".", encoding: iso-8859-1}
        tables:
          contracts:
            from: [north.txt, south.txt]
            share: \(share)
            columns:
              contract: No
              vendor: {from: Firms, split: "|"}
              version: Issue
              share: {from: Parts, split: "|"}
              title: Work
              roles: {from: Tasks, split: ","}
              risk_operation: {from: Risk, words: {private: vendor}}
              value: Sum
              currency: Money
              signed: {from: Day, dates: [dd/mm/yyyy, yyyy]}
              ends: {from: Until, dates: dd/mm/yyyy}
              status: {from: State, words: {open: active}}
              same_as: Copy of

        """
    }

    /// - Parameter share: the rule by which consortia share.
    init(_ count: Int, share: String, isPlain: Bool, seed: UInt64) {
        random = RandomNumbers(state: seed)
        self.share = share
        self.isPlain = isPlain
        for number in 0..<count { add(number, of: count) }
    }

    private mutating func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    private mutating func add(_ number: Int, of count: Int) {
        let versions = isPlain || number % 5 > 0 ? 1 : 1 + below(3)
        let original = !isPlain && number > 9 && number % 11 == 0 ? name(number / 2) : ""
        var firms = [pick(["alder", "birch", "cedar"])]
        if !isPlain, number % 4 == 0 {
            firms = [["alder", "birch"], ["birch", "cedar", "alder"], ["cedar", "cedar"]][below(3)]
        }
        for version in 1...versions { add(number, firms, version: version, original, isLate: number * 2 > count) }
    }

    private func name(_ number: Int) -> String { number % 13 == 0 ? "=No \(number)" : "n-\(number)" }

    private mutating func add(
        _ number: Int, _ firms: [String], version: Int, _ original: String, isLate: Bool
    ) {
        // A contract is given twice in our shape where the mapping makes rows of several firms.
        var members: [String] = []
        for firm in firms where !members.contains(firm) { members.append(firm) }
        var parts: [String] = []
        if share == "stated", firms.count == members.count, firms.count > 1, below(2) == 0 {
            parts = firms.map { _ in pick(["0.25", "0.5", "0.125"]) }
        }
        let odd = isPlain ? -1 : below(40)
        if odd == 0 { members = ["nobody"] }
        let issue = version == 1 ? pick(["", "1"]) : "\(version)"
        let year = 2015 + below(12)
        let (month, day) = (padded(1 + below(12)), padded(1 + below(28)))
        let isYear = below(9) == 0
        let signed =
            odd == 1
            ? ("31/02/2020", "31/02/2020")
            : isYear ? ("\(year)", "\(year)") : ("\(year)-\(month)-\(day)", "\(day)/\(month)/\(year)")
        let whole = below(900_000_000)
        let tenths = below(10)
        let value = below(6) == 0 ? ("", "n/a") : ("\(whole).\(tenths)", "\(dotted(whole)),\(tenths)")
        let money = value.0.isEmpty ? "" : odd == 2 ? "XYZ" : pick(["USD", "EUR"])
        let roles = pick(["", "supply", "design;build", "!operate;supply"])
        let risk = pick(["", "vendor", "public"])
        let status = pick(["", "active", "cancelled"])
        let ends = below(3) == 0 ? ("", "") : ("\(year + 4)-\(month)-\(day)", "\(day)/\(month)/\(year + 4)")
        let isGuarded = name(number).hasPrefix("=")
        for (place, member) in members.enumerated() {
            var part = parts.isEmpty ? "" : parts[place]
            if share == "equal", members.count > 1 { part = members.count == 2 ? "0.5" : "0.333333333333" }
            let shown = (isGuarded ? "'" : "") + name(number)
            own +=
                [
                    shown, member, issue, part, "\"Brücke; \"\"x\"\"\"", roles, risk, value.0, money, signed.0, ends.0,
                    status, original.hasPrefix("=") ? "'" + original : original,
                ].joined(separator: ",") + "\n"
        }
        let cells = [
            name(number), odd == 0 ? "nobody" : firms.joined(separator: " | "), issue, parts.joined(separator: "|"),
            "\" Brücke; \"\"x\"\"\"", roles.split(separator: ";").joined(separator: ", "),
            risk == "vendor" ? "private" : risk, value.1, money, signed.1, ends.1, status == "active" ? "Open" : status,
            original,
        ]
        if isLate {
            south += cells.reversed().joined(separator: "\t") + "\n"
        } else {
            north += cells.joined(separator: ";") + "\n"
        }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// With points between groups of digits.
    private func dotted(_ number: Int) -> String {
        guard number >= 1_000 else { return "\(number)" }
        let last = "\(number % 1_000)"
        return dotted(number / 1_000) + "." + String(repeating: "0", count: 3 - last.count) + last
    }
}
