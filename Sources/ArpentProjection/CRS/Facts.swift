import ArpentGeometry
import CPROJ

/// Unit of the first axis, and its size in metres (or radians).
func firstAxis(
  of object: ProjObject, in context: ProjContext
) throws(ProjectionError) -> (unit: String, factor: Double) {
  guard
    let system = context.own(
      proj_crs_get_coordinate_system(context.pointer, object.pointer))
  else { throw .system(reason: context.lastMessage) }
  var factor = 0.0
  var unit: UnsafePointer<CChar>?
  guard
    proj_cs_get_axis_info(
      context.pointer, system.pointer, 0, nil, nil, nil, &factor, &unit, nil, nil) != 0
  else { throw .system(reason: context.lastMessage) }
  return (copied(unit) ?? "unknown unit", factor)
}

/// The area of use in longitude and latitude, in two halves where it crosses the antimeridian;
/// none where nobody stated one.
func areas(of object: ProjObject, in context: ProjContext) -> [BoundingBox] {
  var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
  guard
    proj_get_area_of_use(
      context.pointer, object.pointer, &west, &south, &east, &north, nil) != 0,
    west >= -180, east <= 180, south >= -90, north <= 90
  else { return [] }
  func box(_ west: Double, _ east: Double) -> BoundingBox {
    BoundingBox(minX: west, minY: south, maxX: east, maxY: north)
  }
  return west <= east ? [box(west, east)] : [box(west, 180), box(-180, east)]
}
