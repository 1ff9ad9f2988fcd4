import Statistics
import Testing

@testable import Dataset

/// A cell after a step; nil where the step left it as it was.
private func after(_ step: some CellStep, _ cell: String) -> String? {
    var bytes = Array(cell.utf8)
    return step.apply(to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
}

@Suite("The rules of a mapping")
struct CellStepTests {
    @Test(
        "numbers with commas for decimals and points for thousands become plain",
        arguments: [
            ("1.234.567,89", "1234567.89"), ("-1.000,5", "-1000.5"), ("0,5", "0.5"), ("+7", "7"), ("1.234", "1234"),
        ])
    func decimalComma(cell: String, plain: String) {
        #expect(after(NumberStep(style: NumberStyle(decimal: 0x2C, thousands: 0x2E)), cell) == plain)
    }

    @Test(
        "what is no number in the file's own style is no number at all",
        arguments: ["1.23", "12.34,5", "1.2345", "1,2,3", "1.234.56", ".123", "1,234.5", "", "-", "twelve", "1..234"])
    func notANumber(cell: String) {
        var bytes = Array(cell.utf8)
        let isTouched = NumberStep(style: NumberStyle(decimal: 0x2C, thousands: 0x2E)).apply(to: &bytes)
        #expect(!isTouched)
        // Nor does it read as another number later on.
        #expect(Rational(decimal: String(decoding: bytes, as: UTF8.self)) == nil)
    }

    @Test("blanks of every kind stand between groups", arguments: ["12 345", "12\u{A0}345", "12\u{202F}345"])
    func blankGroups(cell: String) {
        #expect(after(NumberStep(style: NumberStyle(decimal: 0x2E, thousands: 0x20)), cell) == "12345")
    }

    @Test(
        "millions are multiplied exactly", arguments: [("0.1", "100000"), ("1.234567", "1234567"), ("-2", "-2000000")])
    func units(cell: String, product: String) {
        #expect(after(UnitsStep(factor: 1_000_000), cell) == product)
    }

    @Test("what can't be multiplied stays, to be refused by name", arguments: ["x", String(repeating: "9", count: 38)])
    func notMultiplied(cell: String) {
        #expect(after(UnitsStep(factor: 1_000_000), cell) == nil)
    }

    @Test(
        "labels group the digits of a factor",
        arguments: [("1000000", "1,000,000"), ("100", "100"), ("0.001", "0.001")])
    func label(number: String, shown: String) { #expect(grouped(number) == shown) }

    @Test(
        "an amount and its currency are taken apart",
        arguments: [
            ("USD 653,690.00", "653,690.00", "USD"), ("AMD267,254,619.60", "267,254,619.60", "AMD"),
            ("1.234,56 €", "1.234,56", "EUR"), ("€1", "1", "EUR"), ("12 GBP", "12", "GBP"), ("US$5", "5", "USD"),
            ("CHF\u{A0}7", "7", "CHF"),
        ])
    func money(cell: String, amount: String, code: String) {
        #expect(after(MoneyStep(.amount, symbols: ["$": "CAD", "US$": "USD"]), cell) == amount)
        #expect(after(MoneyStep(.currency, symbols: ["$": "CAD", "US$": "USD"]), cell) == code)
    }

    @Test("a currency that the mapping does not name is left", arguments: ["$5", "XYZ 5", "USDT 5", "12"])
    func unknownMoney(cell: String) { #expect(after(MoneyStep(.amount, symbols: [:]), cell) == nil) }

    @Test("placeholders are numbers, however they are written", arguments: ["1", "1.00", "0", "99999999"])
    func placeholders(cell: String) {
        #expect(after(PlaceholderStep(numbers: [0, 1, 99_999_999]), cell) == "")
    }

    @Test(
        "dates become ISO dates",
        arguments: [
            ("dd/mm/yyyy", "23/01/2017", "2017-01-23"), ("d.m.yyyy", "3.1.2017", "2017-01-03"),
            ("d mon yyyy", "5 March 2020", "2020-03-05"), ("dd-mon-yyyy", "05-Mar-2020", "2020-03-05"),
            ("mon yyyy", "Sept 2019", "2019-09"), ("mm/yyyy", "07/2018", "2018-07"),
            ("yyyymmdd", "20170123", "2017-01-23"),
            ("iso", "2017-01-23T00:00:00-06:00", "2017-01-23"), ("iso", "2017-01-23 10:00", "2017-01-23"),
            ("excel", "42758", "2017-01-23"), ("excel", "1", "1900-01-01"), ("excel", "59", "1900-02-28"),
            ("excel", "61", "1900-03-01"), ("excel", "42758.75", "2017-01-23"), ("excel-1904", "41296", "2017-01-23"),
            ("excel-1904", "0", "1904-01-01"),
        ])
    func dates(form: String, cell: String, date: String) throws {
        #expect(after(DateStep(forms: [try #require(DateForm(form))], names: [form]), cell) == date)
    }

    @Test(
        "a date of another form, or one that does not exist, is left as it stands",
        arguments: [
            ("dd/mm/yyyy", "31/02/2017"), ("dd/mm/yyyy", "1/2/2017"), ("dd/mm/yyyy", "01/02/17"),
            ("iso", "2017-13-01T00:00"),
            ("iso", "2017-01-23Tomorrow"), ("excel", "60"), ("excel", "0"), ("excel", "99999999"), ("excel", "-5"),
            ("dd/mm/yyyy", "01/02/2017 "), ("d mon yyyy", "5 Ma 2020"), ("excel", "9999999"),
        ])
    func otherDates(form: String, cell: String) throws {
        #expect(after(DateStep(forms: [try #require(DateForm(form))], names: [form]), cell) == nil)
    }

    @Test(
        "a pattern without a year, or with letters that mean nothing, is no form",
        arguments: ["dd/mm", "yyyyy", "foo", ""])
    func forms(name: String) { #expect(DateForm(name) == nil) }

    @Test(
        "JSON arrays are taken apart",
        arguments: [
            ("[\"MT001\"]", ["MT001"]), ("[]", []), (" [ \"a\\u00e9\" , 12 ] ", ["aé", "12"]),
            ("[null,\"x\\\"y\"]", ["x\"y"]),
            ("[\"\\ud83d\\ude00\"]", ["😀"]),
        ] as [(String, [String])])
    func json(cell: String, parts: [String]) {
        #expect(CellParts.json(Array(cell.utf8))?.map { String(decoding: $0, as: UTF8.self) } == parts)
    }

    @Test(
        "what is no flat array is none",
        arguments: [
            "MT001", "[\"a\"", "[\"a\"] x", "[[1]]", "[{}]", "[\"\\u00\"]", "[\"\\ud800\"]", "[,]", "[1,]", "", "[",
        ])
    func noJSON(cell: String) { #expect(CellParts.json(Array(cell.utf8)) == nil) }

    @Test("parts are trimmed, and empty ones left out")
    func split() {
        let parts = CellParts.split(Array(" A , B,,C Ltd ".utf8), by: [0x2C]).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(parts == ["A", "B", "C Ltd"])
        #expect(CellParts.split(Array("a--b-c".utf8), by: Array("--".utf8)).count == 2)
    }

    @Test("line ends become a space, and blanks at the ends go")
    func tidying() {
        var tidy: [UInt8] = []
        let cell = Array(" a\r\nb \n\n c\t".utf8)
        Tidying.append(cell.span, to: &tidy)
        #expect(String(decoding: tidy, as: UTF8.self) == "a b   c")
        let (clean, broken) = (Array("a b".utf8), Array("a\nb".utf8))
        let areTidy = [Tidying.isTidy(clean.span), Tidying.isTidy(broken.span)]
        #expect(areTidy == [true, false])
    }

    @Test("identifiers from names differ wherever the names do, and stay as they are where they are ones already")
    func slugs() {
        let names = ["ACME Ltd", "Acme, Ltd.", "acme-ltd", "ACME  Ltd", "Ünïté", "…"]
        let slugs = names.map { String(decoding: Slug.of(Array($0.utf8)), as: UTF8.self) }
        #expect(Set(slugs).count == names.count)
        #expect(slugs[2] == "acme-ltd")
        #expect(slugs[0].hasPrefix("acme-ltd-"))
    }
}
