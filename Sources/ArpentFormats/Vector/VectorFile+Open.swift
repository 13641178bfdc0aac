import ArpentElections

extension VectorFile {
  /// Opens `path`, telling the format by the content.
  public static func open(_ path: String) throws(VectorFileError) -> VectorFile {
    try open(path, limits: InflationLimits())
  }

  /// Opens `path`; `limits` bound what a packed file may unpack into.
  public static func open(
    _ path: String, limits: InflationLimits
  ) throws(VectorFileError) -> VectorFile {
    if ShapefileParts.suffixes.contains(suffix(path)) && suffix(path) != "shp"
      || path.lowercased().hasSuffix(".shp.xml")
    {
      // A sibling was named; the name alone says so, since most have no signature.
      if let parts = try ShapefileParts.beside(path) {
        return try VectorFile(path: path, container: nil, sources: [ShapefileSource(parts)])
      }
    }
    let head = try FileBytes.head(path, count: 100)
    if head.starts(with: GeoPackageDatabase.signature) {
      return try VectorFile(path: path, container: nil, sources: [GeoPackageSource(path: path)])
    }
    if head.starts(with: ShapefileParts.signature), let parts = try ShapefileParts.beside(path) {
      return try VectorFile(path: path, container: nil, sources: [ShapefileSource(parts)])
    }
    if suffix(path) == "shp" {
      throw VectorFileError(
        .malformed, "the .shp does not begin as a shapefile does: it is damaged or something else",
        Subject(file: path))
    }
    let bytes = try FileBytes.read(path)
    if head.starts(with: Gzip.signature) {
      let inside = try Gzip.inflate(bytes, path: path, limits: limits)
      return try VectorFile(
        path: path, container: .gzip, sources: packed(inside, path: path))
    }
    if ZipArchive.signatures.contains(where: { head.starts(with: $0) }) {
      return try VectorFile(
        path: path, container: .zip,
        sources: ZippedLayers.sources(bytes, path: path, limits: limits))
    }
    return try VectorFile(path: path, container: nil, sources: [text(bytes, path: path)])
  }

  /// What a gzip file holds: GeoJSON or a GeoPackage; a shapefile is several files.
  private static func packed(
    _ bytes: FileBytes, path: String
  ) throws(VectorFileError) -> [any VectorSource] {
    if bytes.starts(with: GeoPackageDatabase.signature) {
      return [try GeoPackageSource(bytes, path: path)]
    }
    if bytes.starts(with: ShapefileParts.signature) {
      throw VectorFileError(
        .unknownFormat,
        "a shapefile is several files, and gzip holds one; unpack it, or pack them all as a zip",
        Subject(file: path))
    }
    return [try text(bytes, path: path)]
  }

  /// GeoJSON, or an error that says what else it may be.
  private static func text(
    _ bytes: FileBytes, path: String
  ) throws(VectorFileError) -> GeoJSONSource {
    let start = bytes.bytes(0..<512)
    if start.contains(0) && !start.starts(with: [0xFF, 0xFE]) && !start.starts(with: [0xFE, 0xFF]) {
      throw VectorFileError(
        .unknownFormat, "this is no GeoJSON, Shapefile, GeoPackage, gzip or zip",
        Subject(file: path))
    }
    if !start.isEmpty, !start.contains(UInt8(ascii: "{")), !start.contains(UInt8(ascii: "[")),
      start.contains(where: { ",;\t".utf8.contains($0) })
    {
      throw VectorFileError(
        .unknownFormat, "this looks like a table; shapes come as GeoJSON, Shapefile or GeoPackage",
        Subject(file: path))
    }
    return try GeoJSONSource(bytes, path: path)
  }
}
