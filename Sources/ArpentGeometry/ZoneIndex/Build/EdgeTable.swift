/// Every edge once, with the zones it bounds, in an order that keeps neighbours together.
struct EdgeTable: Sendable {
  var edges: Slab<Edge>
  /// Where the incidences of each edge start, and the end.
  var starts: Slab<UInt32>
  /// Zones of each edge, ascending: ordinal, with ``EdgeTable/parts`` set where the zone's ground
  /// changes across the edge (not so where its rings run along it an even number of times).
  var zones: Slab<UInt32>
  /// The edges that enter each band's rows.
  var bandEdges: [[UInt32]]

  static let parts: UInt32 = 1 << 31
}

/// The distinct edges whose lower end lies in one band.
private struct BandTable {
  var edges: [Edge] = []
  var starts: [UInt32] = []
  var zones: [UInt32] = []
  /// Edges that enter other bands too: (band, number of the edge here).
  var visits: [(band: Int, edge: Int)] = []
}

extension EdgeTable {
  init(_ all: ZoneEdges, bands: Bands, frame: Frame, arena: Arena, threads: Int) {
    let tables = TaskResults<BandTable>(bands.count)
    Workers.run(bands.count, threads: threads) { band in
      tables[band] = BandTable(
        all.edges, all.bandStarts[band]..<all.bandStarts[band + 1], band: band, bands: bands,
        frame: frame)
    }
    var edgeBases: [Int] = []
    var zoneBases: [Int] = []
    var edgeTotal = 0
    var zoneTotal = 0
    for band in 0..<bands.count {
      edgeBases.append(edgeTotal)
      zoneBases.append(zoneTotal)
      edgeTotal += tables[band].edges.count
      zoneTotal += tables[band].zones.count
    }
    precondition(
      edgeTotal < 1 << 32 && zoneTotal < 1 << 32, "more than four thousand million edges")
    let edges = arena.makeUnset(edgeTotal, of: Edge.self)
    let starts = arena.makeUnset(edgeTotal + 1, of: UInt32.self)
    let zones = arena.makeUnset(zoneTotal, of: UInt32.self)
    starts[edgeTotal] = UInt32(zoneTotal)
    let (firstEdges, firstZones) = (edgeBases, zoneBases)
    Workers.run(bands.count, threads: threads) { band in
      let table = tables[band]
      for i in table.edges.indices {
        edges[firstEdges[band] + i] = table.edges[i]
        starts[firstEdges[band] + i] = table.starts[i] + UInt32(firstZones[band])
      }
      for i in table.zones.indices { zones[firstZones[band] + i] = table.zones[i] }
    }
    bandEdges = (0..<bands.count).map { band in
      let first = UInt32(edgeBases[band])
      return Array(first..<first + UInt32(tables[band].edges.count))
    }
    for band in 0..<bands.count {
      for visit in tables[band].visits {
        bandEdges[visit.band].append(UInt32(edgeBases[band] + visit.edge))
      }
    }
    self.edges = edges
    self.starts = starts
    self.zones = zones
  }

  /// The incidences of an edge.
  @inline(__always) func incidences(of edge: UInt32) -> Range<Int> {
    Int(starts[Int(edge)])..<Int(starts[Int(edge) + 1])
  }
}

extension BandTable {
  init(
    _ all: Slab<ZoneEdge>, _ range: Range<Int>, band: Int, bands: Bands, frame: Frame
  ) {
    let count = range.count
    guard count > 0 else { return }
    // Number the distinct edges by first appearance, through a table with open addressing.
    var capacity = 16
    while capacity < 2 * count { capacity *= 2 }
    var slots = [UInt32](repeating: .max, count: capacity)
    var firsts: [UInt32] = []
    var numbers = [UInt32](repeating: 0, count: count)
    firsts.reserveCapacity(count)
    for i in 0..<count {
      let edge = all[range.lowerBound + i].edge
      var slot = Int(truncatingIfNeeded: hash(edge)) & (capacity - 1)
      while true {
        let held = slots[slot]
        if held == .max {
          slots[slot] = UInt32(firsts.count)
          numbers[i] = UInt32(firsts.count)
          firsts.append(UInt32(i))
          break
        }
        if same(all[range.lowerBound + Int(firsts[Int(held)])].edge, edge) {
          numbers[i] = held
          break
        }
        slot = (slot + 1) & (capacity - 1)
      }
    }

    // Order them by the cell of their lower end, so that the edges of a leaf lie together.
    let rows = bands.rows(of: band)
    var cellCounts = [UInt32](repeating: 0, count: frame.columns * rows.count + 1)
    var cells: [UInt32] = []
    cells.reserveCapacity(firsts.count)
    for first in firsts {
      let edge = all[range.lowerBound + Int(first)].edge
      let column = Int(truncatingIfNeeded: Frame.whole(frame.unitsX(edge.ax)) >> 32)
      let row = bands.row(of: edge.ay, in: frame) - rows.lowerBound
      let cell = column * rows.count + row
      cells.append(UInt32(cell))
      cellCounts[cell + 1] += 1
    }
    for i in 1..<cellCounts.count { cellCounts[i] += cellCounts[i - 1] }
    var placeOf = [UInt32](repeating: 0, count: firsts.count)
    for (number, cell) in cells.enumerated() {
      placeOf[number] = cellCounts[Int(cell)]
      cellCounts[Int(cell)] += 1
    }
    edges = [Edge](repeating: all[range.lowerBound].edge, count: firsts.count)
    for (number, first) in firsts.enumerated() {
      edges[Int(placeOf[number])] = all[range.lowerBound + Int(first)].edge
    }

    collectZones(all, range, numbers: numbers, placeOf: placeOf)
    findVisits(band: band, bands: bands, frame: frame)
  }

  /// Gathers the zones of each edge; they come in ascending order.
  private mutating func collectZones(
    _ all: Slab<ZoneEdge>, _ range: Range<Int>, numbers: [UInt32], placeOf: [UInt32]
  ) {
    var next = [UInt32](repeating: 0, count: edges.count + 1)
    for number in numbers { next[Int(placeOf[Int(number)]) + 1] += 1 }
    for i in 1..<next.count { next[i] += next[i - 1] }
    let begins = next
    var raw = [UInt32](repeating: 0, count: numbers.count)
    for (i, number) in numbers.enumerated() {
      let place = Int(placeOf[Int(number)])
      raw[Int(next[place])] = all[range.lowerBound + i].zone
      next[place] += 1
    }
    starts.reserveCapacity(edges.count)
    zones.reserveCapacity(raw.count)
    for place in edges.indices {
      starts.append(UInt32(zones.count))
      var i = Int(begins[place])
      let end = Int(begins[place + 1])
      while i < end {
        let zone = raw[i]
        var parts = false
        while i < end && raw[i] == zone {
          parts.toggle()
          i += 1
        }
        zones.append(zone | (parts ? EdgeTable.parts : 0))
      }
    }
  }

  private mutating func findVisits(band: Int, bands: Bands, frame: Frame) {
    let margin = CellCover.margin(depth: 0)
    for i in edges.indices {
      let low = max(frame.unitsY(edges[i].ay) - margin, 0)
      let high = min(
        frame.unitsY(edges[i].by) + margin, Double(frame.rows) * Frame.cellUnits - 1)
      let lowBand = Int(low / Frame.cellUnits) / bands.rowsPerBand
      let highBand = Int(high / Frame.cellUnits) / bands.rowsPerBand
      if lowBand == band && highBand == band { continue }
      for other in lowBand...highBand where other != band { visits.append((other, i)) }
    }
  }
}

@inline(__always)
private func same(_ a: Edge, _ b: Edge) -> Bool {
  a.ax == b.ax && a.ay == b.ay && a.bx == b.bx && a.by == b.by
}

@inline(__always)
private func hash(_ edge: Edge) -> UInt64 {
  var h = edge.ax.bitPattern &* 0x9e37_79b9_7f4a_7c15
  h = (h ^ h >> 29 ^ edge.ay.bitPattern) &* 0xbf58_476d_1ce4_e5b9
  h = (h ^ h >> 31 ^ edge.bx.bitPattern) &* 0x94d0_49bb_1331_11eb
  h = (h ^ h >> 29 ^ edge.by.bitPattern) &* 0x9e37_79b9_7f4a_7c15
  return h ^ h >> 32
}
