import ArpentElections
import ArpentGeometry
import CShapelib

/// A shapefile: one layer, its shapes and its table read side by side through shapelib.
struct ShapefileSource: VectorSource {
  private let parts: ShapefileParts
  private let index: ShapeIndex
  private let shp: FileBytes
  private let shx: FileBytes
  /// The table can be opened.
  private let hasTable: Bool
  private let count: Int
  let layers: [VectorLayer]
  var format: VectorFile.Format { .shapefile }

  init(_ parts: ShapefileParts) throws(VectorFileError) {
    self.parts = parts
    guard parts.shp.count >= 100, parts.shp.starts(with: ShapefileParts.signature) else {
      throw VectorFileError(
        .malformed, "the .shp does not begin as a shapefile does", Subject(file: parts.path))
    }
    index = ShapeIndex(shp: parts.shp, shx: parts.shx, path: parts.path)
    // shapelib trusts the length in the header; it gets the true one.
    var header = parts.shp.bytes(0..<parts.shp.count)
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: parts.shp.count / 2).bigEndian) {
      header.replaceSubrange(24..<28, with: $0)
    }
    shp = FileBytes(header)
    shx = index.shx(like: parts.shp)
    var problems = index.problems
    var fields: [VectorField] = []
    var recordCount: Int?
    var deletedCount = 0
    func problem(_ kind: String, _ message: String) {
      problems.append(
        Problem(
          severity: .notice, kind: kind, message: message, subject: Subject(file: parts.path)))
    }
    if let dbf = parts.dbf {
      do {
        let table = try AttributeTable(dbf, codePage: parts.cpg, path: parts.path)
        fields = table.fields
        recordCount = table.header.recordCount
        problems += table.problems
        let deleted = (0..<table.header.wholeRecordCount).filter(table.isDeleted)
        deletedCount = deleted.count
        if !deleted.isEmpty {
          problem(
            "deleted-records",
            "\(deleted.count) records are marked as deleted in the .dbf and are left out: "
              + deleted.prefix(5).map { "\($0 + 1)" }.joined(separator: ", "))
        }
      } catch {
        problem("table-unreadable", "the .dbf can't be read: \(error.reason); no fields")
      }
    } else {
      problem("table-missing", "there is no .dbf beside the .shp; no fields")
    }
    hasTable = recordCount != nil
    let shapes = index.entries.count
    // A record far past the end is a damaged header, not a row.
    let rows = recordCount.map { min($0, shapes + (parts.dbf?.count ?? 0)) } ?? shapes
    if rows < shapes {
      problem(
        "records-missing", "the .dbf has \(rows) records for \(shapes) shapes; the last have none")
    } else if rows > shapes {
      problem(
        "shapes-missing",
        "the .dbf has \(rows) records for \(shapes) shapes; the last have no geometry")
    }
    count = max(rows, shapes)
    layers = [
      VectorLayer(
        name: stem(parts.path), fields: fields,
        declaredCRS: parts.prj.map(DeclaredCRS.wkt) ?? .none, featureCount: count - deletedCount,
        problems: problems)
    ]
  }

  func read(_ layer: Int, _ body: (Feature) throws -> Void) throws {
    let handle = MemoryFiles.open(["shp": shp, "shx": shx]) { SHPOpenLL("\($0).shp", "rb", $1) }
    guard let handle else {
      throw VectorFileError(
        .malformed, "shapelib can't open the shapefile", Subject(file: parts.path))
    }
    defer { SHPClose(handle) }
    let table =
      hasTable
      ? try AttributeTable(parts.dbf!, codePage: parts.cpg, path: parts.path) : nil
    let names = FieldIndex(layers[0].fields.map(\.name))
    for number in 0..<count where table?.isDeleted(number) != true {
      var feature = Feature(
        number: number + 1, properties: table?.values(number) ?? [], geometry: .missing,
        index: names)
      if number < index.entries.count {
        feature.geometry = geometry(handle, number, &feature.problems)
      }
      try body(feature)
    }
  }

  private func geometry(
    _ handle: SHPHandle, _ number: Int, _ problems: inout [Problem]
  ) -> FeatureGeometry {
    let entry = index.entries[number]
    guard entry.isWhole else {
      return .unreadable(
        "the record reaches past the end of the .shp: byte \(entry.offset + 8 + entry.length) of "
          + "\(parts.shp.count)")
    }
    let type = Int32(truncatingIfNeeded: parts.shp.littleEndian(entry.offset + 8))
    if type == ShapeTypes.null { return .missing }
    let isLine = ShapeTypes.lines.contains(type)
    guard isLine || ShapeTypes.polygons.contains(type) else {
      return .wrongType(ShapeTypes.name(type))
    }
    guard let object = SHPReadObject(handle, Int32(number)) else {
      return .unreadable("the record's counts do not fit its length")
    }
    defer { SHPDestroyObject(object) }
    let shape = object.pointee
    if shape.nVertices <= 0 || shape.nParts <= 0 { return .missing }
    let vertices = Int(shape.nVertices)
    var rings: [Ring] = []
    for part in 0..<Int(shape.nParts) {
      let start = Int(shape.panPartStart[part])
      let end = part + 1 < shape.nParts ? Int(shape.panPartStart[part + 1]) : vertices
      guard start >= 0, start <= end, end <= vertices else {
        return .unreadable("ring \(part + 1) of \(shape.nParts) has no sensible beginning")
      }
      var coordinates: [Coordinate] = []
      coordinates.reserveCapacity(end - start)
      for i in start..<end {
        let position = Coordinate(x: shape.padfX[i], y: shape.padfY[i])
        guard position.isFinite else {
          return .unreadable(
            "position \(i - start + 1) of ring \(part + 1) is not a number: \(position)")
        }
        coordinates.append(position)
      }
      if !coordinates.isEmpty { rings.append(Ring(coordinates)) }
    }
    if isLine { return .lines(rings.map(\.coordinates), type: ShapeTypes.name(type)) }
    let nesting = RingNesting(rings, clockwiseExteriors: true)
    if !nesting.misdirected.isEmpty {
      let list = nesting.misdirected.prefix(5).map { "\($0 + 1)" }.joined(separator: ", ")
      problems.append(
        Problem(
          severity: .repaired, kind: "ring-direction",
          message: "rings \(list) run against their role; what they lie in decides",
          subject: Subject(file: parts.path, feature: number + 1)))
    }
    return .area(
      MultiPolygon(nesting.polygons),
      dropped: ShapeTypes.dropped(type, measured: shape.bMeasureIsUsed != 0))
  }
}
