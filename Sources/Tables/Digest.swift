#if canImport(CryptoKit)
    import CryptoKit
#else
    import CLibCrypto
#endif

/// A SHA-256 digest, taken piece by piece: by CryptoKit on Apple's systems, by OpenSSL's libcrypto elsewhere.
///
/// Safe to use although it holds a pointer: the pointer never leaves the value, which is unique.
@safe public struct Digest: ~Copyable {
    #if canImport(CryptoKit)
        private var state = SHA256()
    #else
        /// OpenSSL owns the memory behind it from `init` to `deinit`; no other value holds the pointer.
        private let context: OpaquePointer?
    #endif

    public init() {
        #if !canImport(CryptoKit)
            unsafe context = EVP_MD_CTX_new()
            unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        #endif
    }

    deinit {
        #if !canImport(CryptoKit)
            unsafe EVP_MD_CTX_free(context)
        #endif
    }

    /// Adds the UTF-8 bytes of a text.
    public mutating func update(_ text: String) { update(Array(text.utf8)) }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        #if canImport(CryptoKit)
            state.update(data: bytes)
        #else
            // The buffer is only read, and only during the call.
            _ = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        #endif
    }

    /// Adds bytes.
    public mutating func update(_ bytes: RawSpan) {
        #if canImport(CryptoKit)
            // The buffer is only read, and only during the call.
            unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
        #else
            _ = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        #endif
    }

    /// The digest of all that was added, as 64 lower-case hexadecimal digits.
    public consuming func hexadecimal() -> String {
        #if canImport(CryptoKit)
            let digest = Array(state.finalize())
        #else
            var digest = [UInt8](repeating: 0, count: 32)
            // SHA-256 gives exactly the 32 bytes that stand ready.
            _ = unsafe digest.withUnsafeMutableBufferPointer {
                unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
            }
        #endif
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The digest of some bytes.
    public static func of(_ bytes: [UInt8]) -> String {
        var digest = Digest()
        digest.update(bytes)
        return digest.hexadecimal()
    }
}
