import Dataset
import Tables

extension TallyTerms {
    /// The digest of what the figures of contracts depend on besides their rows.
    static func digest(of frame: ContractFrame) -> String {
        var bytes: [UInt8] = []
        /// Each text with its length in front, so that no two lists of texts have the same bytes.
        func add(_ text: String?) {
            bytes.append(contentsOf: (text.map { "\($0.utf8.count):" + $0 } ?? "-;").utf8)
        }
        add(frame.methodText)
        add(frame.codelists.yaml)
        for row in frame.tables.rates {
            for cell in row.cells { add(cell) }
        }
        for row in frame.tables.sources {
            add(row.source.text)
            add(row.cell("published"))
        }
        for row in frame.tables.vendors { add(row.vendor.text) }
        return Digest.of(bytes)
    }
}
