// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Apart from the project's own package, so that nobody who builds or tests it has to build this.
let package = Package(
    name: "candour-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "candour", path: "..")],
    targets: [
        .executableTarget(
            name: "candour-benchmarks",
            dependencies: [
                .product(name: "Statistics", package: "candour"), .product(name: "Scoring", package: "candour"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "coverage",
            dependencies: [
                .product(name: "Statistics", package: "candour"), .product(name: "Dataset", package: "candour"),
                .product(name: "Scoring", package: "candour"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "reader", dependencies: [.product(name: "Tables", package: "candour")], swiftSettings: settings),
    ]
)
