import CSystem

/// Asks the system to back memory that has not been used yet with large pages, where it has them: then it is made ready in
/// few steps, and what is looked up all over it is found at once. A hint, which changes nothing else.
public func useLargePages<Element>(for memory: UnsafeMutableBufferPointer<Element>) {
    unsafe candour_use_large_pages(memory.baseAddress, UInt(memory.count * MemoryLayout<Element>.stride))
}
