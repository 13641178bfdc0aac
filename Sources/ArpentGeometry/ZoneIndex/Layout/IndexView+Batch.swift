// Points are taken in blocks, each in passes, so that the fetches of many points from memory are
// under way together: cells of all points; their entries; the splits below them; the lines of their
// leaves; and only then the answers.

extension IndexView {
  private static let block = 256

  func locate(
    _ points: UnsafePointer<Coordinate>, _ count: Int,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>
  ) {
    if frame.scaleX == 0 {
      for i in 0..<count {
        answers[i] =
          frame.contains(points[i])
          ? claim(points[i]).location : ZoneIndex.Location(zone: -1, kind: .outside)
      }
      return
    }
    withUnsafeTemporaryAllocation(of: Pending.self, capacity: IndexView.block) { pending in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * IndexView.block) { places in
        var done = 0
        while done < count {
          let size = min(IndexView.block, count - done)
          locateBlock(
            points + done, size, into: answers + done, pending: pending.baseAddress!,
            x: places.baseAddress!, y: places.baseAddress! + IndexView.block)
          done += size
        }
      }
    }
  }

  /// A point that its grid cell does not settle.
  private struct Pending {
    var entry: CellEntry
    var point: UInt16
    var depth: UInt16
  }

  @inline(__always)
  private func locateBlock(
    _ points: UnsafePointer<Coordinate>, _ count: Int,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>,
    pending: UnsafeMutablePointer<Pending>, x: UnsafeMutablePointer<UInt64>,
    y: UnsafeMutablePointer<UInt64>
  ) {
    let frame = frame
    let columns = UInt64(frame.columns)
    let nowhere = UInt64(nowhere)
    for i in 0..<count {
      let point = points[i]
      x[i] = Frame.whole(frame.unitsX(point.x))
      y[i] = Frame.whole(frame.unitsY(point.y))
    }
    var waiting = 0
    for i in 0..<count {
      let cell = frame.contains(points[i]) ? (y[i] >> 32) * columns + x[i] >> 32 : nowhere
      let entry = entries[Int(cell)]
      answers[i] = ZoneIndex.Location(
        zone: Int32(bitPattern: entry.bits) &- 1, kind: entry.bits == 0 ? .outside : .interior)
      pending[waiting] = Pending(entry: entry, point: UInt16(i), depth: 0)
      waiting += entry.isSolid ? 0 : 1
    }
    var deeper = true
    while deeper {
      deeper = false
      for k in 0..<waiting where pending[k].entry.isSplit {
        let (entry, i) = (pending[k].entry, Int(pending[k].point))
        let bits = Int(entry.splitBits)
        let part = part(x[i], y[i], depth: Int(pending[k].depth), bits: bits)
        let next = entries[entry.splitIndex + part]
        pending[k].entry = next
        pending[k].depth += UInt16(bits)
        if next.isSplit { deeper = true }
      }
    }
    var touched: UInt8 = 0
    for k in 0..<waiting where pending[k].entry.isLeaf {
      let entry = pending[k].entry
      let place = leaves + entry.leafOffset
      for line in 0..<entry.leafLines {
        touched &+= place.load(fromByteOffset: 64 * line, as: UInt8.self)
      }
    }
    keep(touched)
    for k in 0..<waiting {
      let (entry, i) = (pending[k].entry, Int(pending[k].point))
      guard entry.isLeaf else {
        answers[i] =
          entry.isSolid
          ? ZoneIndex.Location(
            zone: Int32(bitPattern: entry.bits) &- 1,
            kind: entry.bits == 0 ? .outside : .interior)
          : crowdClaim(crowd(entry), points[i]).location
        continue
      }
      let cell = Cell(x: x[i], y: y[i], depth: Int(pending[k].depth))
      let leaf = leaf(entry)
      let scan = LeafScan.scan(leaf, x: Int32(cell.quantaX(x[i])), y: Int32(cell.quantaY(y[i])))
      if scan.isNear {
        let (inside, touching) = exactZones(of: points[i], in: leaf, cell: cell)
        answers[i] = Claim.location(leaf, inside: inside, touching: touching)
      } else {
        answers[i] = Claim.location(leaf, inside: leaf.centreZones ^ scan.parts, touching: 0)
      }
    }
  }
}

/// Makes the compiler believe that `value` is needed.
@inline(never)
private func keep(_ value: UInt8) {}
