/// Stand-ins for the names of coders in what is published.
enum Pseudonyms {
    /// The rows with each coder as `coder-01`, `coder-02` … in the order of their identifiers, sorted anew by key.
    ///
    /// Applied to rows that already bear pseudonyms it changes nothing, so that a run can be scored from its own inputs.
    static func applied(to rows: [ResponseRow], _ method: Method) -> [ResponseRow] {
        guard method.coderNames == .pseudonyms else { return rows }
        let coders = distinct(rows, \.coder).subtracting([ResponseRow.settled]).sorted()
        let width = max(2, String(coders.count).utf8.count)
        var pseudonyms: [Identifier: Identifier] = [:]
        for (index, coder) in coders.enumerated() {
            pseudonyms[coder] = Identifier("coder-" + padded(index + 1, to: width))
        }
        let renamed = rows.map { row in
            guard let pseudonym = pseudonyms[row.coder] else { return row }
            var row = row
            row.coder = pseudonym
            return row
        }
        // The coder comes last in the key, and pseudonyms are given in the order of the coders.
        guard coders.contains(where: { ResponseRow.settled < $0 }) else { return renamed }
        return renamed.sorted { $0.rowKey < $1.rowKey }
    }
}
