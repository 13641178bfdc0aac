/// Builds an index: distinct edges, then the cells of every band of rows, then one block of memory.
enum IndexBuilder {
  /// - Complexity: O(positions), as long as no edge crosses very many cells.
  static func build(_ zones: [MultiPolygon], userData: [UInt8], threads: Int) -> IndexMemory {
    precondition(zones.count < 1 << 30 - 1, "too many zones")
    let survey = Survey(of: zones, threads: threads)
    var header = IndexHeader()
    header.zones = UInt64(zones.count)
    header.userData.count = UInt64(userData.count)
    let arena = Arena()
    guard survey.edges > 0 else {
      return assemble(header, table: nil, bands: [], crowd: nil, userData, threads: threads)
    }
    // Neighbours share their edges: about half of all edges are distinct.
    let cells = Double(survey.edges) / 2 * Tuning.cellsPerEdge
    guard let frame = Frame(box: survey.box, cells: cells) else {
      return buildUnframed(zones, survey, header, userData, arena, threads: threads)
    }
    header.frame = frame
    let bands = Bands(rows: frame.rows)
    let all = ZoneEdges(
      zones, count: survey.edges, bands: bands, frame: frame, arena: arena, threads: threads)
    let table = EdgeTable(all, bands: bands, frame: frame, arena: arena, threads: threads)
    let outputs = TaskResults<BandOutput>(bands.count)
    Workers.run(bands.count, threads: threads) { band in
      outputs[band] = BandCells(table: table, frame: frame, band: band, bands: bands).output
    }
    return assemble(
      header, table: table, bands: (0..<bands.count).map { outputs[$0] }, crowd: nil, userData,
      threads: threads)
  }

  /// Ground too large or too small for a grid: one crowd holds it all, told by a level line from the
  /// far west.
  private static func buildUnframed(
    _ zones: [MultiPolygon], _ survey: Survey, _ unframed: IndexHeader, _ userData: [UInt8],
    _ arena: Arena, threads: Int
  ) -> IndexMemory {
    var header = unframed
    (header.minX, header.minY) = (survey.box.minX, survey.box.minY)
    (header.maxX, header.maxY) = (survey.box.maxX, survey.box.maxY)
    let frame = header.frame
    let bands = Bands(rows: 1)
    let all = ZoneEdges(
      zones, count: survey.edges, bands: bands, frame: frame, arena: arena, threads: threads)
    let table = EdgeTable(all, bands: bands, frame: frame, arena: arena, threads: threads)
    let crowd = CrowdView.words(
      list: (0..<UInt32(table.edges.count)),
      witness: Coordinate(x: -.infinity, y: 0), state: ZoneSet(), table: table)
    return assemble(header, table: table, bands: [], crowd: crowd, userData, threads: threads)
  }

  private static func assemble(
    _ draft: IndexHeader, table: EdgeTable?, bands: [BandOutput], crowd: [UInt32]?,
    _ userData: [UInt8], threads: Int
  ) -> IndexMemory {
    var header = draft
    let splitBase = (header.frame.blockCount + 1 + 15) & ~15
    var places: [Places] = []
    var next = Places(blocks: 0, splits: splitBase, leaves: 0, lists: 0, crowds: crowd?.count ?? 0)
    for band in bands {
      places.append(next)
      next.blocks += band.blocks.count
      next.splits += (band.splits.count + 15) & ~15
      next.leaves += (band.leaves.count + 63) & ~63
      next.lists += band.edgeLists.count
      next.crowds += band.crowds.count
    }
    precondition(
      next.leaves / CellEntry.leafUnit <= CellEntry.largestPayload && next.lists < 1 << 32
        && next.splits / CellEntry.splitUnit <= CellEntry.largestPayload
        && next.crowds < 1 << 30, "the zones have more edges than one index can hold")
    header.entries.count = UInt64(next.splits)
    header.leaves.count = UInt64(next.leaves)
    header.edgeLists.count = UInt64(next.lists)
    header.crowds.count = UInt64(next.crowds)
    header.edges.count = UInt64(table?.edges.count ?? 0)
    header.layOut()

    let size = Int(header.size)
    let base = IndexMemory.allocate(size: size)
    base.storeBytes(of: header, as: IndexHeader.self)
    let writer = SectionWriter(base: base, header: header)
    let (finalPlaces, edgeSection) = (places, header.edges)
    if let crowd { writer.put(crowd, section: header.crowds, at: 0) }
    if header.scaleX == 0 && crowd != nil {
      writer.put([CellEntry.crowd(index: 0)], section: header.entries, at: 0)
    }
    Workers.run(bands.count, threads: threads) { band in
      writer.put(bands[band], at: finalPlaces[band])
    }
    if let table {
      let pieces = 64
      let count = table.edges.count
      Workers.run(pieces, threads: threads) { piece in
        writer.put(
          table.edges, range: count * piece / pieces..<count * (piece + 1) / pieces,
          section: edgeSection)
      }
    }
    writer.put(userData, section: header.userData, at: 0)
    return IndexMemory(adopting: UnsafeRawPointer(base), size: size)
  }

  /// Where the parts of one band go.
  struct Places {
    var blocks: Int
    var splits: Int
    var leaves: Int
    var lists: Int
    var crowds: Int
  }
}
