import Foundation

/// The `crs` member of GeoJSON before RFC 7946 (the 2008 specification, section 3).
enum GeoJSONCRS {
  /// What the text of the member's value declares.
  static func declared(_ text: String) -> DeclaredCRS {
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(text.utf8), options: [.fragmentsAllowed])
    else { return .name(text) }
    if value is NSNull { return .none }
    if let name = value as? String { return crs(named: name) }
    guard let object = value as? [String: Any] else { return .name(text) }
    let properties = object["properties"] as? [String: Any] ?? [:]
    if let name = properties["name"] as? String { return crs(named: name) }
    if let code = properties["code"] { return .authority("EPSG", "\(code)") }
    if let link = properties["href"] as? String { return .name(link) }
    return .name(text)
  }

  /// `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154`, `http://www.opengis.net/def/crs/EPSG/0/2154`.
  static func crs(named name: String) -> DeclaredCRS {
    let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines)
    let lower = trimmed.lowercased()
    var parts: [Substring]
    if lower.hasPrefix("urn:ogc:def:crs:") || lower.hasPrefix("urn:x-ogc:def:crs:") {
      parts = trimmed.split(separator: ":", omittingEmptySubsequences: false)
      parts = [parts[4], parts[parts.count - 1]]
    } else if let range = lower.range(of: "/def/crs/") {
      parts = trimmed[
        trimmed.index(
          trimmed.startIndex, offsetBy: lower.distance(from: lower.startIndex, to: range.upperBound)
        )...
      ].split(separator: "/")
      guard parts.count == 3 else { return .name(trimmed) }
      parts = [parts[0], parts[2]]
    } else {
      parts = trimmed.split(separator: ":", omittingEmptySubsequences: false)
    }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      parts[0].allSatisfy({ $0.isLetter && $0.isASCII }),
      parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return .name(trimmed) }
    return .authority(parts[0].uppercased(), String(parts[1]))
  }
}
