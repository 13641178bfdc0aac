import CArpentKernel

// Points are taken in blocks, each in passes, so that the fetches of many points from memory are
// under way together: cells of all points; their entries; the splits below them; their leaves; and
// only then the answers. The few points too near an edge go through passes of their own.

extension IndexView {
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
    let space = LocateSpace()
    defer { space.free() }
    var done = 0
    while done < count {
      let size = min(LocateSpace.block, count - done)
      let waiting = findEntries(points + done, size, into: answers + done, space)
      descend(waiting, space)
      let leaves = askLeaves(waiting, points + done, into: answers + done, space)
      let near = takeAnswers(leaves, into: answers + done, space)
      settle(near, points + done, into: answers + done, space)
      done += size
    }
  }

  /// Answers the points whose grid cell settles them, and lists the others.
  @inline(__always)
  private func findEntries(
    _ points: UnsafePointer<Coordinate>, _ count: Int,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>, _ space: LocateSpace
  ) -> Int {
    let frame = frame
    let columns = UInt64(frame.columns)
    let nowhere = UInt64(nowhere)
    let (x, y, cells, pending) = (space.x, space.y, space.cells, space.pending)
    for i in 0..<count {
      let point = points[i]
      let placeX = Frame.whole(frame.unitsX(point.x))
      let placeY = Frame.whole(frame.unitsY(point.y))
      x[i] = placeX
      y[i] = placeY
      let isInside = frame.contains(point)
      let cell = isInside ? (placeY >> 32) &* columns &+ placeX >> 32 : nowhere
      cells[i] = UInt32(truncatingIfNeeded: cell)
      arpent_fetch_line(entries + Int(cell))
    }
    var waiting = 0
    for i in 0..<count {
      let entry = entries[Int(cells[i])]
      answers[i] = entry.solidLocation
      pending[waiting] = LocateSpace.Pending(entry: entry, point: UInt16(i), depth: 0)
      waiting += entry.isSolid ? 0 : 1
    }
    return waiting
  }

  /// Follows splits until every waiting point has an entry of another kind.
  @inline(__always)
  private func descend(_ waiting: Int, _ space: LocateSpace) {
    let (x, y, pending) = (space.x, space.y, space.pending)
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
  }

  /// Puts the question of each waiting point to its leaf; answers those that have none.
  @inline(__always)
  private func askLeaves(
    _ waiting: Int, _ points: UnsafePointer<Coordinate>,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>, _ space: LocateSpace
  ) -> Int {
    let (x, y, pending, questions) = (space.x, space.y, space.pending, space.questions)
    var asked = 0
    for k in 0..<waiting {
      let (entry, i) = (pending[k].entry, Int(pending[k].point))
      guard entry.isLeaf else {
        answers[i] =
          entry.isSolid ? entry.solidLocation : crowdClaim(crowd(entry), points[i]).location
        continue
      }
      arpent_fetch(
        (leaves + entry.leafOffset).assumingMemoryBound(to: UInt8.self),
        UInt32(truncatingIfNeeded: entry.leafLines))
      let cell = Cell(x: x[i], y: y[i], depth: Int(pending[k].depth))
      questions[asked] = arpent_question(
        unit: UInt32(truncatingIfNeeded: entry.leafOffset / CellEntry.leafUnit),
        x: Int16(truncatingIfNeeded: cell.quantaX(x[i])),
        y: Int16(truncatingIfNeeded: cell.quantaY(y[i])))
      pending[asked] = pending[k]
      asked += 1
    }
    arpent_answer(
      leaves.assumingMemoryBound(to: UInt8.self), questions, space.replies,
      UInt32(truncatingIfNeeded: asked))
    return asked
  }

  /// Takes over what the leaves say, and lists the points that are too near an edge for that.
  @inline(__always)
  private func takeAnswers(
    _ asked: Int, into answers: UnsafeMutablePointer<ZoneIndex.Location>, _ space: LocateSpace
  ) -> Int {
    let (pending, replies, near) = (space.pending, space.replies, space.near)
    var nearCount = 0
    for k in 0..<asked {
      let inside = UInt8(truncatingIfNeeded: replies[k])
      let leaf = leaf(pending[k].entry)
      // With no zone the shift leads to the first: read, and not used.
      let zone = leaf.zone(inside.trailingZeroBitCount & 7 & (inside == 0 ? 0 : 7))
      let kind: ZoneIndex.Kind =
        inside == 0 ? .outside : inside & (inside &- 1) == 0 ? .interior : .overlap
      answers[Int(pending[k].point)] = ZoneIndex.Location(
        zone: inside == 0 ? -1 : zone, kind: kind)
      near[nearCount] = UInt16(k)
      nearCount += replies[k] > 0xff ? 1 : 0
    }
    return nearCount
  }

  /// Answers the points near an edge with the exact edges of their leaves.
  @inline(__always)
  private func settle(
    _ count: Int, _ points: UnsafePointer<Coordinate>,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>, _ space: LocateSpace
  ) {
    let (x, y, pending, near) = (space.x, space.y, space.pending, space.near)
    if count > 2 {
      for n in 0..<count {
        let first = leaf(pending[Int(near[n])].entry).firstID
        arpent_fetch_line(edgeIDs + first)
        arpent_fetch_line(edgeTouches + first)
      }
      for n in 0..<count {
        let leaf = leaf(pending[Int(near[n])].entry)
        let first = leaf.firstID
        for i in 0..<leaf.edgeCount { arpent_fetch_line(edges + Int(edgeIDs[first + i])) }
      }
    }
    for n in 0..<count {
      let item = pending[Int(near[n])]
      let i = Int(item.point)
      let cell = Cell(x: x[i], y: y[i], depth: Int(item.depth))
      let leaf = leaf(item.entry)
      let (inside, touching) = exactZones(of: points[i], in: leaf, cell: cell)
      answers[i] = Claim.location(leaf, inside: inside, touching: touching)
    }
  }
}

extension CellEntry {
  /// What a solid entry says of any point of its cell.
  @inline(__always) var solidLocation: ZoneIndex.Location {
    ZoneIndex.Location(
      zone: Int32(bitPattern: bits) &- 1, kind: bits == 0 ? .outside : .interior)
  }
}

/// Room for one block of points in every pass. Each list has an element for each point of a block,
/// and is written from its start before it is read.
struct LocateSpace {
  static let block = 512

  /// A point that its grid cell does not settle.
  struct Pending: BitwiseCopyable {
    var entry: CellEntry
    var point: UInt16
    var depth: UInt16
  }

  let x: UnsafeMutablePointer<UInt64>
  let y: UnsafeMutablePointer<UInt64>
  let cells: UnsafeMutablePointer<UInt32>
  let pending: UnsafeMutablePointer<Pending>
  let questions: UnsafeMutablePointer<arpent_question>
  let replies: UnsafeMutablePointer<UInt16>
  let near: UnsafeMutablePointer<UInt16>

  init() {
    x = .allocate(capacity: LocateSpace.block)
    y = .allocate(capacity: LocateSpace.block)
    cells = .allocate(capacity: LocateSpace.block)
    pending = .allocate(capacity: LocateSpace.block)
    questions = .allocate(capacity: LocateSpace.block)
    replies = .allocate(capacity: LocateSpace.block)
    near = .allocate(capacity: LocateSpace.block)
  }

  func free() {
    x.deallocate()
    y.deallocate()
    cells.deallocate()
    pending.deallocate()
    questions.deallocate()
    replies.deallocate()
    near.deallocate()
  }
}
