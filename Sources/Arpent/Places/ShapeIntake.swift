import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentOverlay
import ArpentProjection

/// Takes the shapes of a source in: to EPSG:4326, checked, mended on request, in canonical form.
struct ShapeIntake: ~Copyable {
  struct Shape {
    var ground: MultiPolygon
    /// In square metres.
    var area: Double
  }

  private let repairs: Bool
  private let file: String
  private let toGeographic: Transformation
  private let flattening = Flattening()
  private(set) var problems: [Problem] = []
  /// Ground added or taken away by repair, in square metres.
  private(set) var areaMoved = 0.0

  init(crs: CRS, repairs: Bool, file: String) throws(ArpentError) {
    self.repairs = repairs
    self.file = file
    do {
      toGeographic = try Transformation(from: crs, to: CRS(SourceCRS.geographic))
    } catch {
      throw ArpentError(.badInput, error.message, Subject(file: file, field: "crs"), cause: error)
    }
  }

  /// The shape ready for use, or `nil` with the reasons among the ``problems``.
  mutating func take(_ geometry: FeatureGeometry, _ subject: Subject) -> Shape? {
    func reject(_ kind: String, _ message: String) {
      problems.append(
        Problem(severity: .rejected, kind: kind, message: message, subject: subject))
    }
    let source: MultiPolygon
    switch geometry {
    case .area(let ground, let dropped):
      source = ground
      if !dropped.isEmpty {
        problems.append(
          Problem(
            severity: .notice, kind: "ordinates-dropped",
            message: "heights or measures are left out: zones are flat", subject: subject))
      }
    case .missing:
      reject("no-geometry", "the feature has no geometry")
      return nil
    case .wrongType(let type), .lines(_, let type):
      reject("wrong-geometry-type", "the geometry is a \(type), not a polygon")
      return nil
    case .curved(let type):
      reject("curved-geometry", "the geometry is a \(type): curves have to be segmented first")
      return nil
    case .unreadable(let reason):
      reject("unreadable-geometry", reason)
      return nil
    }
    let moved: MultiPolygon
    do {
      moved = try toGeographic.apply(source)
    } catch {
      reject("not-transformable", error.message)
      return nil
    }
    return checked(moved, subject)
  }

  private mutating func checked(_ ground: MultiPolygon, _ subject: Subject) -> Shape? {
    let found = GeometryValidity.problems(of: ground)
    for fault in found {
      var place = subject
      place.ring = fault.place?.description
      let severity: Problem.Severity =
        fault.kind.isHarmless ? .notice : repairs ? .repaired : .rejected
      problems.append(
        Problem(
          severity: severity, kind: fault.kind.rawValue, message: fault.message, subject: place))
    }
    if found.allSatisfy(\.kind.isHarmless) { return finished(ground) }
    guard repairs else { return nil }
    let repair: GeometryRepair
    do {
      repair = try GeometryRepair.repair(ground)
    } catch {
      problems.append(
        Problem(
          severity: .rejected, kind: "not-repairable", message: error.message, subject: subject))
      return nil
    }
    guard let mended = repair.ground, let shape = finished(mended) else {
      problems.append(
        Problem(
          severity: .rejected, kind: "not-repairable",
          message: "nothing with an area remains after repair", subject: subject))
      return nil
    }
    // The overlay works in degrees; the shape's own ratio turns its figure into metres.
    let squareMetres = repair.areaAfter > 0 ? shape.area / repair.areaAfter : 0
    let shift = repair.areaMoved * squareMetres
    areaMoved += shift
    problems.append(
      Problem(
        severity: .repaired, kind: "repaired",
        message: "repaired; \(Metres.squared(shift)) moved of \(Metres.squared(shape.area))",
        subject: subject))
    return shape
  }

  private func finished(_ ground: MultiPolygon) -> Shape? {
    let canonical = ground.canonical
    guard let area = try? flattening.squareMetres(of: canonical), area > 0 else { return nil }
    return Shape(ground: canonical, area: area)
  }
}
