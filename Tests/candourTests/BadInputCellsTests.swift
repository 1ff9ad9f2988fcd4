import Testing

@Suite("Bad input: cells that can't be read")
struct BadInputCellsTests {
    @Test("Words for a number")
    func notANumber() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",12.5 million,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: 12.5 million
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
            """)
    }

    @Test("Separators between thousands")
    func thousands() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",\"12,500,000\",", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: 12,500,000
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: leave out what separates thousands, and write '.' for a decimal comma
            """)
    }

    @Test("A no-break space between thousands is made visible")
    func noBreakSpace() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",12\u{A0}500\u{A0}000,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: 12\\u{A0}500\\u{A0}000
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: leave out what separates thousands, and write '.' for a decimal comma
            """)
    }

    @Test("A number with an exponent, as a spreadsheet shortens one")
    func exponent() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",1.25E+07,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: 1.25E+07
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: write all its digits; a spreadsheet may have rounded what it shows with an exponent
            """)
    }

    @Test("Infinity")
    func infinity() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",inf,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: inf
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: leave the cell blank if the figure is not known
            """)
    }

    @Test("Not a number, by that name")
    func nan() throws {
        let work = try Workdir.small()
        try work.replace("0.7834", with: "NaN", in: "data/rates.csv")
        try work.expectRefused(
            """
            data/rates.csv:2:10: error: 'per_unit' is not a decimal number [cell.not-a-number]
              found: NaN
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: leave the cell blank if the figure is not known
            """)
    }

    @Test("NA is no number, and no blank either")
    func na() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",NA,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: NA
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: leave the cell blank if the figure is not known
            """)
    }

    @Test("More digits than can be kept exactly")
    func manyDigits() throws {
        let work = try Workdir.small()
        try work.replace(
            ",12500000,", with: ",111111111111111111111111111111111111111111111,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is not a decimal number [cell.not-a-number]
              found: 111111111111111111111111111111111111111111111
              expected: digits with '.' as the decimal mark, such as 335990000 or 0.25
              fix: at most 38 digits can be read exactly
            """)
    }

    @Test("A negative value")
    func negativeValue() throws {
        let work = try Workdir.small()
        try work.replace(",12500000,", with: ",-12500000,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: 'value' is below 0 [cell.out-of-range]
              found: -12500000
              expected: 0 or more
            """)
    }

    @Test("A negative weight")
    func negativeWeight() throws {
        let work = try Workdir.small()
        try work.replace("answer,1", with: "answer,-1", in: "data/questions.csv")
        try work.expectRefused(
            """
            data/questions.csv:2:25: error: 'weight' is below 0 [cell.out-of-range]
              found: -1
              expected: 0 or more
            """)
    }

    @Test("A rate of zero")
    func zeroRate() throws {
        let work = try Workdir.small()
        try work.replace("0.7834", with: "0", in: "data/rates.csv")
        try work.expectRefused(
            """
            data/rates.csv:2:10: error: 'per_unit' must be above 0 [cell.out-of-range]
              found: 0
              expected: units of this currency for one unit of the base currency
            """)
    }

    @Test("A share in per cent")
    func percentShare() throws {
        let work = try Workdir.small()
        try work.replace("1,0.4,", with: "1,40,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:4:12: error: 'share' is above 1 [cell.out-of-range]
              found: 40
              expected: a number from 0 to 1
              fix: write 40 % as 0.4
            """)
    }

    @Test("A version that is not a whole number")
    func brokenVersion() throws {
        let work = try Workdir.small()
        try work.replace("c1,alder,1,", with: "c1,alder,1.5,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:10: error: 'version' is not a whole number from 1 up [cell.not-a-whole-number]
              found: 1.5
              expected: a whole number, such as 1
            """)
    }

    @Test("A day that does not exist")
    func noSuchDay() throws {
        let work = try Workdir.small()
        try work.replace("2019-05-04", with: "2019-02-29", in: "data/sources.csv")
        try work.expectRefused(
            """
            data/sources.csv:2:17: error: 'published' is not a date [cell.not-a-date]
              found: 2019-02-29
              expected: a date that exists, as 2017, 2017-05 or 2017-05-04
            """)
    }

    @Test("A date with the day first")
    func dayFirst() throws {
        let work = try Workdir.small()
        try work.replace("2019-05-04", with: "4/5/2019", in: "data/sources.csv")
        try work.expectRefused(
            """
            data/sources.csv:2:17: error: 'published' is not a date [cell.not-a-date]
              found: 4/5/2019
              expected: a date that exists, as 2017, 2017-05 or 2017-05-04
            """)
    }

    @Test("A quarter in another form")
    func quarter() throws {
        let work = try Workdir.small()
        try work.replace("2021-Q2,alder,operates", with: "2021Q2,alder,operates", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:2:1: error: 'period' is not a quarter [cell.not-a-period]
              found: 2021Q2
              expected: a calendar quarter, such as 2021-Q3
              fix: did you mean '2021-Q2'?
            """)
    }

    @Test("A cell that must not be blank; nobody who names the vendor is blamed")
    func blankName() throws {
        let work = try Workdir.small()
        try work.replace("alder,Alder Systems", with: "alder,", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:2:7: error: 'name' must not be blank [cell.blank]
              expected: the vendor's name as a report prints it
            """)
    }

    @Test("A role that is on no list")
    func unknownRole() throws {
        let work = try Workdir.small()
        try work.replace("design;build", with: "design;bild", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:36: error: 'roles' holds a word that is not on its list [cell.unknown-word]
              found: bild
              expected: supply, install, design, build, finance, maintain, operate, own, transfer, train
              fix: did you mean 'build'?
            """)
    }

    @Test("A form that is on no list")
    func unknownForm() throws {
        let work = try Workdir.small()
        try work.replace("dbfot", with: "dbfott", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:30: error: 'form' holds a word that is not on its list [cell.unknown-word]
              found: dbfott
              expected: supply, supply_install, design_build, om, management, lease, concession, bot, dbfot, boo, ppp_other
              fix: did you mean 'dbfot'?
            """)
    }

    @Test("A bearer that is on no list")
    func unknownBearer() throws {
        let work = try Workdir.small()
        try work.replace("build,vendor,", with: "build,vender,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:49: error: 'risk_operation' holds a word that is not on its list [cell.unknown-word]
              found: vender
              expected: vendor, shared, public
              fix: did you mean 'vendor'?
            """)
    }

    @Test("A role that is stated and denied")
    func contradiction() throws {
        let work = try Workdir.small()
        try work.replace("design;build", with: "design;!design", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:36: error: 'roles' says both 'design' and '!design' [cell.contradicts-itself]
              found: design;!design
              fix: leave one of them out
            """)
    }

    @Test("A claim about a feature that does not exist")
    func unknownFeature() throws {
        let work = try Workdir.small()
        try work.replace(",roles,", with: ",role,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:25: error: 'feature' is not one that a claim can be about [claim.unknown-feature]
              found: role
              expected: roles, risk_design, risk_construction, risk_operation, risk_maintenance, risk_demand, risk_finance, risk_legal_political, risk_force_majeure, risk_termination, years, statement
              fix: did you mean 'roles'?
            """)
    }

    @Test("A claim that asserts nothing")
    func nothingAsserted() throws {
        let work = try Workdir.small()
        try work.replace(",!operate,", with: ",,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:31: error: 'asserted' must not be blank for a claim about 'roles' [cell.blank]
            """)
    }

    @Test("An inference without a reason")
    func inferenceWithoutReason() throws {
        let work = try Workdir.small()
        try work.replace("claim,vendor", with: "claim,inferred,vendor", in: "data/claims.csv")
        try work.replace("k1,", with: "k1,date,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:4: error: a part of 'inferred' is not 'column: reason'; a ';' ends a reason [cell.inference-without-reason]
              found: date
              expected: column: reason, with ';' between several
            """)
    }

    @Test("A semicolon that splits the reason of an inference")
    func splitReason() throws {
        let work = try Workdir.small()
        try work.replace("claim,vendor", with: "claim,inferred,vendor", in: "data/claims.csv")
        try work.replace("k1,", with: "k1,date: read off the tender; its number has the year,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:4: error: a part of 'inferred' is not 'column: reason'; a ';' ends a reason [cell.inference-without-reason]
              found: its number has the year
              expected: column: reason, with ';' between several
              fix: if this belongs to the reason before it, write ',' for the ';'
            """)
    }

    @Test("An inference about a column that does not exist")
    func inferredColumn() throws {
        let work = try Workdir.small()
        try work.replace("claim,vendor", with: "claim,inferred,vendor", in: "data/claims.csv")
        try work.replace("k1,", with: "k1,dat: as the letter has it,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:4: error: 'inferred' names a column that claims.csv can't have [cell.unknown-column]
              found: dat
              expected: claim, vendor, date, withdrawn, contract, feature, asserted, source, quote, wording, note
              fix: did you mean 'date'?
            """)
    }
}
