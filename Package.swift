// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors, imports are internal unless said otherwise, and a member is visible only
/// where its module is imported: what a file uses stands at its top.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypes1 = Target.Dependency.product(
    name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A target of ours with the settings of the house.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
    name: "tongban",
    products: [
        .executable(name: "tongban", targets: ["tongban"]),
        .library(name: "FEEL", targets: ["FEEL"]),
        .library(name: "DMN", targets: ["DMN"]),
        .library(name: "JSON", targets: ["JSON"]),
        .library(name: "JSONSchema", targets: ["JSONSchema"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
        .library(name: "Civics", targets: ["Civics"]),
        .library(name: "Policies", targets: ["Policies"]),
        .library(name: "Cases", targets: ["Cases"]),
        .library(name: "City", targets: ["City"]),
        .library(name: "Storage", targets: ["Storage"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Ring 0: words, values, proofs. They know nothing of each other but JSON.
        room("JSON"),
        room("Civics", ["JSON"]),
        // The first guess of a root is the C library's.
        .target(
            name: "FEEL", swiftSettings: house,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        room("DMN", ["FEEL"]),
        room("JSONSchema", ["JSON"]),
        room("TransparencyLog", ["JSON", crypto]),
        room("QRCodes"),
        // Ring 1: the pure core.
        room("Policies", ["Civics", "FEEL", "JSON", "JSONSchema", crypto, yams]),
        room("Cases", ["Civics", "FEEL", "JSON", "Policies"]),
        // Ring 2: the acts and the ports they need.
        room("City", ["Cases", "Civics", "FEEL", "JSON", "Policies", crypto, cryptoExtras]),
        // Ring 3: the outside.
        room("Scanning", ["City"]),
        room("Storage", ["City", "Civics", "JSON", "TransparencyLog", crypto, grdb, grdbSQLite]),
        room("Payments", ["City", "Civics", "JSON", crypto]),
        room("SignOn", ["City", "Civics", "JSON", crypto, cryptoExtras]),
        room(
            "Web",
            [
                "Civics", "JSON", "JSONSchema", hummingbird, hummingbirdCore, httpTypes, nioCore,
                nioHTTP1, nioHTTPTypes, nioHTTPTypes1, lifecycle, logging,
            ]),
        room("API", ["Civics", "JSON", "JSONSchema", "Web", crypto, httpTypes]),
        room(
            "Portal",
            [
                "Cases", "City", "Civics", "FEEL", "JSON", "JSONSchema", "Policies", "QRCodes",
                "Web", crypto, httpTypes, mustache,
            ]),
        room("Papers", ["CPango", "City", "Civics", "QRCodes"]),
        // Text and drawing on PDF pages: pango, cairo and what they stand on.
        .systemLibrary(
            name: "CPango", providers: [.apt(["libpango1.0-dev"])]),
        // glibc's allocator settings, which its Swift module leaves out.
        .systemLibrary(name: "CMalloc"),
        // Ring 4: the composition and the command line.
        .executableTarget(
            name: "tongban",
            dependencies: [
                "API", "CMalloc", "Cases", "City", "Civics", "DMN", "FEEL", "JSON", "JSONSchema",
                "Papers", "Payments", "Policies", "Portal", "Scanning", "SignOn",
                "Storage", "TransparencyLog", "Web", argumentParser, crypto, cryptoExtras,
                hummingbird,
                hummingbirdCore, httpTypes, lifecycle, logging, yams,
            ], swiftSettings: house),

        tests("JSONTests", ["JSON"]),
        tests("CivicsTests", ["Civics", "JSON"]),
        tests("FEELTests", ["FEEL"]),
        tests("DMNTests", ["DMN", "FEEL"]),
        tests("JSONSchemaTests", ["JSONSchema", "JSON"]),
        tests("TransparencyLogTests", ["TransparencyLog", "JSON", crypto], exclude: ["go-check"]),
        tests("PoliciesTests", ["Policies", "Civics", "FEEL", "JSON"], exclude: ["Broken"]),
        tests("CasesTests", ["Cases", "Civics", "FEEL", "JSON", "Policies"], exclude: ["Golden"]),
        tests(
            "CityTests",
            ["Cases", "City", "Civics", "FEEL", "JSON", "Policies", "Storage", crypto],
            exclude: ["rights.txt"]),
        tests(
            "ScanningTests", ["Cases", "City", "Civics", "JSON", "Policies", "Scanning", "Storage"]),
        tests("StorageContract", ["City", "Civics", "JSON", "Storage", "TransparencyLog"]),
        tests(
            "StorageTests", ["City", "Civics", "JSON", "Storage", "TransparencyLog", grdb],
            exclude: ["Golden"]),
        .target(
            name: "WebTesting",
            dependencies: [
                "JSON", "Web", hummingbird, httpTypes, logging, nioCore, nioEmbedded,
            ], path: "Tests/WebTesting", swiftSettings: house),
        tests(
            "WebTests",
            [
                "Civics", "JSON", "Web", "WebTesting", hummingbird, httpTypes, lifecycle, logging,
                nioCore, nioEmbedded, nioHTTP1, nioHTTPTypes, nioPosix,
            ]),
        tests(
            "PortalTests",
            [
                "Portal", "Cases", "City", "Civics", "JSON", "Policies", "Web", httpTypes, mustache,
            ]),
        tests("SignOnTests", ["SignOn", "City", "Civics", "JSON", crypto, cryptoExtras]),
        tests("PaymentsTests", ["Payments", "City", "Civics", "JSON"]),
        tests(
            "ActsTests",
            [
                "API", "Cases", "City", "Civics", "JSON", "Policies", "Storage", "Web",
            ], exclude: ["Documents"]),
        tests(
            "TongbanTests",
            [
                "API", "City", "Civics", "JSON", "Portal", "Storage", "TransparencyLog", "Web",
                "WebTesting", "tongban", httpTypes, grdb,
            ]),
        tests("QRCodesTests", ["QRCodes"]),
        tests("PapersTests", ["Papers", "City", "Civics", "JSON", "Policies", "QRCodes"]),
        tests("APITests", ["API", "Civics", "JSON", "JSONSchema", "Web", "WebTesting"]),
    ],
    swiftLanguageModes: [.v6]
)
