import CLibZstd

/// Zstandard (RFC 8878), any number of frames one after the other, by the system's libzstd. Its memory is bounded by the
/// library's limit for windows, 128 MiB.
@safe
final class ZstandardDecoder: Decoder {
    // The library's own memory, which nobody else has.
    private let context = unsafe ZSTD_createDCtx()
    private(set) var isWhole = false

    deinit {
        _ = unsafe ZSTD_freeDCtx(context)
    }

    func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(Damage) -> (taken: Int, given: Int)
    {
        if isWhole, input.count == 0 { return (0, 0) }
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        // The library reads the input and writes to the output as far as it is told, during the call only.
        let left = unsafe ZSTD_decompressStream(context, &target, &source)
        guard ZSTD_isError(left) == 0 else {
            let words = unsafe String(cString: ZSTD_getErrorName(left))
            throw unsafe Damage(taken: source.pos, words: words)
        }
        // Nothing is left when a frame has ended and all of it was given.
        isWhole = left == 0
        return unsafe (source.pos, target.pos)
    }
}
