import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentProjection

/// Settles what a layer's coordinates are in, and refuses a declaration that they contradict.
enum SourceCRS {
  static let geographic = "EPSG:4326"

  static func decide(
    declared: DeclaredCRS, override: String?, box: BoundingBox, file: String
  ) throws(ArpentError) -> CRS {
    let text: String
    switch (override, declared) {
    case (let override?, _): text = override
    case (nil, .authority(let name, let code)): text = "\(name):\(code)"
    case (nil, .wkt(let definition)): text = definition
    case (nil, .name(let name)): text = name
    case (nil, .geoJSONDefault): text = geographic
    case (nil, .none):
      let guesses = box.isEmpty ? [] : (try? CRS.plausible(for: box)) ?? []
      let hint = guesses.map { "\($0.identifier), \($0.meaning)" }.joined(separator: "; ")
      throw ArpentError(
        .badInput,
        "the source does not say what its coordinates are in; say it with --crs"
          + (hint.isEmpty ? "" : " (they would fit \(hint))"),
        Subject(file: file, field: "crs"))
    }
    let crs: CRS
    do {
      crs = try CRS(text)
    } catch {
      throw ArpentError(
        override == nil ? .badInput : .usage, error.message + "; say another with --crs",
        Subject(file: file, field: "crs"), cause: error)
    }
    // Who names a projected system knows the coordinates: a plan drawn round a local origin looks
    // like degrees and is none.
    let isTrusted = override != nil && !crs.isGeographic
    if !isTrusted, !box.isEmpty, let contradiction = (try? crs.contradiction(with: box)) ?? nil {
      throw ArpentError(
        .badInput, contradiction.message,
        Subject(file: file, field: "crs", value: crs.identifier ?? crs.name))
    }
    return crs
  }
}
