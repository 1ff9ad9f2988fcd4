/// Reads a whole small file, such as a method or a codelist.
/// - Parameter path: Where the file is.
/// - Returns: Its bytes.
/// - Throws: ``FileFault`` when the file is missing, is not a regular file, or cannot be read.
public func readFile(_ path: String) throws(FileFault) -> [UInt8] {
    let file = try OpenFile(path: path)
    var block = ByteBlock(capacity: file.byteCount)
    try file.read(from: 0, to: file.byteCount, into: &block)
    // The bytes are copied before the block goes.
    return unsafe Array(block.bytes)
}
