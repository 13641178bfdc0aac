import CArpentKernel

// Many points: the kernel answers them but for the few too near an edge, which go through passes of
// their own.

extension IndexView {
  /// - Parameter kernel: which of the processor's sets of instructions to use; it changes no answer.
  func locate(
    _ points: UnsafePointer<Coordinate>, _ count: Int,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>,
    kernel: arpent_kernel = arpent_best_kernel()
  ) {
    if frame.scaleX == 0 {
      for i in 0..<count {
        answers[i] =
          frame.contains(points[i])
          ? claim(points[i]).location : ZoneIndex.Location(zone: -1, kind: .outside)
      }
      return
    }
    var index = arpent_index(
      min_x: frame.minX, min_y: frame.minY, max_x: frame.maxX, max_y: frame.maxY,
      scale_x: frame.scaleX, scale_y: frame.scaleY,
      entries: UnsafeRawPointer(entries).assumingMemoryBound(to: UInt32.self),
      leaves: leaves.assumingMemoryBound(to: UInt8.self), edge_lists: edgeLists,
      edges: UnsafeRawPointer(edges).assumingMemoryBound(to: Double.self),
      block_columns: UInt32(truncatingIfNeeded: blockColumns),
      nowhere: UInt32(truncatingIfNeeded: nowhere))
    let most = min(count, Int(arpent_most_points))
    let unsettled = UnsafeMutablePointer<arpent_unsettled>.allocate(capacity: most)
    defer { unsettled.deallocate() }
    var done = 0
    var atOnce = most
    while done < count {
      let size = min(atOnce, count - done)
      // Two ordinates to a point; a zone and a kind to an answer.
      let open = UnsafeRawPointer(points + done).withMemoryRebound(
        to: Double.self, capacity: 2 * size
      ) {
        points in
        UnsafeMutableRawPointer(answers + done).withMemoryRebound(
          to: arpent_location.self, capacity: size
        ) { answers in
          arpent_locate(
            kernel, &index, points, UInt32(truncatingIfNeeded: size), answers, unsettled)
        }
      }
      for item in 0..<Int(open) {
        let point = done + Int(unsettled[item].point)
        answers[point] = settle(unsettled + item, points[point])
      }
      // Where most are near an edge, few at a time: what the kernel fetched for them is then still in
      // the processor's own cache.
      atOnce = Int(open) > size / 4 ? min(most, 512) : most
      done += size
    }
  }

  /// Answers a point near an edge with the exact edges of its leaf, or one of a crowd.
  @inline(__always)
  private func settle(
    _ item: UnsafePointer<arpent_unsettled>, _ point: Coordinate
  ) -> ZoneIndex.Location {
    let entry = CellEntry(bits: item.pointee.entry)
    let depth = Int(item.pointee.depth)
    guard item.pointee.is_known != 0 else { return settleAfresh(entry, depth: depth, point) }
    // From the place close by, whose zones are known, to the point: only edges that pass between the
    // two can be crossed on the way, or hold the point.
    let quantum = Double(UInt64(1) << UInt64(32 - Frame.quantumBits - depth))
    let isLevel = item.pointee.aside_x != 0
    let place = Coordinate(
      x: isLevel ? point.x + Double(item.pointee.aside_x) * (quantum * frame.stepX) : point.x,
      y: isLevel ? point.y : point.y + Double(item.pointee.aside_y) * (quantum * frame.stepY))
    var inside = item.pointee.zones
    var touching: UInt8 = 0
    for i in 0..<UInt32(item.pointee.count) {
      let near = arpent_edge_near(item, i)
      let edge = edges[Int(near.edge)]
      let (isCrossed, isHeld) =
        isLevel ? edge.meets(level: place, to: point) : edge.meets(upright: place, to: point)
      if isCrossed { inside ^= near.parts }
      if isHeld { touching |= near.bounds }
    }
    return Claim.location(leaf(entry), inside: inside & ~touching, touching: touching)
  }

  @inline(never)
  private func settleAfresh(
    _ entry: CellEntry, depth: Int, _ point: Coordinate
  ) -> ZoneIndex.Location {
    guard entry.isLeaf else { return crowdClaim(crowd(entry), point).location }
    let leaf = leaf(entry)
    let cell = Cell(
      x: Frame.whole(frame.unitsX(point.x)), y: Frame.whole(frame.unitsY(point.y)), depth: depth)
    let (inside, touching) = exactZones(of: point, in: leaf, cell: cell)
    return Claim.location(leaf, inside: inside, touching: touching)
  }
}
