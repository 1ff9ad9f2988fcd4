import CLibZ

/// gzip (RFC 1952), any number of members one after the other, by the system's zlib.
@safe
final class GzipDecoder: Decoder {
    // zlib keeps a pointer to the structure in its own state, so that it must not move. Nobody else has it.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isWhole = false

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window; 16 more: the gzip format only. It fails only for a lack of memory, which then shows as
        // damage.
        _ = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(Damage) -> (taken: Int, given: Int)
    {
        if isWhole, input.count == 0 { return (0, 0) }
        if isWhole {
            _ = unsafe inflateReset(stream)
            isWhole = false
        }
        let (wanted, room) = (min(input.count, Int(Int32.max)), min(output.count, Int(Int32.max)))
        // zlib reads the input and writes to the output as far as it is told, during the call only.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(wanted)
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        let taken = unsafe wanted - Int(stream.pointee.avail_in)
        let given = unsafe room - Int(stream.pointee.avail_out)
        switch status {
        case Z_STREAM_END: isWhole = true
        // Z_BUF_ERROR: nothing could be done without more input or output, which is no error.
        case Z_OK, Z_BUF_ERROR: break
        default:
            let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
            throw Damage(taken: taken, words: words)
        }
        return (taken, given)
    }
}
