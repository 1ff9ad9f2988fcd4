/// The mappings that ship with Candour, by the name that `mapping:` takes.
public enum ShippedMappings {
    /// Their names, sorted.
    public static var names: [String] { all.map(\.name) }

    /// A mapping as it is written; nil where none has the name.
    public static func text(_ name: String) -> String? {
        all.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private static let all: [(name: String, bytes: [UInt8])] = [
        ("ocds", PackageResources.ocds_yaml), ("ocds-wide", PackageResources.ocds_wide_yaml),
        ("ppi", PackageResources.ppi_yaml),
    ]
}
