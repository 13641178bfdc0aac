public import ArpentGeometry

/// A square of a statistical grid, as its identifier gives it (INSPIRE grid codes):
/// `CRS3035RES200mN2891800E3770600` is the 200 m square of EPSG:3035 whose lower left corner lies
/// at easting 3,770,600 and northing 2,891,800.
public struct GridCell: Hashable, Sendable {
  public var epsg: Int
  /// Length of a side in metres.
  public var size: Int
  /// Of the lower left corner, in metres of the CRS named.
  public var northing: Int
  public var easting: Int

  public init(epsg: Int, size: Int, northing: Int, easting: Int) {
    self.epsg = epsg
    self.size = size
    self.northing = northing
    self.easting = easting
  }

  /// `nil` unless `id` is such an identifier.
  public static func parse(_ id: String) -> GridCell? {
    var rest = Substring(id)
    func number(after prefix: String, signed: Bool = false) -> Int? {
      guard rest.hasPrefix(prefix) else { return nil }
      var text = rest.dropFirst(prefix.count)
      let sign = signed && text.hasPrefix("-") ? -1 : 1
      if sign < 0 { text = text.dropFirst() }
      let digits = text.prefix { ("0"..."9").contains($0) }
      guard (1...9).contains(digits.count), let value = Int(digits) else { return nil }
      rest = text.dropFirst(digits.count)
      return sign * value
    }
    guard let epsg = number(after: "CRS"), let size = number(after: "RES"), size > 0,
      rest.hasPrefix("m")
    else { return nil }
    rest = rest.dropFirst()
    guard let northing = number(after: "N", signed: true),
      let easting = number(after: "E", signed: true), rest.isEmpty
    else { return nil }
    return GridCell(epsg: epsg, size: size, northing: northing, easting: easting)
  }

  /// The square's ring, closed (five positions), counter-clockwise from the lower left corner;
  /// x is the easting and y the northing, in metres of the cell's CRS.
  public var ring: [Coordinate] {
    let (west, south) = (Double(easting), Double(northing))
    let (east, north) = (west + Double(size), south + Double(size))
    return [
      Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north),
      Coordinate(x: west, y: north), Coordinate(x: west, y: south),
    ]
  }
}
