import ArgumentParser
import Foundation

/// Flags that mean the same in every command.
struct GlobalOptions: ParsableArguments {
  @Flag(name: .long, help: "Say only what went wrong.")
  var quiet = false

  @Option(name: .long, help: "How to talk on standard error: text or json.")
  var logFormat: LogFormat = .text

  @Option(name: .long, help: "Worker threads (default: one a core).")
  var threads: Int?

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes 1 to 1024, not \(threads)")
    }
  }
}

enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The store that a command works on.
struct StoreOption: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The store, a GeoPackage file.", valueName: "S.gpkg"))
  var store: String
}
