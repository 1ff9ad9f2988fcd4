extension TableFile {
    /// The beginning of a file as a table of its own, cut behind the last line end, so that a long file can be looked at
    /// in an instant. The last record may be broken by the cut.
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - bytes: How many bytes to look at.
    ///   - options: How to read it.
    /// - Throws: ``FileFault`` when the file is missing, is not a regular file, or cannot be read.
    public init(sampleOf path: String, bytes: Int, options: Options) throws(FileFault) {
        let start = try readStart(of: path, bytes: bytes)
        var decoder = TextDecoder(options.encoding)
        var text: [UInt8] = []
        // The decoder copies what it is given.
        unsafe start.bytes.withUnsafeBytes { unsafe decoder.decode($0, into: &text) }
        if !start.isWhole {
            let end = text.lastIndex(where: LineScan.isLineEnd)
            text.removeSubrange((end.map { $0 + 1 } ?? text.count)...)
        }
        try self.init(.file(DecodedFile.holding(text, name: path)), name: path, options: options)
    }
}

/// The first bytes of a file, decompressed where it is compressed, and whether they are all of it.
public func readStart(of path: String, bytes: Int) throws(FileFault) -> (bytes: [UInt8], isWhole: Bool) {
    var reader = ForwardReader(try TableSource(path: path))
    var block = ByteBlock(capacity: max(bytes, 1))
    try reader.read(into: &block)
    // The bytes are copied before the block goes.
    let start = unsafe Array(block.bytes)
    guard start.count == block.capacity else { return (start, true) }
    try reader.read(into: &block)
    return (start, block.count == 0)
}
