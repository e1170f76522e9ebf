// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "tongban-benchmarks",
    dependencies: [
        .package(name: "tongban", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .target(
            name: "Measuring",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: house),
        .executableTarget(
            name: "StoreBench",
            dependencies: [
                "Measuring",
                .product(name: "Storage", package: "tongban"),
                .product(name: "City", package: "tongban"),
                .product(name: "Civics", package: "tongban"),
            ], swiftSettings: house),
        .executableTarget(
            name: "LifecycleBench",
            dependencies: [
                "Measuring",
                .product(name: "Cases", package: "tongban"),
                .product(name: "City", package: "tongban"),
                .product(name: "Civics", package: "tongban"),
                .product(name: "JSON", package: "tongban"),
                .product(name: "Storage", package: "tongban"),
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: house),
        .executableTarget(
            name: "RulesBench", dependencies: [.product(name: "FEEL", package: "tongban")],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
