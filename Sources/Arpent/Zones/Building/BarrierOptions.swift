/// Where lines stand that borders keep to: water, railways, streets.
public struct BarrierOptions: Sendable {
  /// GeoJSON, Shapefile or GeoPackage, of lines or of areas.
  public var path: String
  /// Which layer; all of them unless given.
  public var layer: String?
  /// What the coordinates are in, whatever the file says (`EPSG:2154`).
  public var crs: String?

  public init(path: String, layer: String? = nil, crs: String? = nil) {
    self.path = path
    self.layer = layer
    self.crs = crs
  }
}
