package import Tables

/// Where the rows of a table go that a mapping makes.
///
/// Each comes as a record like one of the dataset's own files, with the columns of ``MappedTable/header``, and with the
/// position of the foreign record that it begins with.
package protocol MadeRowSink: RowTally {
    /// Takes note of a row that the mapping refused, so that it was not made.
    ///
    /// - Parameters:
    ///   - identifier: the fault's.
    ///   - key: what would stand in the table's first column; nil where that is not known.
    mutating func addRefused(_ identifier: String, key: String?)
}

extension RowCollector: MadeRowSink {
    // What the mapping refuses it counts itself.
    mutating func addRefused(_ identifier: String, key: String?) {}
}
