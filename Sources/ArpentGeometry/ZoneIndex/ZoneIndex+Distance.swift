// Distances, in metres, on positions that are WGS 84 longitudes and latitudes in degrees. See
// ``LocalScale`` for their accuracy. No part of ``ZoneIndex/locate(_:)`` pays for them.

extension ZoneIndex {
  /// Metres from the point to the nearest edge of any zone; 0 on an edge. `nil` when no edge is
  /// within `limit` metres, or the point is not finite.
  ///
  /// Accurate to 0.1 % below 10 km up to latitude 50 (see ``LocalScale``); the plane of longitude and
  /// latitude isn't joined at the antimeridian.
  /// - Complexity: O(cells and edges within the distance found)
  public func boundaryDistance(from point: Coordinate, upTo limit: Double = .infinity) -> Double? {
    nearestEdge(to: point, within: limit)?.metres
  }

  /// The zone nearest to the point, and how far it is: 0 when the zone claims the point. `nil` when no
  /// zone is within `metres`.
  ///
  /// Of zones equally near, the one with the lowest ordinal.
  /// - Complexity: O(cells and edges within the distance found)
  public func nearest(
    to point: Coordinate, within metres: Double
  ) -> (zone: Int32, metres: Double)? {
    guard metres >= 0 else { return nil }
    let location = locate(point)
    if location.zone >= 0 { return (location.zone, 0) }
    guard let found = nearestEdge(to: point, within: metres) else { return nil }
    return (found.zone, found.metres)
  }

  /// Ordinals of all zones whose ground comes within `metres` of the point, ascending: the zones that
  /// a position known no better than that may belong to.
  /// - Complexity: O(cells and edges within the distance)
  public func zones(within metres: Double, of point: Coordinate) -> [Int32] {
    guard point.isFinite, metres >= 0 else { return [] }
    var found = Set(claimants(of: point))
    let scale = LocalScale(at: point)
    withExtendedLifetime(memory) {
      view.search(from: point, scale: scale) { distanceToCells in
        distanceToCells <= metres
      } visit: { edge, zones in
        if scale.distance(to: edge) <= metres { zones { found.insert($0) } }
      }
    }
    return found.sorted()
  }

  private func nearestEdge(
    to point: Coordinate, within metres: Double
  ) -> (zone: Int32, metres: Double)? {
    guard point.isFinite, metres >= 0 else { return nil }
    let scale = LocalScale(at: point)
    var best = metres
    var bestZone: Int32 = -1
    withExtendedLifetime(memory) {
      view.search(from: point, scale: scale) { distanceToCells in
        distanceToCells <= best
      } visit: { edge, zones in
        let distance = scale.distance(to: edge)
        guard distance <= best else { return }
        if distance < best || bestZone < 0 {
          best = distance
          bestZone = .max
        }
        zones { bestZone = min(bestZone, $0) }
      }
    }
    return bestZone < 0 ? nil : (bestZone, best)
  }
}

extension IndexView {
  /// Visits the edges of the grid's cells, nearest rings of cells first, until `reaches` says no to the
  /// least distance, in metres, of the cells still to come. An edge may be visited several times. The
  /// second argument of `visit` names the edge's zones to whoever calls it.
  func search(
    from point: Coordinate, scale: LocalScale, while reaches: (Double) -> Bool,
    visit: (Edge, ((Int32) -> Void) -> Void) -> Void
  ) {
    if frame.scaleX == 0 {
      visitCrowd(CrowdView(base: crowds), visit)
      return
    }
    // The ring of a cell counts from the cell nearest to the point.
    let column = place(frame.unitsX(point.x), frame.columns)
    let row = place(frame.unitsY(point.y), frame.rows)
    let furthest = max(
      max(column, frame.columns - 1 - column), max(row, frame.rows - 1 - row))
    for ring in 0...furthest {
      if ring > 0 && !reaches(distance(toRing: ring, row: row, column: column, point, scale)) {
        return
      }
      for r in max(row - ring, 0)...min(row + ring, frame.rows - 1) {
        let isWhole = r == row - ring || r == row + ring
        let step = isWhole ? 1 : max(2 * ring, 1)
        for c in stride(from: column - ring, through: column + ring, by: step)
        where c >= 0 && c < frame.columns {
          let entry = entry(row: r, column: c)
          if entry.isSolid { continue }
          if !reaches(distance(toRow: r, column: c, point, scale)) { continue }
          visitCell(entry, visit)
        }
      }
    }
  }

  private func place(_ units: Double, _ count: Int) -> Int {
    let cell = (units / Frame.cellUnits).rounded(.down)
    return cell <= 0 ? 0 : cell >= Double(count - 1) ? count - 1 : Int(cell)
  }

  /// No cell of the ring or beyond is nearer than this.
  private func distance(
    toRing ring: Int, row: Int, column: Int, _ point: Coordinate, _ scale: LocalScale
  ) -> Double {
    // The block of cells inside the ring; a side at the edge of the grid has nothing beyond it.
    var least = Double.infinity
    func side(_ ordinate: Double, _ from: Double, _ metres: Double) {
      least = min(least, max(0, (ordinate - from) * metres))
    }
    let (sx, sy) = (scale.metresPerDegreeX, scale.metresPerDegreeY)
    let cellX = Frame.cellUnits * frame.stepX
    let cellY = Frame.cellUnits * frame.stepY
    if column + ring < frame.columns {
      side(frame.minX + Double(column + ring) * cellX, point.x, sx)
    }
    if column - ring >= 0 {
      side(point.x, frame.minX + Double(column - ring + 1) * cellX, sx)
    }
    if row + ring < frame.rows {
      side(frame.minY + Double(row + ring) * cellY, point.y, sy)
    }
    if row - ring >= 0 {
      side(point.y, frame.minY + Double(row - ring + 1) * cellY, sy)
    }
    return least * (1 - 1e-9)
  }

  private func distance(
    toRow row: Int, column: Int, _ point: Coordinate, _ scale: LocalScale
  ) -> Double {
    let cellX = Frame.cellUnits * frame.stepX
    let cellY = Frame.cellUnits * frame.stepY
    let west = frame.minX + Double(column) * cellX
    let south = frame.minY + Double(row) * cellY
    let dx = max(0, max(west - point.x, point.x - west - cellX)) * scale.metresPerDegreeX
    let dy = max(0, max(south - point.y, point.y - south - cellY)) * scale.metresPerDegreeY
    return (dx * dx + dy * dy).squareRoot() * (1 - 1e-9)
  }

  private func visitCell(
    _ entry: CellEntry, _ visit: (Edge, ((Int32) -> Void) -> Void) -> Void
  ) {
    switch entry.kind {
    case .solid: return
    case .split:
      for part in 0..<1 << Int(2 * entry.splitBits) {
        visitCell(entries[entry.splitIndex + part], visit)
      }
    case .leaf:
      let leaf = leaf(entry)
      let exact = exactEdges(of: leaf)
      for i in 0..<exact.count {
        visit(exact[i]) { name in
          var touches = exact.touches(i)
          while touches != 0 {
            name(leaf.zone(touches.trailingZeroBitCount))
            touches &= touches - 1
          }
        }
      }
    case .crowd: visitCrowd(crowd(entry), visit)
    }
  }

  private func visitCrowd(
    _ crowd: CrowdView, _ visit: (Edge, ((Int32) -> Void) -> Void) -> Void
  ) {
    for i in 0..<crowd.incidenceCount {
      let incidence = crowd.incidence(i)
      visit(edges[Int(incidence.edge)]) { $0(incidence.zone) }
    }
  }
}
