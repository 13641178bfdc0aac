import ArpentElections

/// What reads one format: ``VectorFile`` gathers one or several.
protocol VectorSource: Sendable {
  var format: VectorFile.Format { get }
  var layers: [VectorLayer] { get }
  /// Reads the layer at `index` of ``layers``.
  func read(_ index: Int, _ body: (Feature) throws -> Void) throws
}

/// The last part of a path.
func fileName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// A file name without its folder and its last suffix: blanks and other dots stay.
func stem(_ path: String) -> String {
  let name = fileName(path)
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}

/// What follows the last dot of a file name, in lower case.
func suffix(_ path: String) -> String {
  let name = fileName(path)
  guard let dot = name.lastIndex(of: ".") else { return "" }
  return name[name.index(after: dot)...].lowercased()
}
