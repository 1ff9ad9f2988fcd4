import Statistics
import Testing

@testable import Dataset

@Suite("Dates, quarters and terms")
struct DateTests {
    @Test(
        "A date is a year, a month of one, or a day that exists",
        arguments: ["2017", "2017-05", "2017-05-04", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func dates(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "17", "20170504", "2017-5-4", "2017-13", "2017-00", "2017-02-29", "1900-02-29", "2017-05-32",
            "2017-05-04T00:00", "2017-05-", "-2017", "0000", "２０１７", "2017/05/04", " 2017", "2017-05-04-01",
        ])
    func noDates(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("What is dated by its year or month has happened by the last day of it")
    func lastDays() throws {
        #expect(try #require(CalendarDate("2017")).lastDay.description == "2017-12-31")
        #expect(try #require(CalendarDate("2020-02")).lastDay.description == "2020-02-29")
        #expect(try #require(CalendarDate("2020-02")).firstDay.description == "2020-02-01")
        #expect(try #require(CalendarDate("2020-02-03")).lastDay.description == "2020-02-03")
    }

    @Test("Consecutive days have consecutive numbers through four hundred years")
    func dayNumbers() throws {
        var last = try #require(Day(year: 1899, month: 12, day: 31)).number
        for year in 1900..<2300 {
            for month in 1...12 {
                for day in 1...Day.length(ofMonth: month, in: year) {
                    let number = try #require(Day(year: year, month: month, day: day)).number
                    guard number == last + 1 else {
                        Issue.record("\(year)-\(month)-\(day)")
                        return
                    }
                    last = number
                }
            }
        }
    }

    @Test("A quarter ends where the next begins")
    func quarters() throws {
        let quarter = try #require(Period("2021-Q3"))
        #expect(quarter.firstDay.description == "2021-07-01")
        #expect(quarter.lastDay.description == "2021-09-30")
        #expect(try #require(Period("2020-Q1")).lastDay.description == "2020-03-31")
        #expect(try #require(Period("2020-Q4")) < #require(Period("2021-Q1")))
        #expect(quarter.description == "2021-Q3")
    }

    @Test(
        "Anything else is no quarter",
        arguments: ["", "2021", "2021-Q0", "2021-Q5", "2021-q3", "2021Q3", "+021-Q3", "2021-Q3 "])
    func noQuarters(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(
        "A quarter in another form is recognised for what it means",
        arguments: ["2021Q3", "2021-q3", "2021 Q3", "Q3 2021", "q3/2021", "2021/3"])
    func nearQuarters(text: String) {
        #expect(Period(nearly: text) == Period("2021-Q3"))
    }

    @Test(
        "What means no quarter suggests none", arguments: ["2021", "2021-09", "2021-09-01", "third of 2021", "2021-Q7"])
    func farQuarters(text: String) {
        #expect(Period(nearly: text) == nil)
    }

    @Test(
        "A term is whole years, and the days that remain over 365",
        arguments: [
            ("2017", "2038", 21, 0), ("2017-05-04", "2038-05-04", 21, 0), ("2017-05-04", "2038-05-03", 20, 364),
            ("2020-02-29", "2021-02-28", 1, 0), ("2020-02-29", "2024-02-29", 4, 0),
            ("2020-02-29", "2024-02-28", 3, 365),
            ("2019-02-28", "2020-02-29", 1, 1), ("2019-12-31", "2020-01-01", 0, 1), ("2020", "2020", 0, 0),
            ("2020-01", "2020-12-31", 0, 365), ("2021-01", "2021-12-31", 0, 364), ("1999-12-31", "2000-12-30", 0, 365),
            ("0001", "9999", 9998, 0),
        ] as [(String, String, Int, Int)])
    func terms(start: String, end: String, years: Int, days: Int) throws {
        let term = Term.years(from: try #require(CalendarDate(start)), to: try #require(CalendarDate(end)))
        #expect(term == (try Rational(Int128(years * 365 + days), over: 365)))
    }

    @Test("An end before its start has no term")
    func noTerm() throws {
        #expect(
            Term.years(from: try #require(CalendarDate("2020-02")), to: try #require(CalendarDate("2020-01-31"))) == nil
        )
    }
}
