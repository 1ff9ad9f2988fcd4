extension FileWriting {
    /// Writes files into a folder, making the folders that are missing in it.
    public static func fill(
        _ folder: String, with files: some Sequence<(path: String, pieces: [[UInt8]])>
    ) throws(FileFault) {
        for file in files {
            if let slash = file.path.lastIndex(of: "/") { try makeFolder(folder + "/" + file.path[..<slash]) }
            try write(file.pieces, to: folder + "/" + file.path)
        }
    }

    /// Writes a new folder with files in it, whole or not at all.
    ///
    /// - Parameter path: where nothing stands yet.
    public static func writeFolder(
        _ path: String, with files: [(path: String, pieces: [[UInt8]])]
    ) throws(FileFault) {
        let temporary = try makeTemporaryFolder(beside: path)
        do throws(FileFault) {
            try fill(temporary, with: files)
            try move(temporary, to: path, exchanging: false)
        } catch {
            // The first fault is the one to tell; a leftover folder begins with a dot.
            try? removeFolder(temporary)
            throw error
        }
    }
}
