/// Shape types of the ESRI Shapefile Technical Description (1998).
enum ShapeTypes {
  static let null: Int32 = 0
  static let polygons: Set<Int32> = [5, 15, 25]
  static let lines: Set<Int32> = [3, 13, 23]

  static func name(_ type: Int32) -> String {
    switch type {
    case 0: "Null"
    case 1, 11, 21: "Point"
    case 3, 13, 23: "PolyLine"
    case 5, 15, 25: "Polygon"
    case 8, 18, 28: "MultiPoint"
    case 31: "MultiPatch"
    default: "shape type \(type)"
    }
  }

  static func dropped(_ type: Int32, measured: Bool) -> Ordinates {
    switch type {
    case 15: measured ? [.z, .m] : [.z]
    case 25: [.m]
    default: []
    }
  }
}
