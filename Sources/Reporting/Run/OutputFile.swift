/// A file that a run writes.
public struct OutputFile: Sendable {
    /// Where it stands in the run's folder.
    public let path: String
    /// What it holds, in the pieces in which it was made: to join those of a long table would take as long as to write it.
    let pieces: [[UInt8]]

    /// All of its bytes.
    public var bytes: [UInt8] { pieces.count == 1 ? pieces[0] : Array(pieces.joined()) }

    var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }
}
