public import ArpentGeometry

/// How much of each zone's ground is far from any address: drawn, but not known.
public enum GroundReach {
  /// Of each station, the share of its ground further than `distance` metres from all addresses, from
  /// samples on a square lattice, about `samples` over all; `nil` where no sample fell.
  public static func far(
    grounds: [MultiPolygon?], addresses: [Address], distance: Double = 100, samples: Int = 4000
  ) -> [Double?] {
    let box = grounds.reduce(into: BoundingBox.empty) {
      if let ground = $1 { $0.extend(to: ground.boundingBox) }
    }
    let usable = addresses.map(\.position).filter(\.isFinite)
    guard !box.isEmpty, !usable.isEmpty else { return grounds.map { _ in nil } }
    let grid = PlanarGrid(around: box)
    let points = usable.filter(grid.holds).map(grid.snap)
    guard !points.isEmpty else { return grounds.map { _ in nil } }
    let nearest = NearestSite(points)
    let step = max(5, (box.width * box.height / Double(samples)).squareRoot())
    let limit = Int((distance / PlanarGrid.step * distance / PlanarGrid.step).rounded())
    let index = ZoneIndex(zones: grounds.map { $0 ?? MultiPolygon([]) }, threads: 1)
    var all = [Int](repeating: 0, count: grounds.count)
    var far = all
    var y = box.minY + step / 2
    while y < box.maxY {
      defer { y += step }
      var x = box.minX + step / 2
      while x < box.maxX {
        let position = Coordinate(x: x, y: y)
        x += step
        let place = index.locate(position)
        guard place.kind == .interior else { continue }
        let zone = Int(place.zone)
        all[zone] += 1
        if nearest.nearest(to: grid.snap(position), within: limit) == nil { far[zone] += 1 }
      }
    }
    return zip(far, all).map { $1 == 0 ? nil : Double($0) / Double($1) }
  }
}
