import ArpentElections
import ArpentFormats
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
    var replaced = ReplacedFile(path: path)
    do {
      try bytes.write(to: URL(fileURLWithPath: replaced.temporaryPath))
    } catch {
      throw ArpentError(
        .cannotCreate, "the file can't be written: does its folder exist?", Subject(file: path),
        cause: error)
    }
    do { try replaced.commit() } catch { throw ArpentError(error) }
  }

  public static func write(_ text: String, to path: String) throws(ArpentError) {
    var text = text
    try write(text.withUTF8 { Data($0) }, to: path)
  }
}
