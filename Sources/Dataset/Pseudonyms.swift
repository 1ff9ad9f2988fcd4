import Parallel

/// Stand-ins for the names of coders in what is published: `coder-01`, `coder-02` … in the order of their identifiers.
///
/// Given to rows that already bear pseudonyms they change nothing, so that a run can be scored from its own inputs.
struct Pseudonyms {
    private let names: [Identifier: Identifier]
    /// The same, where there are so few coders that they are compared one by one.
    private let few: [(coder: Identifier, name: Identifier)]
    /// Whether rows sorted by key no longer are once they bear them.
    private let areInAnotherOrder: Bool

    /// The pseudonyms of the coders of some rows; nil where the method names coders, or where none would change.
    init?(_ rows: [ResponseRow], _ method: Method, threads: Int) {
        guard method.coderNames == .pseudonyms else { return nil }
        let named = distinct(ofPlacesBelow: rows.count, threads: threads) { rows[$0].coder }
        let coders = named.subtracting([ResponseRow.settled]).sorted()
        let width = max(2, String(coders.count).utf8.count)
        var names: [Identifier: Identifier] = [:]
        for (index, coder) in coders.enumerated() {
            names[coder] = Identifier("coder-" + padded(index + 1, to: width))
        }
        guard names.contains(where: { $0 != $1 }) else { return nil }
        self.names = names
        few = names.count <= 8 ? names.map { ($0, $1) } : []
        // The coder comes last in the key, and pseudonyms are given in the order of the coders.
        areInAnotherOrder = named.contains(ResponseRow.settled) && coders.contains { ResponseRow.settled < $0 }
    }

    /// The rows with each coder under its pseudonym, sorted by key.
    func applied(to rows: [ResponseRow], threads: Int) -> [ResponseRow] {
        let renamed = concurrentArray(rows.count, threads: threads) { place in
            var row = rows[place]
            rename(&row)
            return row
        }
        return areInAnotherOrder ? renamed.sorted { $0.rowKey < $1.rowKey } : renamed
    }

    /// The same where the rows stand, which need not be copied if nobody else refers to them.
    func apply(to rows: inout [ResponseRow], threads: Int) {
        concurrentUpdate(&rows, threads: threads) { _, row in rename(&row) }
        if areInAnotherOrder { rows.sort { $0.rowKey < $1.rowKey } }
    }

    private func rename(_ row: inout ResponseRow) {
        let name = few.isEmpty ? names[row.coder] : few.first { $0.coder == row.coder }?.name
        if let name { row.coder = name }
    }
}

extension Dataset {
    /// Gives coders their pseudonyms at once if the run of a quarter uses every rating, so that the run need not copy them.
    ///
    /// The run, and those of other quarters, come out the same.
    public mutating func giveCodersPseudonyms(forRunOf period: Period, threads: Int) {
        guard PeriodSelection.quarters(of: self, for: period).isSuperset(of: tables.periods),
            let pseudonyms = Pseudonyms(tables.responses, method, threads: threads)
        else { return }
        pseudonyms.apply(to: &tables.responses, threads: threads)
    }
}
