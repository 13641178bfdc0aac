import ArpentElections
import CGeoJSON

/// A GeoJSON document: one layer, read feature by feature.
///
/// Opening walks the document and reads the properties alone, for the names and kinds of the
/// fields; the shapes are read when they are asked for.
struct GeoJSONSource: VectorSource {
  private let scan: GeoJSONScan
  let layers: [VectorLayer]
  var format: VectorFile.Format { .geoJSON }

  /// `path` is what errors call the document, and its name is the layer's unless the document
  /// has one of its own.
  init(_ bytes: FileBytes, path: String) throws(VectorFileError) {
    try Self.refuseOtherEncodings(bytes, path: path)
    scan = try GeoJSONScan(bytes, path: path)
    let reader = try GeoJSONReader(scan)
    let fields = try reader.fields()
    var problems: [Problem] = []
    if !scan.summary.wrapper.isEmpty {
      let wrapper = scan.text(scan.summary.wrapper).split(separator: "\n").joined(separator: " ")
      problems.append(
        Problem(
          severity: .notice, kind: "javascript-wrapper",
          message: "this is JavaScript; the GeoJSON object in it is used",
          subject: Subject(file: path, value: String(wrapper.prefix(60)))))
    }
    let crs = scan.summary.crs
    let declared: DeclaredCRS =
      crs.isEmpty
      ? .geoJSONDefault
      : GeoJSONCRS.declared(bytes.withUnsafeBytes { String(decoding: $0[crs], as: UTF8.self) })
    let named = scan.text(scan.summary.name)
    layers = [
      VectorLayer(
        name: named.isEmpty || named == "null" ? Self.layerName(path) : named, fields: fields,
        declaredCRS: declared, featureCount: scan.places.count, problems: problems)
    ]
  }

  func read(_ index: Int, _ body: (Feature) throws -> Void) throws {
    try GeoJSONReader(scan).read(fields: layers[index].fields.map(\.name), body)
  }

  /// `DE.geojson.gz` is the layer `DE`.
  private static func layerName(_ path: String) -> String {
    suffix(path) == "gz" ? stem(stem(path)) : stem(path)
  }

  private static func refuseOtherEncodings(
    _ bytes: FileBytes, path: String
  ) throws(VectorFileError) {
    if bytes.count == 0 {
      throw VectorFileError(.unknownFormat, "the file is empty", Subject(file: path))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw VectorFileError(
        .malformed, "the text is UTF-16; GeoJSON is UTF-8 (iconv -f UTF-16 -t UTF-8 converts it)",
        Subject(file: path))
    }
  }
}
