extension RecordPosition {
    /// The position in several files of one shape that are read as if they stood one behind the other.
    /// - Parameter bytes: How many bytes the files before this one have; negative to go back.
    public func moved(by bytes: Int) -> RecordPosition {
        RecordPosition(chunkStart: chunkStart + bytes, record: record)
    }

    /// Whether the record begins in a file that has so many bytes of files before it.
    public func isAtOrAfter(byte: Int) -> Bool { chunkStart >= byte }
}
