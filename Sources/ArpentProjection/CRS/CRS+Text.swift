import ArpentGeometry
import CPROJ

extension CRS {
  /// Reads `EPSG:2154`, a bare EPSG code, an OGC URN or URL, WKT 1 (ESRI or GDAL) or WKT 2, a PROJ
  /// string, or a registered name. A compound system is reduced to its horizontal part.
  /// A definition that equals a registered EPSG system is
  /// replaced with it, so that an ESRI `.prj` of Lambert-93 gives `EPSG:2154`.
  public init(_ text: String) throws(ProjectionError) {
    let wanted = canonicalText(text)
    guard !wanted.isEmpty else { throw .unknownCRS(text: text, reason: "it is empty") }
    let context = try ProjContext()
    guard let made = context.own(proj_create(context.pointer, wanted)) else {
      throw .unknownCRS(text: text, reason: context.lastMessage)
    }
    let horizontal = try horizontalPart(of: made, text: text, in: context)
    let unbound = try unboundPart(of: horizontal, text: text, in: context)
    if let code = registeredCode(of: unbound, in: context),
      let registered = context.own(proj_create(context.pointer, code))
    {
      try self.init(registered, definition: code, identifier: code, in: context)
    } else {
      // The bound system keeps the shift to WGS 84 that its author wrote down.
      guard let wkt = copied(proj_as_wkt(context.pointer, horizontal.pointer, PJ_WKT2_2019, nil))
      else { throw .unknownCRS(text: text, reason: context.lastMessage) }
      try self.init(unbound, definition: wkt, identifier: nil, in: context)
    }
  }

  private init(
    _ object: ProjObject, definition: String, identifier: String?,
    in context: ProjContext
  ) throws(ProjectionError) {
    let type = proj_get_type(object.pointer)
    let axis = try firstAxis(of: object, in: context)
    self.definition = definition
    self.identifier = identifier
    name = copied(proj_get_name(object.pointer)) ?? definition
    isGeographic = ArpentProjection.isGeographic(type)
    unitName = axis.unit
    unitInMetres = isGeographic ? nil : axis.factor
    areasOfUse = areas(of: object, in: context)
  }
}
