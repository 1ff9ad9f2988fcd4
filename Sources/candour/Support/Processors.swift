#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The processors that this program may use.
enum Processors {
    static var count: Int {
        #if canImport(Darwin)
            return max(1, sysconf(_SC_NPROCESSORS_ONLN))
        #else
            return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        #endif
    }
}
