// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that what only benchmarks need is nobody else's dependency.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let geometry = Target.Dependency.product(name: "ArpentGeometry", package: "arpent")
let arpent = Target.Dependency.product(name: "Arpent", package: "arpent")

func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + [.product(name: "Benchmark", package: "benchmark")],
    path: "Benchmarks/\(name)", swiftSettings: strict,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "arpent-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "arpent", path: ".."),
    // Without its interposers: they replace the allocator, and nothing here counts allocations.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "Tiling", dependencies: [geometry], swiftSettings: strict),
    .executableTarget(
      name: "make-tiling", dependencies: ["Tiling", geometry], path: "Sources/MakeTiling",
      swiftSettings: strict),
    .executableTarget(
      name: "peer-runner", dependencies: ["Tiling", geometry], path: "Sources/PeerRunner",
      swiftSettings: strict),
    .executableTarget(
      name: "contact-runner", dependencies: ["Tiling", geometry, arpent],
      path: "Sources/ContactRunner", swiftSettings: strict),
    .target(name: "Baselines", swiftSettings: strict),
    benchmark("ZoneIndexBenchmarks", ["Baselines", "Tiling", geometry]),
    benchmark("ContactBenchmarks", ["Baselines", "Tiling", geometry, arpent]),
    benchmark("RankingBenchmarks", ["Baselines", "Tiling", geometry, arpent]),
  ],
  swiftLanguageModes: [.v6]
)
