public import ArpentGeometry
public import ArpentOverlay

/// The zones of one commune, drawn from the addresses of its stations.
public struct ContourDrawing: Sendable {
  /// Ground of each station in metres, on a grid of 1/1024 m; `nil` where it could not be drawn.
  /// Together they cover the outline once. Zones that touch have the very same positions there.
  public var grounds: [MultiPolygon?]
  /// Addresses used to draw with, others were left out as ``strays`` or ``doubted``.
  public var usedRows: Int
  /// Addresses that lie outside the outline, by their places in the list.
  public var strays: [Int]
  /// Positions that several stations claim.
  public var contestedPoints: Int
  /// Rows at sites left out because everything around contradicts them.
  public var doubtedRows: Int
  /// Rows in patches that were absorbed: each contradicts the zone it lies in.
  public var absorbedRows: Int
  /// Patches that were absorbed.
  public var absorbedPatches: Int
  /// Stations that stand among each other's addresses, as when electors are split by name, in groups.
  /// Their common ground is not drawn.
  public var mixed: [[Int]]
  /// The common ground of each of ``mixed``.
  public var undrawn: [MultiPolygon]

  /// Draws zones.
  ///
  /// Sites are resolved, checked against their neighbours, triangulated (Delaunay) and labelled;
  /// patches too small to believe are absorbed; borders are pulled tight between the sites and cut
  /// the outline into faces. The same input gives the same drawing, to the last bit.
  ///
  /// - Parameters:
  ///   - addresses: in metres, in the plane of the outline.
  ///   - stationCount: stations are numbered from 0, in ascending order of their codes.
  ///   - outline: valid, in metres.
  ///   - barriers: lines that borders keep to, in the plane of the outline.
  /// - Throws: ``OverlayError`` where GEOS fails on the outline.
  /// - Complexity: O(n log n) in the number of addresses.
  public init(
    addresses: [Address], stationCount: Int, outline: MultiPolygon,
    barriers: Barriers = Barriers([]), options: ContourOptions = .init()
  ) throws(OverlayError) {
    let grid = PlanarGrid(around: outline.boundingBox)
    let outline = outline.mapCoordinates { grid.position(grid.snap($0)) }
    let (usable, strays) = Self.placed(addresses, outline, grid, options)
    self.strays = strays
    var addresses = addresses
    var all = SiteResolution.sites(of: addresses, using: usable, on: grid)
    contestedPoints = all.count { $0.isContested }
    let allMesh = Triangulation(all.map(\.point))
    mixed = MixedStations.groups(
      among: all, mesh: allMesh, addresses: addresses, stationCount: stationCount,
      ownShare: options.mixedShare)
    undrawn = []
    for group in mixed {
      for index in usable where group.contains(addresses[index].station) {
        addresses[index].station = group[0]
      }
    }
    if !mixed.isEmpty { all = SiteResolution.sites(of: addresses, using: usable, on: grid) }
    let sites = SiteSelection.kept(
      of: all, mesh: allMesh, addresses: addresses, using: usable, below: options.doubtedShare)
    let keptRows = sites.reduce(0) { $0 + $1.rows }
    usedRows = keptRows
    doubtedRows = usable.count - keptRows
    absorbedRows = 0
    absorbedPatches = 0
    grounds = [MultiPolygon?](repeating: nil, count: stationCount)
    guard !sites.isEmpty else { return }

    let mesh = sites.count == all.count ? allMesh : Triangulation(sites.map(\.point))
    let before = sites.map(\.station)
    let stations = Patches.absorb(
      in: mesh, stations: before, sites: sites, limit: options.absorbedRows,
      share: options.absorbedShare)
    for (place, site) in sites.enumerated() where stations[place] != before[place] {
      absorbedRows += site.rows
    }
    absorbedPatches =
      Patches(mesh, stations: before, sites: sites).stations.count
      - Patches(mesh, stations: stations, sites: sites).stations.count

    let map = try Self.faces(sites, stations, addresses, outline, barriers, grid, options)
    for (station, ground) in try map.grounds() { grounds[station] = ground }
    for group in mixed {
      undrawn.append(grounds[group[0]] ?? MultiPolygon([]))
      grounds[group[0]] = nil
    }
  }

  /// What rounds positions to the grid that a drawing of this outline stands on.
  public static func snapper(round outline: MultiPolygon) -> (Coordinate) -> Coordinate {
    let grid = PlanarGrid(around: outline.boundingBox)
    return { grid.position(grid.snap($0)) }
  }

  /// What stands at a position of the mesh.
  private struct Mark {
    var station: Int
    /// Of addresses; none where only the mesh needs it.
    var rows = 0
    var isCorridor = false
    var front: StreetFronts.Front?
  }

  private static func faces(
    _ sites: [Site], _ stations: [Int], _ addresses: [Address], _ outline: MultiPolygon,
    _ barriers: Barriers, _ grid: PlanarGrid, _ options: ContourOptions
  ) throws(OverlayError) -> FaceMap {
    let nearest = NearestSite(sites.map(\.point))
    func station(nearest position: Coordinate) -> Int {
      stations[nearest.nearest(to: grid.snap(position))!.place]
    }
    let length = outline.boundaryLength
    let spacing = max(40, length / 1200)
    let fronts = StreetFronts.fronts(of: sites, addresses: addresses, on: grid)
    var marks: [GridPoint: Mark] = [:]
    for (place, site) in sites.enumerated() {
      marks[site.point] = Mark(station: stations[place], rows: site.rows, front: fronts[place])
    }
    for position in OutlineSites.positions(round: outline, spacing: spacing, margin: 1000) {
      let point = grid.snap(position)
      if marks[point] == nil { marks[point] = Mark(station: station(nearest: position)) }
    }
    var points = marks.keys.sorted()
    var labels = points.map { marks[$0]!.station }
    var mesh = Triangulation(points)
    let corridor = Corridor.positions(
      in: mesh, labels: labels, on: grid, within: outline.boundingBox, from: options.openDistance)
    if !corridor.isEmpty {
      for (position, label) in corridor {
        let point = grid.snap(position)
        if marks[point] == nil { marks[point] = Mark(station: label, isCorridor: true) }
      }
      points = marks.keys.sorted()
      labels = points.map { marks[$0]!.station }
      mesh = Triangulation(points)
    }
    let lines = BorderNetwork.lines(
      in: mesh, labels: labels,
      posts: points.map {
        .init(
          position: grid.position($0), isCorridor: marks[$0]!.isCorridor, front: marks[$0]!.front)
      },
      gates: GateRule(
        clearance: options.clearance,
        margins: .init(near: options.margin, wide: options.wideMargin, back: options.backMargin),
        frontReach: options.frontReach, barriers: barriers))
    let box = outline.boundingBox
    let edges = OutlineEdges(outline)
    let faces = try Arrangement.faces(
      of: outline,
      cutBy: lines.filter { BoundingBox(of: $0).intersects(box) }.map(edges.cleared),
      grid: PlanarGrid.step)
    var map = FaceMap(
      faces: faces, positions: points.map(grid.position), labels: labels,
      rows: points.map { marks[$0]!.rows }, nearest: station(nearest:))
    map.absorb(limit: options.absorbedRows)
    return map
  }

  /// The addresses that can be placed in the outline, and those that can't.
  private static func placed(
    _ addresses: [Address], _ outline: MultiPolygon, _ grid: PlanarGrid, _ options: ContourOptions
  ) -> (usable: [Int], strays: [Int]) {
    let inside = ZoneIndex(zones: [outline], threads: 1)
    var usable: [Int] = []
    var strays: [Int] = []
    for (index, address) in addresses.enumerated() {
      let position = address.position
      let isNear =
        position.isFinite && grid.holds(position)
        && (inside.locate(position).kind != .outside
          || outline.distance(to: position) <= options.strayDistance)
      if isNear { usable.append(index) } else { strays.append(index) }
    }
    return (usable, strays)
  }
}

extension MultiPolygon {
  /// From a position to the nearest edge, in coordinate units.
  func distance(to point: Coordinate) -> Double {
    var least = Double.infinity
    for ring in polygons.flatMap(\.rings) {
      guard var a = ring.coordinates.last else { continue }
      for b in ring.coordinates {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let square = dx * dx + dy * dy
        let share =
          square > 0
          ? min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square)) : 0
        let (ex, ey) = (point.x - a.x - share * dx, point.y - a.y - share * dy)
        least = min(least, ex * ex + ey * ey)
        a = b
      }
    }
    return least.squareRoot()
  }
}
