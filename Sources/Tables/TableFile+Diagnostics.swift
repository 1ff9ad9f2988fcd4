extension TableFile {
    /// Turns faults of this file into diagnostics with lines and columns, for which the file is read again.
    ///
    /// After a stray quote or text behind a closing quote reading resumes at the next line end, which may be inside a
    /// quoted cell; so every later fault says that it may follow from the last such fault before it.
    /// - Parameter faults: Faults of the header or of records, in any order.
    /// - Returns: A diagnostic for each fault, in the order of the faults.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    public func diagnostics(of faults: [RecordFault]) throws(FileFault) -> [Diagnostic] {
        var diagnostics = faults.map { diagnostic(of: $0, in: nil) }
        let located = faults.indices.filter { faults[$0].position != nil }
        var lastSyntaxFault: (position: RecordPosition, line: Int)?
        try trace(located.compactMap { faults[$0].position }) { index, record in
            let fault = faults[located[index]]
            var diagnostic = diagnostic(of: fault, in: record)
            if let cause = lastSyntaxFault, let position = fault.position, cause.position < position {
                diagnostic.summary += " (may follow from line \(cause.line))"
            }
            if fault.isSyntaxFault, let position = fault.position, let line = diagnostic.place.line {
                lastSyntaxFault = (position, line)
            }
            diagnostics[located[index]] = diagnostic
        }
        return diagnostics
    }

    private func diagnostic(of fault: RecordFault, in record: TracedRecord?) -> Diagnostic {
        var place = Place(file: name)
        if let record {
            place = self.place(of: fault.column, in: record)
            if fault.isSyntaxFault, let spot = record.refusal?.spot {
                place = Place(file: name, line: spot.line, column: spot.column)
            }
        }
        let words = fault.explanation(header: header, record: record, headerTerminator: headerTerminator)
        return Diagnostic(
            severity: .error, identifier: fault.identifier, place: place, summary: words.summary, found: words.found,
            expected: words.expected, fix: words.fix)
    }
}
