import Foundation

/// The program that `swift test` has just built.
enum Binary {
    /// Beside the test bundle, wherever the build folder lies and whichever the configuration is.
    static let path = folder + "/candour"

    private static var folder: String {
        #if os(Linux)
            let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        #else
            let tests =
                Bundle.allBundles.first { $0.bundleURL.pathExtension == "xctest" }?.bundleURL ?? Bundle.main.bundleURL
        #endif
        return tests.deletingLastPathComponent().path
    }
}

/// The package's own folders.
enum Package {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path

    /// A dataset that ships with the project.
    static func dataset(_ name: String) -> String { root + "/Data/" + name }

    /// The published run of a dataset.
    static func report(_ dataset: String, _ period: String) -> String { root + "/Reports/\(dataset)/\(period)" }

    /// The quarters of which a run of a dataset is published.
    static func periods(of dataset: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/Reports/" + dataset).sorted()
    }
}
