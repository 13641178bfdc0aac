public import ArpentElections

/// A table of features in a ``VectorFile``.
public struct VectorLayer: Hashable, Sendable {
  /// As the file names it; unique in the file.
  public var name: String
  /// In the file's order; for GeoJSON, in the order in which the names first appear.
  public var fields: [VectorField]
  public var declaredCRS: DeclaredCRS
  /// Number of features; `nil` when only reading them would tell.
  public var featureCount: Int?
  /// What was found when the layer was opened, such as a missing table or renamed fields.
  public var problems: [Problem]
  /// Place among the layers of the file, from 0.
  package var position: Int

  package init(
    name: String, fields: [VectorField], declaredCRS: DeclaredCRS, featureCount: Int?,
    problems: [Problem], position: Int = 0
  ) {
    self.name = name
    self.fields = fields
    self.declaredCRS = declaredCRS
    self.featureCount = featureCount
    self.problems = problems
    self.position = position
  }
}

/// A column of a layer.
public struct VectorField: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case string, integer, real, boolean
    /// Nested values, kept as text.
    case json
    /// Values of several kinds.
    case mixed
    /// No value but null.
    case empty
  }

  public var name: String
  public var type: Kind

  public init(name: String, type: Kind) {
    self.name = name
    self.type = type
  }
}

/// The coordinate reference system that a layer says it is in. Whether it is true is judged
/// elsewhere, against the coordinates.
public enum DeclaredCRS: Hashable, Sendable {
  /// Nothing is said.
  case none
  /// An authority's code: `EPSG`, `2154`.
  case authority(String, String)
  /// Well-known text, of either edition.
  case wkt(String)
  /// Any other name, such as a proj text.
  case name(String)
  /// GeoJSON without a `crs` member: WGS 84, longitude first (RFC 7946 section 4).
  case geoJSONDefault
}
