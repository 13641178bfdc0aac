/// A leaf in the making: see ``LeafLayout``.
struct LeafDraft {
  let cell: Cell
  let zones: [UInt32]
  let frame: Frame
  let bytes: Int
  var centreZones: UInt8 = 0
  private(set) var starts: [QuantumPair] = []
  private(set) var spans: [QuantumPair] = []
  private(set) var parts: [UInt8] = []
  private(set) var touches: [UInt8] = []

  init(cell: Cell, zones: [UInt32], frame: Frame, bytes: Int) {
    self.cell = cell
    self.zones = zones
    self.frame = frame
    self.bytes = bytes
  }

  func bit(of zone: UInt32) -> UInt8 { 1 << UInt8(zones.firstIndex(of: zone)!) }

  func mask(of state: [UInt32]) -> UInt8 { state.reduce(0) { $0 | bit(of: $1) } }

  mutating func add(_ edge: Edge, parts: UInt8, touches: UInt8) {
    var (a, b) = quantised(edge)
    if b.y < a.y || (b.y == a.y && b.x > a.x) { swap(&a, &b) }
    starts.append(QuantumPair(Int16(a.x), Int16(a.y)))
    spans.append(QuantumPair(Int16(b.y - a.y), Int16(a.x - b.x)))
    self.parts.append(parts)
    self.touches.append(touches)
  }

  private func quantised(_ edge: Edge) -> (a: (x: Int, y: Int), b: (x: Int, y: Int)) {
    func place(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
      (cell.quantaX(Frame.whole(frame.unitsX(x))), cell.quantaY(Frame.whole(frame.unitsY(y))))
    }
    func isInReach(_ p: (x: Int, y: Int)) -> Bool {
      abs(p.x) <= LeafLayout.reach && abs(p.y) <= LeafLayout.reach
    }
    let a = place(edge.ax, edge.ay)
    let b = place(edge.bx, edge.by)
    let aIsNear = isInReach(a)
    let bIsNear = isInReach(b)
    if aIsNear && bIsNear { return (a, b) }
    let (cutA, cutB) = cut(edge)
    return (aIsNear ? a : cutA, bIsNear ? b : cutB)
  }

  /// The ends of the part of the edge within reach (Liang and Barsky 1984).
  private func cut(_ edge: Edge) -> (a: (x: Int, y: Int), b: (x: Int, y: Int)) {
    let scale = 1 / Double(UInt64(1) << cell.quantumShift)
    func local(_ units: Double, _ origin: UInt64) -> Double {
      (units - Double(origin)) * scale - Double(Frame.half)
    }
    let ax = local(frame.unitsX(edge.ax), cell.x)
    let ay = local(frame.unitsY(edge.ay), cell.y)
    let dx = local(frame.unitsX(edge.bx), cell.x) - ax
    let dy = local(frame.unitsY(edge.by), cell.y) - ay
    var enter = 0.0
    var leave = 1.0
    func clip(_ start: Double, _ span: Double) {
      guard span != 0 else { return }
      let t0 = (-LeafLayout.cutReach - start) / span
      let t1 = (LeafLayout.cutReach - start) / span
      enter = max(enter, min(t0, t1))
      leave = min(leave, max(t0, t1))
    }
    clip(ax, dx)
    clip(ay, dy)
    func at(_ t: Double) -> (x: Int, y: Int) {
      func whole(_ value: Double) -> Int {
        Int(min(max(value, -LeafLayout.cutReach), LeafLayout.cutReach).rounded(.down))
      }
      return (whole(ax + t * dx), whole(ay + t * dy))
    }
    return (at(enter), at(max(enter, leave)))
  }

  /// Picks a place of the cell that no quantised edge is near, and sets the centre's mask so that the
  /// quantised edges tell that place truly. `crossed` says which zones the exact edges part on the way
  /// from the centre to a place.
  mutating func chooseWitness(_ crossed: (Coordinate) -> UInt8) -> Int? {
    for number in 0..<64 {
      let place = Witness.quanta(number)
      let scan = LeafScan.scan(
        starts: starts, spans: spans, parts: parts, x: Int32(place.x), y: Int32(place.y))
      if scan.isNear { continue }
      if number > 0 {
        // Exact zones there; the quantised path to it, undone, gives what the centre must be.
        centreZones ^= crossed(Witness.coordinate(number, of: cell, in: frame)) ^ scan.parts
      }
      return number
    }
    return nil
  }

  func write(into buffer: inout ByteBuffer, at offset: Int, witness: Int, edgeList: UInt32) {
    buffer.grow(to: offset + bytes)
    var place = offset
    func put<T: BitwiseCopyable>(_ value: T) {
      buffer.store(value, at: place)
      place += MemoryLayout<T>.size
    }
    put(UInt8(starts.count))
    put(UInt8(zones.count))
    put(centreZones)
    put(UInt8(witness))
    put(edgeList)
    for zone in zones { put(zone) }
    for start in starts { put(start) }
    for span in spans { put(span) }
    for part in parts { put(part) }
  }
}

/// Two numbers of 16 bits, as a leaf holds them.
struct QuantumPair: BitwiseCopyable {
  var first: Int16
  var second: Int16

  @inline(__always) init(_ first: Int16, _ second: Int16) {
    self.first = first
    self.second = second
  }
}
