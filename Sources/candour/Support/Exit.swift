#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How the program ends.
struct Exit: Error {
    let code: Int32

    static let done = Exit(code: 0)
    /// The data has errors, or a run is not what its inputs give.
    static let dataErrors = Exit(code: 1)
    static let misuse = Exit(code: 2)
    /// A file could not be read or written, or another release is needed.
    static let fileTrouble = Exit(code: 3)
}

func leave(with exit: Exit) -> Never {
    #if canImport(Glibc)
        Glibc.exit(exit.code)
    #elseif canImport(Musl)
        Musl.exit(exit.code)
    #else
        Darwin.exit(exit.code)
    #endif
}
