import ArpentGeometry

/// Looks for faults ring by ring, then pair by pair, because GEOS stops at the first of a geometry.
struct TopologyCheck {
  let context: GeosContext

  func problems(of shape: MultiPolygon) -> [GeometryProblem] {
    var problems: [GeometryProblem] = []
    let numbered = shape.polygons.count > 1
    /// Polygons without a fault of their own, which are worth comparing with each other.
    var sound: [(number: Int, polygon: Polygon)] = []
    for (index, polygon) in shape.polygons.enumerated() {
      let number = numbered ? index + 1 : nil
      let found = problemsWithin(polygon, number: number)
      problems += found.problems
      if found.isSound { sound.append((index + 1, polygon)) }
    }
    return problems + problemsBetween(sound)
  }

  private func problemsWithin(
    _ polygon: Polygon, number: Int?
  ) -> (problems: [GeometryProblem], isSound: Bool) {
    var problems: [GeometryProblem] = []
    var isSound = true
    var sound: [(place: RingPlace, ring: Ring)] = []
    for (index, ring) in polygon.rings.enumerated() {
      let place = RingPlace(polygon: number, interior: index == 0 ? nil : index)
      guard StructureCheck(ring, at: place).isUsable else {
        isSound = false
        continue
      }
      if let fault = fault(of: [Polygon(exterior: ring)]) {
        isSound = false
        problems.append(
          GeometryProblem(kind: fault.kind ?? .other, place: place, location: fault.location))
      } else {
        sound.append((place, ring))
      }
    }
    let pairs = pairProblems(sound)
    problems += pairs
    // A chain of holes may cut a polygon in two though no pair of them does.
    if isSound && pairs.isEmpty, let fault = fault(of: [polygon]) {
      isSound = false
      problems.append(
        GeometryProblem(
          kind: fault.kind ?? .other, place: RingPlace(polygon: number, interior: nil),
          location: fault.location))
    }
    return (problems, isSound && pairs.isEmpty)
  }

  /// Faults between the exterior and each hole, and between holes.
  private func pairProblems(
    _ rings: [(place: RingPlace, ring: Ring)]
  ) -> [GeometryProblem] {
    var problems: [GeometryProblem] = []
    let boxes = rings.map(\.ring.boundingBox)
    for (first, second) in meetingPairs(boxes, always: rings.first?.place.interior == nil ? 0 : nil)
    {
      let (a, b) = (rings[first], rings[second])
      let polygon =
        a.place.interior == nil
        ? Polygon(exterior: a.ring, interiors: [b.ring])
        : Polygon(
          exterior: frame(round: boxes[first], boxes[second]), interiors: [a.ring, b.ring])
      guard let fault = fault(of: [polygon]) else { continue }
      var kind = fault.kind ?? .other
      if kind == .selfIntersection { kind = .crossingRings }
      // GEOS says of a hole that equals its exterior that it is a crossing or a duplicate.
      if Set(a.ring.coordinates) == Set(b.ring.coordinates) { kind = .duplicateRings }
      let isHoleAlone = kind == .holeOutsideShell
      problems.append(
        GeometryProblem(
          kind: kind, place: isHoleAlone ? b.place : a.place,
          otherPlace: isHoleAlone ? nil : b.place, location: fault.location))
    }
    return problems
  }

  private func problemsBetween(
    _ polygons: [(number: Int, polygon: Polygon)]
  ) -> [GeometryProblem] {
    var problems: [GeometryProblem] = []
    for (first, second) in meetingPairs(polygons.map(\.polygon.boundingBox), always: nil) {
      let (a, b) = (polygons[first], polygons[second])
      guard let fault = fault(of: [a.polygon, b.polygon]) else { continue }
      var kind = fault.kind ?? .other
      var measure: Double?
      if kind == .selfIntersection || kind == .duplicateRings || kind == .nestedShells {
        let shared = sharedArea(a.polygon, b.polygon)
        if kind == .selfIntersection { kind = shared == 0 ? .adjoiningParts : .overlappingParts }
        if kind == .overlappingParts { measure = shared }
      }
      problems.append(
        GeometryProblem(
          kind: kind, place: RingPlace(polygon: a.number, interior: nil),
          otherPlace: RingPlace(polygon: b.number, interior: nil), location: fault.location,
          measure: measure))
    }
    return problems
  }

  private func fault(of polygons: [Polygon]) -> Fault? {
    do throws(OverlayError) {
      let shape =
        polygons.count == 1
        ? try context.polygon(polygons[0]) : try context.multiPolygon(polygons)
      return shape.firstFault()
    } catch {
      return Fault(kind: nil, location: polygons.first?.exterior.coordinates.first)
    }
  }

  private func sharedArea(_ a: Polygon, _ b: Polygon) -> Double? {
    try? context.polygon(a).intersection(context.polygon(b)).area()
  }
}

/// A rectangle well clear of both boxes.
private func frame(round a: BoundingBox, _ b: BoundingBox) -> Ring {
  var box = a
  box.extend(to: b)
  let (x, y) = (max(box.width, 1), max(box.height, 1))
  let (west, east) = (box.minX - x, box.maxX + x)
  let (south, north) = (box.minY - y, box.maxY + y)
  return Ring([
    Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north),
    Coordinate(x: west, y: north), Coordinate(x: west, y: south),
  ])
}

/// Pairs of boxes that meet, in ascending order; `always` is paired with every other one.
private func meetingPairs(_ boxes: [BoundingBox], always: Int?) -> [(Int, Int)] {
  let order = boxes.indices.sorted { boxes[$0].minX < boxes[$1].minX }
  var pairs: [(Int, Int)] = []
  for (rank, index) in order.enumerated() {
    for other in order[(rank + 1)...] {
      if boxes[other].minX > boxes[index].maxX { break }
      if index == always || other == always { continue }
      if boxes[index].intersects(boxes[other]) {
        pairs.append((min(index, other), max(index, other)))
      }
    }
  }
  if let always { pairs += boxes.indices.filter { $0 != always }.map { (always, $0) } }
  return pairs.sorted { $0 < $1 }
}
