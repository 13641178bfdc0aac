import ArpentElections
public import Foundation

/// Files that appear whole or not at all: written beside, then renamed.
public enum OutputFile {
  /// Writes `bytes` to `path`, or to standard output for `-`.
  public static func write(_ bytes: Data, to path: String) throws(ArpentError) {
    if path == "-" {
      do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
        throw ArpentError(.inputOutput, "standard output can't be written", cause: error)
      }
      return
    }
    try produce(path) { partial in try bytes.write(to: URL(fileURLWithPath: partial)) }
  }

  public static func write(_ text: String, to path: String) throws(ArpentError) {
    try write(Data(text.utf8), to: path)
  }

  /// Lets `body` write a file at the path that it is given, then puts it in place of `path`.
  public static func produce(_ path: String, _ body: (String) throws -> Void) throws(ArpentError) {
    let partial = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: partial) }
    do {
      try body(partial)
    } catch let error as any DescribedError {
      var named = ArpentError(error)
      if named.subject.file == partial { named.subject.file = path }
      throw named
    } catch {
      throw ArpentError(
        .cannotCreate, "the file can't be written: does its folder exist?", Subject(file: path),
        cause: error)
    }
    guard rename(partial, path) == 0 else {
      throw ArpentError(.cannotCreate, "the file can't be put in place", Subject(file: path))
    }
  }
}
