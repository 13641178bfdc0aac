// swift-tools-version: 6.1
import PackageDescription

/// The rules every target of ours is compiled with.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library a Linux distribution or Homebrew provides.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestData"] + dependencies,
    swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "arpent",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ArpentGeometry", targets: ["ArpentGeometry"]),
    .library(name: "Arpent", targets: ["Arpent"]),
    .executable(name: "arpent", targets: ["ArpentCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    system("CGEOS", pkgConfig: "geos", apt: "libgeos-dev", brew: "geos"),
    system("CPROJ", pkgConfig: "proj", apt: "libproj-dev", brew: "proj"),
    system("CShapelib", pkgConfig: "shapelib", apt: "libshp-dev", brew: "shapelib"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CZip", pkgConfig: "libzip", apt: "libzip-dev", brew: "libzip"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl"),
    .target(name: "CGeoJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CScan"),

    .target(name: "CArpentKernel"),

    module("ArpentGeometry", ["CArpentKernel"]),
    module("ArpentProjection", ["CPROJ", "ArpentGeometry"]),
    module("ArpentOverlay", ["CGEOS", "ArpentGeometry"]),
    module("ArpentElections", ["ArpentGeometry"]),
    module(
      "ArpentFormats",
      [
        "ArpentElections", "ArpentGeometry", "CGeoJSON", "CScan", "CShapelib", "CZlib", "CZip",
        grdb, yams,
      ]),
    module(
      "ArpentStore", ["ArpentElections", "ArpentFormats", "ArpentGeometry", "CCrypto", grdb]),
    module("ArpentContours", ["ArpentElections", "ArpentOverlay", "ArpentGeometry"]),
    module("ArpentChange", ["ArpentElections", "ArpentOverlay", "ArpentGeometry"]),
    module("ArpentPages", ["ArpentGeometry"]),
    module("ArpentRanking", ["ArpentElections", "ArpentGeometry", "ArpentPages"]),
    module(
      "Arpent",
      [
        "ArpentGeometry", "ArpentProjection", "ArpentOverlay", "ArpentElections", "ArpentFormats",
        "ArpentStore", "ArpentContours", "ArpentChange", "ArpentPages", "ArpentRanking",
      ]),
    .executableTarget(
      name: "ArpentCommand", dependencies: ["Arpent", arguments, logging], swiftSettings: strict),

    // What the tests share: where the real data lie, when they are there.
    .target(name: "TestData", path: "Tests/TestData", swiftSettings: strict),
    tests("ArpentGeometry"),
    tests("ArpentProjection", ["ArpentGeometry"]),
    tests("ArpentOverlay", ["ArpentGeometry"]),
    tests("ArpentElections", ["ArpentGeometry"]),
    tests("ArpentFormats", ["ArpentElections", "ArpentGeometry"]),
    tests("ArpentStore", ["ArpentElections", "ArpentGeometry", "ArpentFormats", grdb]),
    tests("ArpentContours", ["ArpentGeometry", "ArpentOverlay"]),
    tests(
      "ArpentChange",
      ["ArpentElections", "ArpentOverlay", "ArpentGeometry", "ArpentProjection", "ArpentFormats"]),
    tests("ArpentPages", ["ArpentGeometry"]),
    tests("ArpentRanking", ["ArpentElections", "ArpentGeometry", "ArpentPages"]),
    tests("Arpent", ["ArpentElections", "ArpentGeometry", "ArpentFormats", "ArpentStore"]),
    tests("ArpentCommand"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
