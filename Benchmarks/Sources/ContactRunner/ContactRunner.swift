import Arpent
import ArpentGeometry
import Foundation
import Tiling

/// Runs ours from a contact file to its assigned copy, as the peers are run.
///
///     contact-runner FOLDER INDEX CONTACTS.csv OUT.csv THREADS
///
/// The index is opened from its file, so that the memory of this process is what a batch job takes.
/// `-` for the index is one without zones: the file is read, its coordinates are understood and its copy
/// is written, but no zone is looked for.
@main
struct ContactRunner {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let threads = Int(arguments[5]), threads > 0 else {
      FileHandle.standardError.write(
        Data("usage: contact-runner FOLDER INDEX CONTACTS.csv OUT.csv THREADS\n".utf8))
      exit(64)
    }
    let files = TilingFiles(folder: arguments[1])
    let all = try String(contentsOf: files.folder.appending(path: "codes.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let clock = ContinuousClock()
    let start = clock.now
    let isCopy = arguments[2] == "-"
    let index = try isCopy ? ZoneIndex(zones: []) : ZoneIndex.open(arguments[2])
    let opened = clock.now
    let codes = isCopy ? [] : all
    var options = ContactAssignmentOptions()
    options.threads = threads
    let report = try assignContacts(
      input: arguments[3], output: arguments[4], index: index,
      labels: ZoneLabels(
        codes: codes, vintages: Array(repeating: "2027", count: codes.count)),
      options: options)
    print(
      """
      {"threads": \(threads), "rows": \(report.rows), "zones_seconds": \((opened - start) / .seconds(1)), \
      "seconds": \((clock.now - opened) / .seconds(1))}
      """)
  }
}
