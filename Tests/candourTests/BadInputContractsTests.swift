import Testing

@Suite("Bad input: contracts that can't be")
struct BadInputContractsTests {
    @Test("An end before its start")
    func endsFirst() throws {
        let work = try Workdir.small()
        try work.replace("2019,2029,", with: "2019,2009,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:85: error: 'ends' comes before 'starts' [contract.ends-before-it-starts]
              found: 2009
              expected: 2019 or later
            """)
    }

    @Test("Years and dates more than 0.1 apart")
    func twoTerms() throws {
        let work = try Workdir.small()
        try work.replace("2029,10,", with: "2029,10.11,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:90: error: 'years' and the dates say different things [contract.two-terms]
              found: 10.11
              expected: 10.00, as from 2019 to 2029, or at most 0.1 more or less
              fix: correct one of 'years', 'starts' and 'ends'
            """)
    }

    @Test("A currency that does not exist")
    func unknownCurrency() throws {
        let work = try Workdir.small()
        try work.replace(",GBP,", with: ",GPB,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:65: error: there is no such currency [currency.unknown]
              found: GPB
              expected: a code of ISO 4217
              fix: did you mean 'GBP'?
            """)
    }

    @Test("A value without a currency")
    func noCurrency() throws {
        let work = try Workdir.small()
        try work.replace(",GBP,", with: ",,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:56: error: the value has no currency [contract.value-without-currency]
              found: 12500000
              fix: give the currency as ISO 4217 has it
            """)
    }

    @Test("Shares that sum to more than the whole")
    func shares() throws {
        let work = try Workdir.small()
        try work.replace("1,0.4,", with: "1,0.5,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:4:12: error: the shares of contract 'c2', version 1, sum to 1.1 [contract.shares-above-one]
              found: alder 0.6, birch 0.5
              expected: at most 1
            """)
    }

    @Test("Building without supplying")
    func buildsWithoutSupplying() throws {
        let work = try Workdir.small()
        try work.replace("design;build", with: "build;!supply", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:36: error: who builds a system supplies it, yet '!supply' stands here [contract.builds-without-supplying]
              found: build;!supply
              fix: take 'build' or '!supply' out
            """)
    }

    @Test("A contract that nothing dates")
    func undated() throws {
        let work = try Workdir.small()
        try work.replace("USD,2020-01-31,,,,award\nc2,birch", with: "USD,,,,,\nc2,birch", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:3:54: error: nothing dates this contract, so it can't be put in a quarter [contract.undated]
              fix: give 'signed' or 'starts', or a source with a date of publication
            data/contracts.csv:3:58: warning: no source stands behind this contract [contract.without-source]
              fix: name the document
            """)
    }

    @Test("Years and dates 0.1 apart agree")
    func nearTerms() throws {
        let work = try Workdir.small()
        try work.replace("2029,10,", with: "2029,10.1,", in: "data/contracts.csv")
        try work.expectWarned("")
    }

    @Test("A role denied that the form makes certain; the row's word stands")
    func roleAgainstForm() throws {
        let work = try Workdir.small()
        try work.replace("design;build", with: "design;build;!operate", in: "data/contracts.csv")
        try work.expectWarned(
            """
            data/contracts.csv:2:36: warning: '!operate' denies what the form 'dbfot' makes certain; the row's word stands [contract.role-against-form]
              found: design;build;!operate
              fix: correct 'roles' or 'form', unless the contract says so
            """)
    }

    @Test("A value in a currency without a rate for its year")
    func noRate() throws {
        let work = try Workdir.small()
        try work.replace("GBP,2019", with: "GBP,2018", in: "data/rates.csv")
        try work.expectWarned(
            """
            data/contracts.csv:2:65: warning: rates.csv has no rate of GBP for 2019, so the value counts as not known [contract.no-rate]
              found: GBP
              fix: add the rate of 2019 to rates.csv
            """)
    }
}
