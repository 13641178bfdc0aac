/// What the quantised edges of a leaf say of one place.
struct LeafScan {
  /// Zones whose ground changes an odd number of times from the centre to the place.
  var parts: UInt8
  /// Whether an edge is so near that only the exact ones can tell.
  var isNear: Bool

  /// Quanta (larger of both axes) within which an edge is near: see ``LeafLayout``.
  static let nearness: Int32 = 2

  /// One edge: whether the path from the centre to (`x`, `y`) crosses it an odd number of times, and
  /// whether the place is near it.
  ///
  /// Signs: positive is left of the edge, which points up. Zero counts as right, as in
  /// ``Edge/hasOnRight(_:)``; for the centre any fixed choice will do, since every path starts there.
  @inline(__always)
  static func test(
    _ start: QuantumPair, _ span: QuantumPair, _ x: Int32, _ y: Int32
  ) -> (isCrossed: Bool, isNear: Bool) {
    let (x0, y0) = (Int32(start.first), Int32(start.second))
    let (dy, minusDX) = (Int32(span.first), Int32(span.second))
    let (tx, ty) = (x0 &- x, y0 &- y)
    let atPlace = tx &* dy &+ ty &* minusDX
    let atCorner = x0 &* dy &+ ty &* minusDX
    let atCentre = x0 &* dy &+ y0 &* minusDX
    let level = (ty <= 0) && (ty &+ dy > 0)
    let upright = (x0 > 0) != (x0 &- minusDX > 0)
    let cornerIsLeft = atCorner > 0
    let crossed =
      (level && ((atPlace > 0) != cornerIsLeft)) != (upright && ((atCentre > 0) != cornerIsLeft))
    let reach = nearness &* (dy &+ abs(minusDX))
    let txEnd = tx &- minusDX
    let near =
      (abs(atPlace) <= reach) && (ty <= nearness) && (ty &+ dy >= -nearness)
      && (min(tx, txEnd) <= nearness) && (max(tx, txEnd) >= -nearness)
    return (crossed, near)
  }

  /// All edges of a leaf in memory.
  @inline(__always)
  static func scan(_ leaf: LeafView, x: Int32, y: Int32) -> LeafScan {
    let count = leaf.edgeCount
    let starts = leaf.starts
    let spans = starts + 4 * count
    let masks = spans + 4 * count
    var parts: UInt8 = 0
    var near = false
    for i in 0..<count {
      let answer = test(
        starts.loadUnaligned(fromByteOffset: 4 * i, as: QuantumPair.self),
        spans.loadUnaligned(fromByteOffset: 4 * i, as: QuantumPair.self), x, y)
      let mask = masks.load(fromByteOffset: i, as: UInt8.self)
      parts ^= answer.isCrossed ? mask : 0
      near = near || answer.isNear
    }
    return LeafScan(parts: parts, isNear: near)
  }

  /// The same of a leaf in the making.
  static func scan(
    starts: [QuantumPair], spans: [QuantumPair], parts masks: [UInt8], x: Int32, y: Int32
  ) -> LeafScan {
    var scan = LeafScan(parts: 0, isNear: false)
    for i in starts.indices {
      let answer = test(starts[i], spans[i], x, y)
      if answer.isCrossed { scan.parts ^= masks[i] }
      if answer.isNear { scan.isNear = true }
    }
    return scan
  }
}
