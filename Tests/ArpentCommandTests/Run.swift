import Foundation
import TestData

/// The `arpent` command as a user runs it.
enum Run {
  struct Outcome {
    var status: Int32
    var output: String
    var talk: String
  }

  /// The executable stands beside the tests' own.
  static let executable: URL = {
    let arguments = CommandLine.arguments
    var folder = URL(fileURLWithPath: arguments[0]).deletingLastPathComponent()
    while !FileManager.default.isExecutableFile(
      atPath: folder.appendingPathComponent("arpent").path),
      folder.path != "/"
    {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("arpent")
  }()

  static func arpent(_ arguments: String...) throws -> Outcome { try arpent(arguments) }

  static func arpent(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let folder = TemporaryFolder()
    // Files, not pipes: a pipe that nobody empties holds up whoever fills it.
    let files = ["output", "talk"].map { name -> FileHandle in
      _ = FileManager.default.createFile(atPath: folder.path(name), contents: nil)
      return FileHandle(forWritingAtPath: folder.path(name))!
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus, output: try text("output"), talk: try text("talk"))
  }
}
