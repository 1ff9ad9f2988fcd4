// swift-tools-version: 6.2

import PackageDescription

/// Every target is compiled alike: strict concurrency and memory safety, and no warning is let through.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A floor of the house: a target that may use only the floors named in `on`.
func floor(
    _ name: String, on dependencies: [Target.Dependency] = [], resources: [Resource]? = nil,
    linking: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings, linkerSettings: linking)
}

func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: settings)
}

let package = Package(
    name: "candour",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "candour", targets: ["candour"]),
        .library(name: "Tables", targets: ["Tables"]),
        .library(name: "Statistics", targets: ["Statistics"]),
        .library(name: "Dataset", targets: ["Dataset"]),
        .library(name: "Scoring", targets: ["Scoring"]),
        .library(name: "Tallying", targets: ["Tallying"]),
        .library(name: "Reporting", targets: ["Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: the system's libraries, and the one way in which work is shared among threads.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(name: "CSystem"),
        // The one piece of C: what finds the cells of plain CSV, because vector instructions want it.
        .target(name: "CScan"),
        floor("Parallel", on: ["CSystem"]),
        // Floor 1: no word of the domain.
        floor(
            "Tables",
            on: [
                "CLibCSV", "CLibZ", "CLibZstd", "CScan", "CSystem", "Parallel",
                .target(name: "CLibCrypto", condition: .when(platforms: [.linux])),
            ]),
        // Only for fma and sqrt, which are correctly rounded everywhere; nothing else of the library is called.
        floor("Statistics", linking: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        // Floor 2: the typed rows, the method file, the codelists, and what is wrong with them.
        floor(
            "Dataset", on: ["Tables", "Statistics", "Parallel", .product(name: "Yams", package: "Yams")],
            resources: [.embedInCode("Codelists"), .embedInCode("Mappings"), .embedInCode("Templates")]),
        // Floor 3: what a score is.
        floor("Scoring", on: ["Dataset", "Statistics", "Parallel"]),
        // Floor 4: exact sums over more contracts than are kept.
        floor("Tallying", on: ["CSystem", "Scoring", "Dataset", "Statistics", "Tables", "Parallel"]),
        // Floor 5: what a run writes.
        floor("Reporting", on: ["Tallying", "Scoring", "Dataset", "Statistics", "Tables", "Parallel"]),
        // Floor 6: the command line.
        .executableTarget(
            name: "candour",
            dependencies: [
                "Reporting", "Tallying", "Scoring", "Dataset", "Statistics", "Tables", "Parallel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        tests(of: "Parallel"),
        tests(of: "Tables", with: ["CLibCSV", "CLibZ", "CLibZstd"]),
        tests(of: "Statistics", with: ["Tables"]),
        tests(of: "Dataset", with: ["Tables", "Statistics"]),
        tests(of: "Scoring", with: ["Dataset", "Statistics", "Tables"]),
        tests(of: "Tallying", with: ["Scoring", "Dataset", "Statistics", "Tables"]),
        tests(of: "Reporting", with: ["Scoring", "Dataset", "Statistics", "Tables"]),
        tests(of: "candour", with: ["Reporting", "Scoring", "Dataset", "Statistics", "Tables"]),
    ]
)
