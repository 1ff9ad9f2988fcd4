extension RecordFault {
    /// The words of a fault's diagnostic.
    struct Explanation {
        var summary: String
        var found: String?
        var expected: String?
        var fix: String?
    }

    /// What is to be said about the fault.
    /// - Parameters:
    ///   - header: The names of the columns.
    ///   - record: The record with its places, where it has been found.
    ///   - headerTerminator: What ended the header.
    func explanation(
        header: [String], record: TracedRecord?, headerTerminator: TracedRecord.Terminator
    ) -> Explanation {
        switch kind {
        case .emptyFile:
            return Explanation(
                summary: "the file is empty", expected: "a header row with the names of the columns",
                fix: "write the header row, or delete the file")
        case .otherFormat(let format):
            return Explanation(
                summary: "the file is not CSV in UTF-8", found: format, expected: "comma-separated text in UTF-8",
                fix: "save it as \"CSV UTF-8 (comma delimited)\"")
        case .otherDelimiter(let delimiter):
            let name = delimiter == "\t" ? "tabs" : "semicolons"
            return Explanation(
                summary: "the columns seem to be separated by \(name)",
                found: "a header of one cell with \(name) in it",
                expected: "commas between the columns", fix: "save the file with commas as separators")
        case .blankColumnName:
            return Explanation(
                summary: "column \((column ?? 0) + 1) has no name", expected: "a name in every cell of the header",
                fix: "name the column, or delete it from all rows")
        case .duplicateColumnName(let name):
            return Explanation(
                summary: "two columns have the same name", found: Diagnostic.quoted(name),
                expected: "each name once", fix: "rename or delete one of the columns")
        case .raggedRow(let cells):
            return raggedExplanation(cells: cells, header: header, record: record, headerTerminator: headerTerminator)
        case .notUTF8(let byte, let offset):
            return Explanation(
                summary: "\(cellName(header)) is not UTF-8",
                found: "byte 0x\(hexadecimal(byte)) as byte \(offset + 1) of the cell", expected: "text in UTF-8",
                fix: "save the file as UTF-8, or correct the cell")
        case .zeroByte(let offset):
            return Explanation(
                summary: "\(cellName(header)) holds a zero byte", found: "0x00 as byte \(offset + 1) of the cell",
                expected: "text in UTF-8",
                fix: "save the file as UTF-8 (a file full of zero bytes is UTF-16 or not text), or correct the cell")
        case .strayQuote:
            return Explanation(
                summary: "a quote inside \(cellName(header)), which does not begin with one",
                expected: "a cell with a quote in it to be quoted as a whole",
                fix: "put the cell in quotes and double each quote inside it")
        case .textAfterQuote:
            return Explanation(
                summary: "text after the closing quote of \(cellName(header))\(openedNote(record))",
                expected: "a comma or the end of the line after a closing quote",
                fix: "double each quote inside the cell, or close the quote where the cell ends")
        case .unterminatedQuote:
            return Explanation(
                summary: "the quote opened here is never closed",
                found: "the end of the file inside \(cellName(header))",
                expected: "a closing quote", fix: "close the quote where the cell ends")
        case .tooLong(let limit):
            return Explanation(
                summary: "the row takes more than \(limit) bytes, and nothing after it was read",
                expected: "shorter rows", fix: "look for a quote that is never closed in this row")
        }
    }

    private func raggedExplanation(
        cells: Int, header: [String], record: TracedRecord?, headerTerminator: TracedRecord.Terminator
    ) -> Explanation {
        var explanation = Explanation(
            summary: "the row has \(counted(cells)), the header \(header.count)", found: counted(cells),
            expected: counted(header.count),
            fix: cells > header.count
                ? "put a cell with a comma in it in quotes, or delete what is too much"
                : "add the missing commas; a blank cell needs its comma too")
        let isEnded = record?.terminator == .carriageReturn
        if isEnded || record?.followsLoneReturn ?? false, headerTerminator != .carriageReturn {
            explanation.summary += "; a lone carriage return ended \(isEnded ? "it" : "the line before it")"
            explanation.fix = "put a cell with a line end in it in quotes, or delete the carriage return"
        }
        return explanation
    }

    private func counted(_ cells: Int) -> String { cells == 1 ? "1 cell" : "\(cells) cells" }

    /// The cell by the name of its column, where it has one.
    private func cellName(_ header: [String]) -> String {
        guard let column else { return "a cell" }
        guard header.indices.contains(column) else { return "cell \(column + 1)" }
        return "the cell of column " + Diagnostic.quoted(header[column])
    }

    private func openedNote(_ record: TracedRecord?) -> String {
        guard let opening = record?.cells.last, let refusal = record?.refusal?.spot, opening.line != refusal.line
        else { return "" }
        return ", opened on line \(opening.line)"
    }
}
