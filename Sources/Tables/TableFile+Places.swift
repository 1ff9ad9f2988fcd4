extension TableFile {
    /// The places of records or of their cells, found by reading the file again.
    ///
    /// A record's place is the line on which its first cell begins. A cell's place is its first character that is not a
    /// blank: for a quoted cell the opening quote, for an empty one the character that ends it. Of a record that was
    /// refused for its syntax, a column beyond the last cell that was begun is given the place of that cell.
    /// - Parameter requests: Records, each with a column counted from 0 or with `nil` for the record itself.
    /// - Returns: A place for each request, in the order of the requests.
    /// - Throws: ``FileFault`` when the system refuses to read, or the file became shorter.
    /// - Complexity: Lines are counted up to the last record asked for, and each chunk with such a record is parsed.
    public func places(of requests: [(RecordPosition, column: Int?)]) throws(FileFault) -> [Place] {
        var places = Array(repeating: Place(file: name), count: requests.count)
        try trace(requests.map(\.0)) { index, record in
            places[index] = place(of: requests[index].column, in: record)
        }
        return places
    }

    /// The place of a column in the header, counted from 0.
    public func place(ofHeaderColumn column: Int) throws(FileFault) -> Place {
        try places(of: [(headerPosition, column)])[0]
    }

    /// Where the header stands, as the position of a record.
    public var headerPosition: RecordPosition { RecordPosition(chunkStart: headerStart, record: 0) }

    func place(of column: Int?, in record: TracedRecord) -> Place {
        guard let column else { return Place(file: name, line: record.cells.first?.line) }
        guard let last = record.cells.last else { return Place(file: name, line: record.refusal?.spot.line) }
        let spot = record.cells.indices.contains(column) ? record.cells[column] : last
        return Place(file: name, line: spot.line, column: spot.column)
    }

    /// Finds records and calls `body` for each position with its index in the list, in the order of the file.
    func trace(
        _ positions: [RecordPosition], _ body: (Int, TracedRecord) -> Void
    ) throws(FileFault) {
        var tracer = RecordTracer(source, options: options)
        var chunkStart = -1
        var passed = 0
        var current: (position: RecordPosition, record: TracedRecord)?
        for index in positions.indices.sorted(by: { positions[$0] < positions[$1] }) {
            let position = positions[index]
            if let current, current.position == position {
                body(index, current.record)
                continue
            }
            if position.chunkStart != chunkStart {
                chunkStart = position.chunkStart
                passed = 0
                try tracer.jump(to: chunkStart)
            }
            try tracer.skip(position.record - passed)
            // A position of this file has a record; one of another file may lie beyond the end.
            guard let record = try tracer.trace() else { return }
            passed = position.record + 1
            current = (position, record)
            body(index, record)
        }
    }
}
