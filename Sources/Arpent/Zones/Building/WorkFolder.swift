import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentStore
import Foundation

/// The folder that a build keeps its state in, so that one that was stopped goes on where it was:
/// addresses and outlines in buckets of communes, and the outcome of each bucket once it is done.
///
/// The state belongs to one pair of inputs and one set of options; a folder with another is emptied.
struct WorkFolder {
  /// What the state is of, and what reading the inputs gave.
  struct Manifest: Codable {
    var fingerprint: String
    var buckets: Int
    /// Commune and code of each station, by its number.
    var stations: [[String]]
    var rows: Int
    var unlocated: Int
    var withoutStation: Int
    var problems: [SavedProblem]
  }

  struct SavedProblem: Codable {
    var severity: String
    var kind: String
    var message: String
    var file: String?
    var line: Int?
    var field: String?
    var code: String?
    var feature: Int?

    init(_ problem: Problem) {
      severity = problem.severity.rawValue
      kind = problem.kind
      message = problem.message
      file = problem.subject.file
      line = problem.subject.line
      field = problem.subject.field
      code = problem.subject.code
      feature = problem.subject.feature
    }

    var problem: Problem {
      Problem(
        severity: Problem.Severity(rawValue: severity) ?? .notice, kind: kind, message: message,
        subject: Subject(file: file, line: line, field: field, feature: feature, code: code))
    }
  }

  let url: URL

  /// Opens the folder, making it where it is not there.
  init(_ path: String) throws(ArpentError) {
    url = URL(fileURLWithPath: path, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw ArpentError(
        .cannotCreate, "the work folder can't be made", Subject(file: path), cause: error)
    }
  }

  private var manifestURL: URL { url.appendingPathComponent("manifest.json") }
  func addresses(_ bucket: Int) -> URL { url.appendingPathComponent("\(bucket).addresses") }
  func outlines(_ bucket: Int) -> URL { url.appendingPathComponent("\(bucket).outlines") }
  private func done(_ bucket: Int) -> URL { url.appendingPathComponent("\(bucket).done") }

  /// The manifest, where the folder holds the state of just this build.
  func manifest(_ fingerprint: String) -> Manifest? {
    guard let bytes = try? Data(contentsOf: manifestURL),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes),
      manifest.fingerprint == fingerprint
    else { return nil }
    return manifest
  }

  /// Written last: a folder with a manifest has all inputs.
  func save(_ manifest: Manifest) throws {
    try JSONEncoder().encode(manifest).write(to: manifestURL, options: .atomic)
  }

  /// Removes what earlier builds left: only files that have the names of ours.
  func clear() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
    where name == "manifest.json" || Self.isBucketFile(name) {
      try FileManager.default.removeItem(at: url.appendingPathComponent(name))
    }
  }

  /// Removes the state, and the folder where nothing else is in it.
  func remove() throws {
    try clear()
    if try FileManager.default.contentsOfDirectory(atPath: url.path).isEmpty {
      try FileManager.default.removeItem(at: url)
    }
  }

  private static func isBucketFile(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && Int(parts[0]) != nil
      && ["addresses", "outlines", "done"].contains(parts[1])
  }

  /// The outcomes of a bucket that is done.
  func outcomes(of bucket: Int) -> [CommuneOutcome]? {
    guard let bytes = try? Data(contentsOf: done(bucket)) else { return nil }
    return try? PropertyListDecoder().decode([CommuneOutcome].self, from: bytes)
  }

  func isDone(_ bucket: Int) -> Bool { FileManager.default.fileExists(atPath: done(bucket).path) }

  func save(_ outcomes: [CommuneOutcome], of bucket: Int) throws {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    try encoder.encode(outcomes).write(to: done(bucket), options: .atomic)
  }

  /// The bucket of a commune: the same in every run.
  static func bucket(of commune: String, among count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in commune.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int((hash ^ (hash >> 29)) % UInt64(count))
  }
}
