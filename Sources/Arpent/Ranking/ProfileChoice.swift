import ArpentElections
import ArpentFormats
import ArpentPages
import ArpentRanking
import Foundation

/// Finds a profile by name, or reads one of the user's own from a YAML file.
enum ProfileChoice {
  static let ready: [any Profile] = [MobilisationProfile()] + FormulaProfile.ready

  static func profile(_ choice: String) throws -> any Profile {
    if let found = ready.first(where: { $0.name == choice }) { return found }
    guard isFile(choice) else {
      throw ArpentError(
        .usage,
        "there is no such profile, and no such file; there are: "
          + ready.map(\.name).joined(separator: ", ") + ", or a YAML file of your own",
        Subject(field: "profile", value: choice))
    }
    let (text, name) = try DocumentFile.text(choice)
    return try OwnProfile(try ProfileDocument(yaml: text, file: name)).profile()
  }

  private static func isFile(_ choice: String) -> Bool {
    choice.contains("/") || choice.hasSuffix(".yaml") || choice.hasSuffix(".yml")
      || FileManager.default.fileExists(atPath: choice)
  }
}

/// Small text files of the user's own.
enum DocumentFile {
  /// No document of ours is longer; a table of contacts given by mistake is not read whole.
  private static let longest = 1 << 20

  static func text(_ path: String) throws -> (text: String, name: String) {
    let name = String(path.split(separator: "/").last ?? Substring(path))
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ArpentError(.noInput, "the file can't be opened", Subject(file: path))
    }
    defer { try? handle.close() }
    let bytes: Data
    do { bytes = try handle.read(upToCount: longest + 1) ?? Data() } catch {
      throw ArpentError(.inputOutput, "the file can't be read", Subject(file: path), cause: error)
    }
    guard bytes.count <= longest, let text = String(validating: bytes, as: UTF8.self) else {
      throw ArpentError(
        .badInput, "this is no document of ours: UTF-8 text of a megabyte at most is expected",
        Subject(file: path))
    }
    return (text, name)
  }
}
