/// An edge as one zone has it.
struct ZoneEdge: BitwiseCopyable {
  var edge: Edge
  var zone: UInt32
}

extension MultiPolygon {
  /// Calls `body` with the ends of every edge of every ring: those of some length, or, of a ring that
  /// is all one position, that position twice. The last position is joined to the first; positions
  /// that are not finite are passed over.
  @inline(__always)
  func forEachEdge(_ body: (Coordinate, Coordinate) -> Void) {
    for polygon in polygons {
      forEachEdge(of: polygon.exterior, body)
      for ring in polygon.interiors { forEachEdge(of: ring, body) }
    }
  }

  @inline(__always)
  private func forEachEdge(of ring: Ring, _ body: (Coordinate, Coordinate) -> Void) {
    ring.coordinates.withUnsafeBufferPointer { positions in
      guard let last = positions.last(where: { $0.isFinite }) else { return }
      var previous = normalised(last)
      var isPoint = true
      for position in positions where position.isFinite {
        // One zero, not two: so that equal edges have equal bits.
        let current = normalised(position)
        if current != previous {
          body(previous, current)
          isPoint = false
        }
        previous = current
      }
      if isPoint { body(previous, previous) }
    }
  }
}

@inline(__always)
private func normalised(_ position: Coordinate) -> Coordinate {
  Coordinate(x: position.x + 0, y: position.y + 0)
}

/// All edges of all zones, by band of the grid's rows in which their lower end lies.
struct ZoneEdges {
  var edges: Slab<ZoneEdge>
  /// Where each band starts, and the end.
  var bandStarts: [Int]
}

/// How many edges there are, and round what.
struct Survey {
  var edges = 0
  var box = BoundingBox.empty
}

/// Zones in parts that are the same at any thread count.
private func parts(of zones: [MultiPolygon]) -> [Range<Int>] {
  let size = max(1, (zones.count + 63) / 64)
  return stride(from: 0, to: zones.count, by: size).map { $0..<min($0 + size, zones.count) }
}

extension Survey {
  init(of zones: [MultiPolygon], threads: Int) {
    let parts = parts(of: zones)
    let found = TaskResults<Survey>(parts.count)
    Workers.run(parts.count, threads: threads) { task in
      var survey = Survey()
      var box = BoundingBox.empty
      var edges = 0
      for zone in parts[task] {
        zones[zone].forEachEdge { _, position in
          edges += 1
          box.extend(to: position)
        }
      }
      survey.edges = edges
      survey.box = box
      found[task] = survey
    }
    for task in 0..<parts.count {
      edges += found[task].edges
      box.extend(to: found[task].box)
    }
  }
}

extension ZoneEdges {
  /// - Complexity: O(positions)
  init(
    _ zones: [MultiPolygon], count: Int, bands: Bands, frame: Frame, arena: Arena, threads: Int
  ) {
    let parts = parts(of: zones)
    let edges = arena.makeUnset(count, of: ZoneEdge.self)
    let places = arena.make(parts.count * bands.count, 0)
    Workers.run(parts.count, threads: threads) { task in
      let base = task * bands.count
      for zone in parts[task] {
        zones[zone].forEachEdge { p, q in
          let band = bands.band(of: min(p.y, q.y), in: frame)
          places[base + band] += 1
        }
      }
    }
    bandStarts = []
    var next = 0
    for band in 0..<bands.count {
      bandStarts.append(next)
      for part in 0..<parts.count {
        let here = places[part * bands.count + band]
        places[part * bands.count + band] = next
        next += here
      }
    }
    bandStarts.append(next)
    Workers.run(parts.count, threads: threads) { task in
      let base = task * bands.count
      for zone in parts[task] {
        zones[zone].forEachEdge { p, q in
          let band = bands.band(of: min(p.y, q.y), in: frame)
          let place = places[base + band]
          places[base + band] = place + 1
          edges[place] = ZoneEdge(edge: Edge(p, q), zone: UInt32(zone))
        }
      }
    }
    self.edges = edges
  }
}

/// The rows of the grid in groups, each of whole blocks: the unit of parallel work, the same at any
/// thread count.
struct Bands {
  var rowsPerBand: Int
  var count: Int
  var rows: Int

  init(rows: Int) {
    self.rows = rows
    let blocks = (rows / 256 + Frame.blockSide / 2) / Frame.blockSide
    rowsPerBand = max(1, blocks) * Frame.blockSide
    count = (rows + rowsPerBand - 1) / rowsPerBand
  }

  @inline(__always) func row(of y: Double, in frame: Frame) -> Int {
    Int(truncatingIfNeeded: Frame.whole(frame.unitsY(y)) >> 32)
  }

  @inline(__always) func band(of y: Double, in frame: Frame) -> Int {
    row(of: y, in: frame) / rowsPerBand
  }

  func rows(of band: Int) -> Range<Int> {
    band * rowsPerBand..<min((band + 1) * rowsPerBand, rows)
  }
}
