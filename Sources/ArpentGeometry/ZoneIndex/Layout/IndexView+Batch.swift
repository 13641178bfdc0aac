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
      leaves: leaves.assumingMemoryBound(to: UInt8.self),
      block_columns: UInt32(truncatingIfNeeded: blockColumns),
      nowhere: UInt32(truncatingIfNeeded: nowhere))
    let most = min(count, Int(arpent_most_points))
    let unsettled = UnsafeMutablePointer<arpent_unsettled>.allocate(capacity: most)
    defer { unsettled.deallocate() }
    var done = 0
    while done < count {
      let size = min(most, count - done)
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
      settle(
        UnsafeBufferPointer(start: unsettled, count: Int(open)), points + done,
        into: answers + done)
      done += size
    }
  }

  /// Answers the points near an edge with the exact edges of their leaves, and those of crowds. Some
  /// at a time, so that what they need from memory comes together, and stays in the processor's cache
  /// until it is used.
  private func settle(
    _ unsettled: UnsafeBufferPointer<arpent_unsettled>, _ points: UnsafePointer<Coordinate>,
    into answers: UnsafeMutablePointer<ZoneIndex.Location>
  ) {
    let some = 32
    for first in stride(from: 0, to: unsettled.count, by: some) {
      let range = first..<min(first + some, unsettled.count)
      for item in unsettled[range] where CellEntry(bits: item.entry).isLeaf {
        let exact = exactEdges(of: leaf(CellEntry(bits: item.entry)))
        arpent_fetch_line(exact.ids)
        arpent_fetch_line(exact.ids + ExactEdges.words(exact.count) - 1)
      }
      for item in unsettled[range] where CellEntry(bits: item.entry).isLeaf {
        let exact = exactEdges(of: leaf(CellEntry(bits: item.entry)))
        if item.is_known != 0 {
          item.forEachNearby { arpent_fetch_line(exact.place($0)) }
        } else {
          for i in 0..<exact.count { arpent_fetch_line(exact.place(i)) }
        }
      }
      for item in unsettled[range] {
        answers[Int(item.point)] = settle(item, points[Int(item.point)])
      }
    }
  }

  private func settle(_ item: arpent_unsettled, _ point: Coordinate) -> ZoneIndex.Location {
    let entry = CellEntry(bits: item.entry)
    guard entry.isLeaf else { return crowdClaim(crowd(entry), point).location }
    let leaf = leaf(entry)
    let cell = Cell(
      x: Frame.whole(frame.unitsX(point.x)), y: Frame.whole(frame.unitsY(point.y)),
      depth: Int(item.depth))
    guard item.is_known != 0 else {
      let (inside, touching) = exactZones(of: point, in: leaf, cell: cell)
      return Claim.location(leaf, inside: inside, touching: touching)
    }
    // From the place close by, whose zones are known, to the point: only edges that pass between the
    // two can be crossed on the way, or hold the point.
    let place = Witness.coordinate((x: Int(item.x), y: Int(item.y)), of: cell, in: frame)
    let exact = exactEdges(of: leaf)
    let masks = leaf.masks
    var inside = item.zones
    var touching: UInt8 = 0
    item.forEachNearby { i in
      let (isCrossed, isHeld) = exact[i].meets(from: place, to: point)
      if isCrossed { inside ^= masks.load(fromByteOffset: i, as: UInt8.self) }
      if isHeld { touching |= exact.touches(i) }
    }
    return Claim.location(leaf, inside: inside & ~touching, touching: touching)
  }
}

extension arpent_unsettled {
  /// The numbers of the edges that may pass between the point and the place beside it.
  @inline(__always) func forEachNearby(_ body: (Int) -> Void) {
    withUnsafeBytes(of: edges) { numbers in
      for i in 0..<Int(count) { body(Int(numbers[i])) }
    }
  }
}
