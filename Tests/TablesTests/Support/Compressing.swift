import CLibZ
import CLibZstd

@testable import Tables

extension Compression {
    /// Some bytes as one member or frame, with a checksum.
    func compress(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .gzip: Self.gzipped(bytes)
        case .zstandard: Self.zstandard(bytes)
        }
    }

    private static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 8 + 128)
        // Level 6, the gzip format; the buffers live during the calls, and their sizes are given.
        unsafe deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        let count = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                unsafe deflate(&stream, Z_FINISH)
                return unsafe target.count - Int(stream.avail_out)
            }
        }
        unsafe deflateEnd(&stream)
        return Array(output.prefix(count))
    }

    private static func zstandard(_ bytes: [UInt8]) -> [UInt8] {
        let context = unsafe ZSTD_createCCtx()
        defer { unsafe ZSTD_freeCCtx(context) }
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        // The sizes of both arrays are given.
        let count = unsafe ZSTD_compress2(context, &output, output.count, bytes, bytes.count)
        return Array(output.prefix(count))
    }
}
