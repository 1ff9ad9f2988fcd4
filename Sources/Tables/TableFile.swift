/// A CSV file, opened, its header read.
///
/// The system's libcsv in its strict mode is the reader of record: RFC 4180 quoting, any line ending, blank lines passed
/// over. It trims blanks (spaces and tabs) around unquoted cells, which RFC 4180 would keep; blanks inside quotes
/// stay. A UTF-8 byte order mark at the start is passed over. Bytes that are provably plain go past libcsv and through a
/// faster ``Scanner``, with the same result.
public struct TableFile: Sendable {
    /// How a file is read. Nothing here changes what is read, but for ``longestRecord``, ``delimiter`` and
    /// ``encoding``.
    public struct Options: Hashable, Sendable {
        /// The number of bytes after which a chunk ends with the next record; from 1 byte to 16 MiB, 4 MiB at first.
        /// Positions are counted from the start of a chunk.
        public var chunkSize: Int {
            didSet { chunkSize = max(1, min(chunkSize, RecordPosition.largestChunk)) }
        }
        /// The number of bytes a record may take; beyond it reading stops, because a quote was probably never closed.
        /// 64 MiB at first, 1 GiB at most.
        public var longestRecord = 64 << 20 {
            didSet { longestRecord = min(longestRecord, 1 << 30) }
        }
        /// How many faults of a kind are kept; the rest are counted. 1,000 at first.
        public var keptFaults = 1_000
        /// The byte that separates cells: a comma at first. An ASCII character that is no quote, blank or line end.
        public var delimiter = UInt8(ascii: ",")
        /// How the file's bytes stand for characters. A file in another encoding than UTF-8 is decoded once, into a
        /// temporary file without a name; places are the same in both.
        public var encoding = TextEncoding.utf8
        /// What finds the cells.
        public var scanner = Scanner.vectorised

        /// The usual options.
        public init() {
            chunkSize = 4 << 20
        }

        /// The number of bytes read at once. A block stays in the processor's cache between reading and parsing.
        var blockSize: Int { min(chunkSize, largestBlock) }
        /// Only tests have others.
        var largestBlock = 256 << 10
        var digestBlockSize = BlockDigest.blockSize
    }

    /// The file's name as it is shown in messages.
    public let name: String
    /// How the file is read.
    public let options: Options
    /// The names of the columns. Empty when the header cannot be used; a name may be blank or stand twice, which
    /// ``headerFaults`` tells.
    public let header: [String]
    /// What is wrong with the header.
    public let headerFaults: [RecordFault]
    /// Whether there is a header, so that records can be read.
    public var isReadable: Bool { !header.isEmpty }
    /// The size in bytes as it is stored; `nil` for standard input that is no file.
    public var byteCount: Int? { source.byteCount }

    let source: TableSource
    /// The offset of the header, after a byte order mark.
    let headerStart: Int
    /// The offset of the first byte after the header.
    let dataStart: Int
    /// What ended the header.
    let headerTerminator: TracedRecord.Terminator

    /// Opens a file and reads its header.
    /// - Parameters:
    ///   - path: Where the file is; `-` for standard input. A file whose name ends in `.gz` or `.zst` is decompressed as
    ///     it is read.
    ///   - name: The name to show in messages; the path when it is not given.
    ///   - options: How to read it.
    /// - Throws: ``FileFault`` when the file is missing, is not a regular file, cannot be read,
    ///   or is compressed and not whole.
    public init(path: String, name: String? = nil, options: Options = Options()) throws(FileFault) {
        let shown = path == StandardInput.path ? StandardInput.name : path
        let source = try TableSource(path: path)
        try self.init(
            options.encoding == .utf8 ? source : .file(source.decoded(from: options.encoding, name: shown)),
            name: name ?? shown, options: options)
    }

    /// Reads the header of a source that is in UTF-8.
    init(_ source: TableSource, name: String, options: Options) throws(FileFault) {
        self.source = source
        self.name = name
        self.options = options
        let row = try HeaderRow(source, options: options)
        header = row.names
        headerFaults = row.faults
        headerStart = row.start
        dataStart = row.end
        headerTerminator = row.terminator
    }
}
