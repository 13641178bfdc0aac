import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite struct LayerStyleTests {
  private let folder = TemporaryFolder()

  private func write(_ name: String, styles: [LayerStyle]) throws -> String {
    let path = folder.path(name)
    let ring = [(2.0, 48.0), (2.1, 48), (2.1, 48.1), (2, 48)].map { Coordinate(x: $0.0, y: $0.1) }
    try GeoPackageWriter.write(
      to: path, layer: "ranking", fields: [VectorField(name: "score", type: .real)],
      styles: styles, changed: "2017-07-01T00:00:00.000Z"
    ) { writer in
      try writer.write(
        properties: [.real(1.5)], area: MultiPolygon(Polygon(exterior: Ring(ring))))
    }
    return path
  }

  @Test("A style goes along in a table of its own, and the layer stays the only one")
  func style() throws {
    let style = LayerStyle(name: "by score", qml: "<qgis version=\"3.16\"/>", isDefault: true)
    let path = try write("a.gpkg", styles: [style])
    let file = try VectorFile.open(path)
    #expect(file.layers.map(\.name) == ["ranking"])
    #expect(try file.layer(named: nil).problems == [])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for text in ["CREATE TABLE layer_styles", style.qml, "by score", "2017-07-01T00:00:00.000Z"] {
      #expect(bytes.range(of: Data(text.utf8)) != nil, "\(text)")
    }
    let plain = try Data(contentsOf: URL(fileURLWithPath: try write("b.gpkg", styles: [])))
    #expect(plain.range(of: Data("layer_styles".utf8)) == nil)
  }

  @Test("With its date stated the same layer gives the same bytes")
  func sameBytes() throws {
    let style = LayerStyle(name: "s", qml: "<qgis/>", isDefault: true)
    let first = try Data(contentsOf: URL(fileURLWithPath: try write("a.gpkg", styles: [style])))
    let second = try Data(contentsOf: URL(fileURLWithPath: try write("b.gpkg", styles: [style])))
    #expect(first == second)
  }
}
