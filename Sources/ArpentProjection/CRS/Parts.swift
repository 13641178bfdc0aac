import CPROJ

/// The part of a system that gives positions on the ground.
/// A shift to WGS 84 bound to it (`TOWGS84`, `+towgs84`) stays.
func horizontalPart(
  of object: ProjObject, text: String, in context: ProjContext
) throws(ProjectionError) -> ProjObject {
  let type = proj_get_type(object.pointer)
  switch type {
  case PJ_TYPE_COMPOUND_CRS:
    guard let first = context.own(proj_crs_get_sub_crs(context.pointer, object.pointer, 0)) else {
      throw .notHorizontal(text: text, kind: "compound")
    }
    return try horizontalPart(of: first, text: text, in: context)
  case PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS, PJ_TYPE_GEOGRAPHIC_2D_CRS:
    // A third axis changes nothing: positions are given to PROJ at height zero.
    return try copy(of: object, in: context)
  case PJ_TYPE_BOUND_CRS:
    let base = try unboundPart(of: object, text: text, in: context)
    let kind = proj_get_type(base.pointer)
    guard isGeographic(kind) || kind == PJ_TYPE_PROJECTED_CRS else {
      throw .notHorizontal(text: text, kind: name(of: kind))
    }
    return try copy(of: object, in: context)
  default:
    throw .notHorizontal(text: text, kind: name(of: type))
  }
}

/// The system itself, without a shift bound to it.
func unboundPart(
  of object: ProjObject, text: String, in context: ProjContext
) throws(ProjectionError) -> ProjObject {
  guard proj_get_type(object.pointer) == PJ_TYPE_BOUND_CRS else {
    return try copy(of: object, in: context)
  }
  guard let base = context.own(proj_get_source_crs(context.pointer, object.pointer)) else {
    throw .system(reason: context.lastMessage)
  }
  return base
}

func isGeographic(_ type: PJ_TYPE) -> Bool {
  type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS
}

private func copy(
  of object: ProjObject, in context: ProjContext
) throws(ProjectionError) -> ProjObject {
  guard let copy = context.own(proj_clone(context.pointer, object.pointer)) else {
    throw .system(reason: context.lastMessage)
  }
  return copy
}

private func name(of type: PJ_TYPE) -> String {
  switch type {
  case PJ_TYPE_GEOCENTRIC_CRS: "geocentric"
  case PJ_TYPE_VERTICAL_CRS: "vertical"
  case PJ_TYPE_ENGINEERING_CRS: "local"
  case PJ_TYPE_TEMPORAL_CRS: "temporal"
  case PJ_TYPE_ELLIPSOID, PJ_TYPE_PRIME_MERIDIAN, PJ_TYPE_GEODETIC_REFERENCE_FRAME: "datum"
  default: "different kind of"
  }
}
