import ArpentElections

/// A file of polygon layers: GeoJSON, Shapefile or GeoPackage, packed by gzip or zip or not.
///
/// The format is told from the content, not from the file's name.
public struct VectorFile: Sendable {
  public enum Format: String, Hashable, Sendable {
    case geoJSON = "GeoJSON"
    case shapefile = "Shapefile"
    case geoPackage = "GeoPackage"
  }

  public enum Container: String, Hashable, Sendable {
    case gzip, zip
  }

  public var path: String
  /// The format of the first layer; a zip may hold several.
  public var format: Format
  /// What the layers are packed in.
  public var container: Container?
  public var layers: [VectorLayer]
  private var sources: [any VectorSource]
  /// For each layer, its source and its place there.
  private var origins: [(source: Int, index: Int)]

  init(path: String, container: Container?, sources: [any VectorSource]) throws(VectorFileError) {
    self.path = path
    self.container = container
    self.sources = sources
    layers = []
    origins = []
    var taken: Set<String> = []
    for (number, source) in sources.enumerated() {
      for (index, layer) in source.layers.enumerated() {
        var layer = layer
        let plain = layer.name
        var copy = 2
        while !taken.insert(layer.name).inserted {
          layer.name = "\(plain)_\(copy)"
          copy += 1
        }
        if layer.name != plain {
          layer.problems.append(
            Problem(
              severity: .notice, kind: "duplicate-layer",
              message: "another layer has the name \"\(plain)\"; this one is called "
                + "\"\(layer.name)\"", subject: Subject(file: path)))
        }
        layer.position = layers.count
        layers.append(layer)
        origins.append((number, index))
      }
    }
    guard let first = sources.first, !layers.isEmpty else {
      throw VectorFileError(.noLayer, "the file holds no polygon layer", Subject(file: path))
    }
    format = first.format
  }

  /// The layer called `named`, or without a name the only one.
  public func layer(named: String?) throws(VectorFileError) -> VectorLayer {
    let names = layers.map { "\"\($0.name)\"" }.joined(separator: ", ")
    guard let named else {
      if layers.count == 1 { return layers[0] }
      throw VectorFileError(
        .severalLayers, "the file holds \(layers.count) layers; name one of \(names)",
        Subject(file: path))
    }
    if let layer = layers.first(where: { $0.name == named }) { return layer }
    let alike = layers.filter { $0.name.lowercased() == named.lowercased() }
    if alike.count == 1 { return alike[0] }
    throw VectorFileError(
      .noLayer, "the file holds no layer \"\(named)\", but \(names)",
      Subject(file: path, value: named))
  }

  /// Hands the features of `layer`, one of ``layers``, to `body` in file order, and keeps none.
  ///
  /// - Throws: ``VectorFileError`` when the file breaks off or breaks its format between
  ///   features, and whatever `body` throws. What is wrong within a feature does not throw: the
  ///   feature says it.
  public func readFeatures(of layer: VectorLayer, _ body: (Feature) throws -> Void) throws {
    precondition(layers.indices.contains(layer.position), "a layer of another file")
    let origin = origins[layer.position]
    try sources[origin.source].read(origin.index, body)
  }
}
