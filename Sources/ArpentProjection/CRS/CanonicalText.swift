/// The many ways to write `EPSG:2154` made one; other definitions trimmed.
func canonicalText(_ text: String) -> String {
  let trimmed = text.trimmed
  if !trimmed.isEmpty, trimmed.utf8.allSatisfy({ (48...57).contains($0) }) {
    return "EPSG:\(trimmed)"
  }
  let lower = trimmed.lowercased()
  var result = trimmed
  if lower.hasPrefix("+init=") || lower.hasPrefix("+proj=") || lower.hasPrefix("proj=")
    || lower.hasPrefix("+")
  {
    return canonicalPROJString(trimmed)
  } else if lower.hasPrefix("urn:") {
    // urn:ogc:def:crs:AUTHORITY:VERSION:CODE, the version often empty
    let parts = trimmed.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 7 { result = "\(parts[4].uppercased()):\(parts[6])" }
  } else if lower.hasPrefix("http://www.opengis.net/def/crs/")
    || lower.hasPrefix("https://www.opengis.net/def/crs/")
  {
    let parts = trimmed.split(separator: "/")
    if parts.count >= 3 { result = "\(parts[parts.count - 3].uppercased()):\(parts.last!)" }
  } else if lower.hasPrefix("http://www.opengis.net/gml/srs/epsg.xml#") {
    result = "EPSG:\(trimmed.split(separator: "#").last!)"
  } else if lower.hasPrefix("epsg:") || lower.hasPrefix("ogc:") || lower.hasPrefix("esri:") {
    let parts = trimmed.split(separator: ":")
    if parts.count == 2 { result = "\(parts[0].uppercased()):\(String(parts[1]).trimmed)" }
  }
  // The two differ in the order of their axes only, and ours is always x, y.
  return ["OGC:CRS84", "CRS84", "CRS:84"].contains(result.uppercased()) ? "EPSG:4326" : result
}

/// `+init=epsg:2154` is `EPSG:2154`; any other string says that it is a system, not an operation.
private func canonicalPROJString(_ text: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace)
  if let start = words.first(where: { $0.lowercased().hasPrefix("+init=epsg:") }) {
    return "EPSG:\(start.dropFirst("+init=epsg:".count))"
  }
  return words.contains("+type=crs") ? text : text + " +type=crs"
}

extension String {
  /// Without the blanks, zero bytes and byte-order mark that `.prj` files end or begin with.
  fileprivate var trimmed: String {
    func isJunk(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.value == 0 || scalar.value == 0xFEFF
    }
    var view = unicodeScalars[...]
    while let first = view.first, isJunk(first) { view.removeFirst() }
    while let last = view.last, isJunk(last) { view.removeLast() }
    return String(String.UnicodeScalarView(view))
  }
}
