import Testing

@testable import Statistics

@Suite("Trends")
struct TrendTests {
    private func number(_ text: Substring) throws -> Rational? {
        text == "NA" ? nil : try Rational(text: String(text))
    }

    @Test("Growth and change agree with COINr", .enabled(if: Oracles.available, Oracles.absent))
    func vectors() throws {
        let table = try Oracles.table("../coinr", "fn_trends")
        #expect(table.rows.count == 3)
        for row in table.rows {
            // The case, "5,NA,10 @2019..2021", is not quoted: values, and their years as a range or a list.
            let parts = row.dropLast(2).joined(separator: ",").split(separator: "@")
            let values = try parts[0].split(separator: ",").map { try number($0.filter { $0 != " " }[...]) }
            let years = parts[1].replacing("..", with: ",").split(separator: ",").compactMap { Int($0) }
            let times = (0..<values.count).map { Rational((years.first ?? 0) + $0) }
            #expect(times.last == years.last.map { Rational($0) })
            let series = try TimeSeries(values, times: times)
            let growth = try #require(Double(row[row.count - 2]))
            let change = try #require(Double(row[row.count - 1]))
            #expect(try (compoundGrowth(series).high - growth).magnitude < 1e-14, "\(row)")
            // COINr's regression is good to about twelve digits here: the line begins at 5/6 and rises by 3/2.
            #expect(try (percentageChange(series).high - change).magnitude < 1e-9, "\(row)")
        }
    }

    @Test("A change is stated for the time asked for, from two values or from a line through more")
    func change() throws {
        let decade = try TimeSeries([5, nil, 10], times: [2021, 2020, 2019])
        // From 10 to 5 in two years: 25 % a year.
        #expect(try percentageChange(decade).high == -25)
        #expect(try percentageChange(decade, per: 10).high == -250)
        let line = try TimeSeries([1, 2, 4], times: [2019, 2020, 2021])
        #expect(try (percentageChange(line) - 180).magnitude.high < 1e-27)
        #expect(try compoundGrowth(line).high == 1, "doubled a year, whatever lies between")
    }

    @Test("What has no growth says why")
    func reasons() throws {
        #expect(throws: NotAvailable.tooFew(needed: 2)) { try TimeSeries([1, nil], times: [1, 2]) }
        #expect(throws: NotAvailable.notUnique) { try TimeSeries([1, 2], times: [1, 1]) }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try TimeSeries([1], times: []) }
        let fromZero = try TimeSeries([0, 2], times: [1, 2])
        #expect(throws: NotAvailable.arithmetic(.divisionByZero)) { try compoundGrowth(fromZero) }
        #expect(throws: NotAvailable.arithmetic(.divisionByZero)) { try percentageChange(fromZero) }
        let acrossZero = try TimeSeries([-1, 2], times: [1, 3])
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) { try compoundGrowth(acrossZero) }
        let level = try TimeSeries([0, 0], times: [1, 2])
        #expect(try compoundGrowth(level).high == 0 && percentageChange(level).high == 0)
        let lineFromZero = try TimeSeries([0, 1, 2], times: [0, 1, 2])
        #expect(throws: NotAvailable.arithmetic(.divisionByZero)) { try percentageChange(lineFromZero) }
    }
}
