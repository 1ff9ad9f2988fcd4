import Tables

/// A value must have a currency that exists, and should have a rate.
enum RateChecks {
    static func run(_ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings) {
        for row in tables.rates { requireCurrency(row, row.currency, &findings) }
        for row in tables.contracts { check(row, index, method, &findings) }
    }

    /// What is to be said of the value of one contract.
    static func check(_ row: ContractRow, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings) {
        requireCurrency(row, row.currency, &findings)
        guard row.value != nil else { return }
        guard let currency = row.currency else {
            findings.add(
                row, "value", "contract.value-without-currency", "the value has no currency",
                fix: "give the currency as ISO 4217 has it")
            return
        }
        guard currency != method.baseCurrency, Currency.codes.contains(currency.text) else { return }
        guard let year = (row.signed ?? row.starts)?.year else {
            findings.add(
                row, "value", "contract.rate-without-year", severity: .warning,
                "neither signing nor start is dated, so no rate can be chosen and the value counts as not known",
                fix: "give 'signed' or 'starts'")
            return
        }
        if !index.rates.contains(.init(currency: currency, year: year)),
            !index.mayHold(RateRow.schema, where: { $0 == [currency, Identifier(String(year))] })
        {
            findings.add(
                row, "currency", "contract.no-rate", severity: .warning,
                "rates.csv has no rate of \(currency) for \(year), so the value counts as not known",
                fix: "add the rate of \(year) to rates.csv")
        }
    }

    private static func requireCurrency<Row: DatasetRow>(
        _ row: Row, _ currency: Identifier?, _ findings: inout Findings
    ) {
        guard let currency, !Currency.codes.contains(currency.text) else { return }
        findings.add(
            row, "currency", "currency.unknown", "there is no such currency", expected: "a code of ISO 4217",
            fix: nearest(to: currency.text, among: Currency.codes).map { "did you mean '\($0)'?" })
    }
}
