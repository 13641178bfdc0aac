/// What one band of rows brings to the index; places count from the band's own start.
struct BandOutput: Sendable {
  /// The blocks of its rows.
  var blocks: [CellEntry] = []
  /// The cells of its blocks, and the parts of its splits.
  var splits: [CellEntry] = []
  var leaves = ByteBuffer()
  var leafOffsets: [UInt32] = []
  var edgeLists: [UInt32] = []
  var crowds: [UInt32] = []
}

extension BandOutput {
  /// Takes the cells of the band's rows, as blocks.
  mutating func take(_ cells: [CellEntry], columns: Int) {
    let (bits, side) = (Frame.blockBits, Frame.blockSide)
    let rows = cells.count / columns
    for row in stride(from: 0, to: rows, by: side) {
      for column in stride(from: 0, to: columns, by: side) {
        let (height, width) = (min(side, rows - row), min(side, columns - column))
        let first = cells[row * columns + column]
        var isWhole = first.isSolid
        for r in 0..<height where isWhole {
          let start = (row + r) * columns + column
          for c in 0..<width where cells[start + c].bits != first.bits { isWhole = false }
        }
        if isWhole {
          blocks.append(first)
          continue
        }
        let index = splits.count
        blocks.append(.split(index: index, bits: bits))
        // What is left over at the far sides of the grid is never asked for.
        splits.append(contentsOf: repeatElement(.solid(nil), count: side * side))
        for r in 0..<height {
          let start = (row + r) * columns + column
          for c in 0..<width { splits[index + r * side + c] = cells[start + c] }
        }
      }
    }
  }
}

/// The zones of a place, ascending. Most places have one.
struct ZoneSet {
  var zones: [UInt32] = []

  mutating func toggle(_ zone: UInt32) {
    var i = 0
    while i < zones.count && zones[i] < zone { i += 1 }
    if i < zones.count && zones[i] == zone {
      zones.remove(at: i)
    } else {
      zones.insert(zone, at: i)
    }
  }
}

/// Fills the cells of one band of rows.
///
/// Each row is swept from west to east along the line through the centres of its cells, from outside
/// all zones; every edge that crosses the line flips the zones it parts. Against the edges of a
/// cell's own list its centre is tested exactly; others pass a quarter cell away from it or more.
struct BandCells {
  let table: EdgeTable
  let frame: Frame
  var output = BandOutput()
  /// Edges left to list before cells are taken as they are: keeps hostile ground from using up
  /// memory in ever finer splits.
  private var budget: Int

  init(table: EdgeTable, frame: Frame, band: Int, bands: Bands) {
    self.table = table
    self.frame = frame
    let ids = table.bandEdges[band]
    budget = 24 * ids.count + 4096
    let rows = bands.rows(of: band)
    let cover = CellCover(
      x: 0, y: Double(rows.lowerBound) * Frame.cellUnits, depth: 0, columns: frame.columns,
      rows: rows.count)
    let lists = CellLists(ids, cover: cover, table: table, frame: frame)
    var cells: [CellEntry] = []
    cells.reserveCapacity(rows.count * frame.columns)
    for row in rows {
      var state = ZoneSet()
      let first = Cell(x: 0, y: UInt64(row) << 32, depth: 0)
      sweep(
        from: first, columns: frame.columns, lists: lists,
        listBase: (row - rows.lowerBound) * frame.columns, state: &state
      ) { cells.append($1) }
    }
    output.take(cells, columns: frame.columns)
  }

  /// Fills a row of cells from west to east. `state` holds the zones west of the first cell, as far
  /// as the edges of the lists are concerned.
  private mutating func sweep(
    from first: Cell, columns: Int, lists: CellLists, listBase: Int, state: inout ZoneSet,
    _ take: (inout BandCells, CellEntry) -> Void
  ) {
    var deferred: [UInt32] = []
    for column in 0..<columns {
      let list = lists.list(listBase + column)
      if list.isEmpty {
        take(&self, solidEntry(state))
        continue
      }
      let cell = Cell(x: first.x + UInt64(column) * first.side, y: first.y, depth: first.depth)
      let centre = Witness.coordinate(0, of: cell, in: frame)
      deferred.removeAll(keepingCapacity: true)
      for id in list {
        let edge = table.edges[id]
        guard edge.spans(y: centre.y) else { continue }
        let crossing = self.column(of: edge, at: centre.y, from: first.x, side: first.side)
        // Off the far ends of the grid there is only rounding: such a crossing is in the last cell.
        let clamped = first.depth == 0 ? min(max(crossing, 0), columns - 1) : crossing
        guard clamped == column else { continue }
        if edge.hasOnRight(centre) { flip(&state, id) } else { deferred.append(id) }
      }
      take(&self, entry(for: cell, list: Array(list), centre: centre, state: state))
      for id in deferred { flip(&state, id) }
    }
  }

  /// In which column of a row of cells the edge crosses the level line, one that it spans.
  private func column(of edge: Edge, at y: Double, from x: UInt64, side: UInt64) -> Int {
    let crossing = edge.ax + (y - edge.ay) / (edge.by - edge.ay) * (edge.bx - edge.ax)
    return Int(((frame.unitsX(crossing) - Double(x)) / Double(side)).rounded(.down))
  }

  private func flip(_ state: inout ZoneSet, _ id: UInt32) {
    for i in table.incidences(of: id) where table.zones[i] & EdgeTable.parts != 0 {
      state.toggle(table.zones[i] & ~EdgeTable.parts)
    }
  }

  private mutating func solidEntry(_ state: ZoneSet) -> CellEntry {
    if state.zones.isEmpty { return .solid(nil) }
    if state.zones.count == 1 { return .solid(state.zones[0]) }
    return crowdEntry(list: [], centre: Coordinate(x: 0, y: 0), state: state)
  }

  /// What stands for a cell that edges enter.
  private mutating func entry(
    for cell: Cell, list: [UInt32], centre: Coordinate, state: ZoneSet
  ) -> CellEntry {
    let zones = localZones(list, state)
    let isCrowded =
      zones == nil || list.count > (cell.depth < 6 ? Tuning.edgesPerLeaf : Tuning.edgesPerDeepLeaf)
    if isCrowded, let split = splitEntry(for: cell, list: list, centre: centre, state: state) {
      return split
    }
    if let zones, list.count <= LeafLayout.maximumEdges,
      let leaf = leafEntry(for: cell, list: list, zones: zones, centre: centre, state: state)
    {
      return leaf
    }
    return crowdEntry(list: list, centre: centre, state: state)
  }

  /// All zones of the cell, ascending; `nil` when a leaf can't hold them.
  private func localZones(_ list: [UInt32], _ state: ZoneSet) -> [UInt32]? {
    var zones = state.zones
    if zones.count > LeafLayout.maximumZones { return nil }
    for id in list {
      for i in table.incidences(of: id) {
        let zone = table.zones[i] & ~EdgeTable.parts
        if !zones.contains(zone) {
          if zones.count == LeafLayout.maximumZones { return nil }
          zones.append(zone)
        }
      }
    }
    zones.sort()
    return zones
  }

  // MARK: Splits

  private mutating func splitEntry(
    for cell: Cell, list: [UInt32], centre: Coordinate, state: ZoneSet
  ) -> CellEntry? {
    let bits = list.count > Tuning.edgesForWideSplit ? 3 : 2
    guard cell.depth + bits <= frame.maximumDepth else { return nil }
    let side = 1 << bits
    let depth = cell.depth + bits
    let cover = CellCover(
      x: Double(cell.x), y: Double(cell.y), depth: depth, columns: side, rows: side)
    let lists = CellLists(list, cover: cover, table: table, frame: frame)
    // A split that only repeats the edges in every part is no help.
    let total = lists.edges.count
    let allowed = (cell.depth < 6 ? 4 : 2) * list.count + 128
    if total > allowed || total > budget { return nil }
    if cell.depth >= 6 && lists.longest >= list.count && list.count > LeafLayout.maximumEdges {
      return nil
    }
    budget -= total

    let index = output.splits.count
    output.splits.append(contentsOf: repeatElement(.solid(nil), count: side * side))
    var next = index
    for row in 0..<side {
      let first = Cell(
        x: cell.x, y: cell.y + UInt64(row) << UInt64(32 - depth), depth: depth)
      var west = zonesWest(of: first, list: list, centre: centre, state: state)
      sweep(from: first, columns: side, lists: lists, listBase: row * side, state: &west) {
        $0.output.splits[next] = $1
        next += 1
      }
    }
    return .split(index: index, bits: bits)
  }

  /// The zones at the western end of a row of parts, as far as this list goes: from the centre of the
  /// whole up or down to the row's line, then west beyond every crossing that no part will count.
  private func zonesWest(
    of first: Cell, list: [UInt32], centre: Coordinate, state: ZoneSet
  ) -> ZoneSet {
    var west = state
    let y = Witness.coordinate(0, of: first, in: frame).y
    let corner = Coordinate(x: centre.x, y: y)
    for id in list {
      let edge = table.edges[id]
      let level = edge.spans(y: y)
      let upright = edge.spans(x: centre.x)
      if !level && !upright { continue }
      let cornerIsRight = edge.hasOnRight(corner)
      var crossed = upright && edge.hasOnRight(centre) != cornerIsRight
      if level {
        if cornerIsRight { crossed.toggle() }
        if column(of: edge, at: y, from: first.x, side: first.side) < 0 { crossed.toggle() }
      }
      if crossed { flip(&west, id) }
    }
    return west
  }

  // MARK: Leaves

  private mutating func leafEntry(
    for cell: Cell, list: [UInt32], zones: [UInt32], centre: Coordinate, state: ZoneSet
  ) -> CellEntry? {
    let bytes = LeafLayout.bytes(zones: zones.count, edges: list.count)
    let start = LeafLayout.start(
      after: output.leaves.count, zones: zones.count, edges: list.count)
    precondition(start <= CellEntry.largestPayload, "an index holds at most 4 GB of leaves")

    var draft = LeafDraft(cell: cell, zones: zones, frame: frame, bytes: bytes)
    draft.centreZones = draft.mask(of: state.zones)
    for id in list {
      var parts: UInt8 = 0
      var touches: UInt8 = 0
      for i in table.incidences(of: id) {
        let bit = draft.bit(of: table.zones[i] & ~EdgeTable.parts)
        touches |= bit
        if table.zones[i] & EdgeTable.parts != 0 { parts |= bit }
      }
      draft.add(table.edges[id], parts: parts, touches: touches)
    }
    let parts = draft.parts
    guard
      let witness = draft.chooseWitness({ place in
        // Exact: from the centre, whose zones the sweep found.
        var crossed: UInt8 = 0
        for (i, id) in list.enumerated() where table.edges[id].isCrossed(from: centre, to: place) {
          crossed ^= parts[i]
        }
        return crossed
      })
    else { return nil }
    draft.write(
      into: &output.leaves, at: start, witness: witness, edgeList: UInt32(output.edgeLists.count))
    output.leafOffsets.append(UInt32(start / CellEntry.leafUnit))
    output.edgeLists.append(contentsOf: list)
    for first in stride(from: 0, to: list.count, by: 4) {
      var word: UInt32 = 0
      for i in first..<min(first + 4, list.count) {
        word |= UInt32(draft.touches[i]) << UInt32(8 * (i - first))
      }
      output.edgeLists.append(word.littleEndian)
    }
    return .leaf(offset: start, lines: (bytes + 63) / 64)
  }

  // MARK: Crowds

  private mutating func crowdEntry(
    list: [UInt32], centre: Coordinate, state: ZoneSet
  ) -> CellEntry {
    let index = output.crowds.count
    output.crowds.append(
      contentsOf: CrowdView.words(
        list: list, witness: centre, state: state, table: table))
    return .crowd(index: index)
  }
}

extension CrowdView {
  static func words(
    list: some Sequence<UInt32>, witness: Coordinate, state: ZoneSet, table: EdgeTable
  ) -> [UInt32] {
    var words: [UInt32] = [UInt32(state.zones.count), 0]
    for ordinate in [witness.x, witness.y] {
      words.append(UInt32(truncatingIfNeeded: ordinate.bitPattern))
      words.append(UInt32(ordinate.bitPattern >> 32))
    }
    words += state.zones
    var incidences: UInt32 = 0
    for id in list {
      for i in table.incidences(of: id) {
        words.append(id)
        words.append(table.zones[i])
        incidences += 1
      }
    }
    words[1] = incidences
    return words
  }
}

/// The edges of each cell of a block of cells, cell after cell.
struct CellLists {
  var starts: [UInt32]
  var edges: [UInt32]
  /// Edges of the fullest cell.
  var longest = 0

  init(_ ids: [UInt32], cover: CellCover, table: EdgeTable, frame: Frame) {
    starts = [UInt32](repeating: 0, count: cover.rows * cover.columns + 1)
    var visits: [(cell: UInt32, edge: UInt32)] = []
    visits.reserveCapacity(ids.count * 2)
    for id in ids {
      let edge = table.edges[id]
      cover.forEachCell(
        ax: frame.unitsX(edge.ax), ay: frame.unitsY(edge.ay), bx: frame.unitsX(edge.bx),
        by: frame.unitsY(edge.by)
      ) { row, column in
        visits.append((UInt32(row * cover.columns + column), id))
      }
    }
    for visit in visits { starts[Int(visit.cell) + 1] += 1 }
    for i in 1..<starts.count {
      longest = max(longest, Int(starts[i]))
      starts[i] += starts[i - 1]
    }
    var next = starts
    edges = [UInt32](repeating: 0, count: visits.count)
    for visit in visits {
      edges[Int(next[Int(visit.cell)])] = visit.edge
      next[Int(visit.cell)] += 1
    }
  }

  func list(_ cell: Int) -> ArraySlice<UInt32> {
    edges[Int(starts[cell])..<Int(starts[cell + 1])]
  }
}

/// Measured on a tiling of 70,000 zones: see the notes in `Benchmarks`.
enum Tuning {
  /// Distinct edges for each cell of the grid.
  static let cellsPerEdge = 2.0
  static let edgesPerLeaf = 16
  static let edgesPerDeepLeaf = 48
  static let edgesForWideSplit = 48
}
