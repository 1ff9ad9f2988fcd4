import Parallel

/// Stand-ins for the names of coders in what is published.
enum Pseudonyms {
    /// The rows with each coder as `coder-01`, `coder-02` … in the order of their identifiers, sorted anew by key.
    ///
    /// Applied to rows that already bear pseudonyms it changes nothing, so that a run can be scored from its own inputs.
    static func applied(to rows: [ResponseRow], _ method: Method, threads: Int) -> [ResponseRow] {
        guard method.coderNames == .pseudonyms else { return rows }
        let named = distinct(rows, \.coder)
        let coders = named.subtracting([ResponseRow.settled]).sorted()
        let width = max(2, String(coders.count).utf8.count)
        var pseudonyms: [Identifier: Identifier] = [:]
        for (index, coder) in coders.enumerated() {
            pseudonyms[coder] = Identifier("coder-" + padded(index + 1, to: width))
        }
        guard pseudonyms.contains(where: { $0 != $1 }) else { return rows }
        let pseudonym = pseudonyms
        let renamed = concurrentArray(rows.count, threads: threads) { place in
            var row = rows[place]
            if let name = pseudonym[row.coder] { row.coder = name }
            return row
        }
        // The coder comes last in the key, and pseudonyms are given in the order of the coders.
        let hasMoved = named.contains(ResponseRow.settled) && coders.contains { ResponseRow.settled < $0 }
        return hasMoved ? renamed.sorted { $0.rowKey < $1.rowKey } : renamed
    }
}
