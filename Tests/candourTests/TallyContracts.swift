/// Contracts of the example's vendors made up at random: with versions, consortia, duplicates, dates around the ends of
/// its quarters, and cells of every form that the columns allow.
struct TallyContracts {
    private var random: SplitMix

    static let header =
        "contract,vendor,version,share,title,form,roles,risk_operation,risk_demand,risk_finance,value,currency,signed,"
        + "starts,ends,years,status,same_as"

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// A row for each version and vendor of so many contracts, in the order of the contracts.
    mutating func rows(_ count: Int, vendors: [String]) -> [[String]] {
        var rows: [[String]] = []
        for number in 0..<count {
            let name = number % 7 == 0 ? "\"c, \(number)\"" : "c-\(number)"
            let members = Array(
                vendors.shuffled(using: &random).prefix(number % 5 == 0 ? Int.random(in: 1...3, using: &random) : 1))
            let versions = number % 4 == 0 ? Int.random(in: 1...3, using: &random) : 1
            var original = ""
            if number > 10, number % 9 == 0 { original = "c-\(number / 7 * 7 + 1)" }
            if original == "c-\(number)" { original = "" }
            for version in 1...versions {
                for member in members {
                    rows.append(row(name, member, version, of: members.count, original))
                }
            }
        }
        return rows
    }

    private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }

    private mutating func row(
        _ name: String, _ vendor: String, _ version: Int, of members: Int, _ original: String
    ) -> [String] {
        let year = Int.random(in: 2019...2026, using: &random)
        let month = Int.random(in: 1...12, using: &random)
        let day = Int.random(in: 1...28, using: &random)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let signed = pick(
            ["\(year)", "\(year)-\(padded(month))"]
                + Array(repeating: "\(year)-\(padded(month))-\(padded(day))", count: 6))
        let length = Int.random(in: 1...40, using: &random)
        let hasDates = Bool.random(using: &random)
        let whole = Int.random(in: 0..<3_000_000_000, using: &random)
        let value = pick([
            "", "\(whole)", "\(whole / 100).\(padded(whole % 100))", "\(whole / 10_000).5", "\(whole % 90_000)",
        ])
        return [
            name, vendor, version == 1 ? pick(["", "1"]) : "\(version)",
            members > 1 ? pick(["", "0.25", "0.125", "0.3"]) : pick(["", "", "", "", "0.5"]),
            "\"A title, with \"\"quotes\"\"\"",
            pick(["", "supply", "design_build", "om", "dbfot", "concession", "ppp_other"]),
            pick([
                "", "supply", "design;build", "operate|maintain", "!operate;supply", "design; build ;finance;operate",
            ]),
            pick(["", "vendor", "public", "shared", "0.25"]), pick(["", "government", "contractor", "0.333333"]),
            pick(["", "vendor"]),
            value, value.isEmpty ? "" : pick(["USD", "EUR", "GBP", "BRL", "JPY"]), signed,
            hasDates ? "\(year)-\(padded(month))-\(padded(day))" : "",
            hasDates ? "\(year + length)-0\(1 + length % 9)-1\(length % 9)" : "",
            hasDates ? "" : pick(["", "\(length)", "\(length).5", "0.25"]),
            pick(["", "active", "ended", "cancelled", "pending"]),
            original,
        ]
    }

    static func csv(_ rows: [[String]]) -> String {
        ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
    }
}
