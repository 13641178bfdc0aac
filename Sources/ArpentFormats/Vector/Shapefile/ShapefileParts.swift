import ArpentElections
import Foundation

/// The files of one shapefile, in memory.
struct ShapefileParts: Sendable {
  /// What errors call it: the path of the `.shp`.
  var path: String
  var shp: FileBytes
  var shx: FileBytes?
  var dbf: FileBytes?
  /// Well-known text.
  var prj: String?
  var cpg: String?

  /// The suffixes that stand beside a `.shp`.
  static let suffixes: Set<String> = [
    "shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qpj", "qix", "cst", "ain", "aih", "atx",
    "fbn", "fbx", "ixs", "mxs",
  ]
  /// The file code that begins a `.shp` and a `.shx`: 9994, big-endian.
  static let signature: [UInt8] = [0, 0, 0x27, 0x0A]

  /// The parts beside `path`, one of them, on disk; suffixes in any case. `nil` when there is no
  /// `.shp`.
  static func beside(_ path: String) throws(VectorFileError) -> ShapefileParts? {
    let folder = (path as NSString).deletingLastPathComponent
    var name = fileName(path)
    // `zones.shp.xml` describes `zones.shp`.
    if name.lowercased().hasSuffix(".shp.xml") { name = String(name.dropLast(4)) }
    let base = suffixes.contains(suffix(name)) ? stem(name) : name
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    func part(_ wanted: String) -> String? {
      let fitting = names.filter {
        suffix($0) == wanted && stem($0).lowercased() == base.lowercased()
      }
      // The same case is better; the named file itself is best.
      let best =
        fitting.first { $0 == name } ?? fitting.first { stem($0) == base } ?? fitting.sorted().first
      return best.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    }
    guard let shp = part("shp") else { return nil }
    func bytes(_ wanted: String) throws(VectorFileError) -> FileBytes? {
      guard let path = part(wanted) else { return nil }
      return try FileBytes.read(path)
    }
    return ShapefileParts(
      path: shp, shp: try FileBytes.read(shp), shx: try bytes("shx"), dbf: try bytes("dbf"),
      prj: text(try bytes("prj")), cpg: text(try bytes("cpg")))
  }

  static func text(_ bytes: FileBytes?) -> String? {
    guard let bytes else { return nil }
    let text = String(decoding: bytes.bytes(0..<bytes.count), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}", "\0"]))
    return text.isEmpty ? nil : text
  }
}
