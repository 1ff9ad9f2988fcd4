/// Takes the cells of rows, one after the other.
public protocol CellSink: ~Copyable {
    /// Takes a cell; nil is a blank one.
    mutating func take(_ text: String?)

    /// Takes a cell that is an identifier.
    mutating func take(_ identifier: Identifier?)
}

/// The cells of a row, as texts.
struct CellTexts: CellSink {
    private(set) var cells: [String?] = []

    init(expected: Int) { cells.reserveCapacity(expected) }

    mutating func take(_ text: String?) { cells.append(text) }

    mutating func take(_ identifier: Identifier?) { cells.append(identifier?.text) }
}
