/// Stand-ins for the names of coders in what is published.
enum Pseudonyms {
    /// The rows with each coder as `coder-01`, `coder-02` … in the order of their identifiers, sorted anew by key.
    ///
    /// Applied to rows that already bear pseudonyms it changes nothing, so that a run can be scored from its own inputs.
    static func applied(to rows: [ResponseRow], _ method: Method) -> [ResponseRow] {
        guard method.coderNames == .pseudonyms else { return rows }
        let coders = Set(rows.map(\.coder)).subtracting([ResponseRow.settled]).sorted()
        let width = max(2, String(coders.count).utf8.count)
        var pseudonyms: [Identifier: Identifier] = [:]
        for (index, coder) in coders.enumerated() {
            pseudonyms[coder] = Identifier("coder-" + padded(index + 1, to: width))
        }
        return rows.map { row in
            guard let pseudonym = pseudonyms[row.coder] else { return row }
            var row = row
            row.origin = row.origin.replacing("coder", in: ResponseRow.schema, with: pseudonym.text)
            row.coder = pseudonym
            return row
        }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
}
