import ArpentGeometry

// What the file of a redraw carries beside the index of the zones after it. Numbers are in the
// machine's byte order, which the index file states and checks, as it checks that all bytes are those
// that were written.

extension Redraw {
  private static let kind = "arpent redraw 2"

  var bytes: [UInt8] {
    var bytes = PackedBytes()
    bytes.add(Array(Self.kind.utf8))
    bytes.add(state)
    bytes.add(old.bytes)
    bytes.add(new.bytes)
    bytes.add(ground)
    bytes.add(kinds.pairs)
    bytes.add(kinds.pairKinds)
    bytes.add(kinds.abolished)
    bytes.add(kinds.created)
    bytes.add(loose.map { [$0.metres] } ?? [])
    if let loose { bytes.add(loose.ground) }
    return bytes.bytes
  }

  /// `nil` for an index that carries something else.
  init?(_ index: ZoneIndex) {
    var bytes = PackedBytes(bytes: index.userData)
    guard let kind = bytes.next(of: UInt8.self), kind == Array(Self.kind.utf8),
      let state = bytes.next(of: UInt8.self),
      let oldBytes = bytes.next(of: UInt8.self), let old = IndexedZones(bytes: oldBytes),
      let newBytes = bytes.next(of: UInt8.self), let new = IndexedZones(bytes: newBytes),
      new.labels.codes.count == index.zoneCount,
      let ground = bytes.nextGround(),
      let pairs = bytes.next(of: UInt64.self), let pairKinds = bytes.next(of: UInt8.self),
      pairs.count == pairKinds.count,
      pairKinds.allSatisfy({ Int($0) < MoveKinds.texts.count }),
      let abolished = bytes.next(of: UInt32.self), let created = bytes.next(of: UInt32.self),
      let metres = bytes.next(of: Double.self)
    else { return nil }
    if let metres = metres.first {
      guard let ground = bytes.nextGround() else { return nil }
      loose = Loose(metres: metres, ground: ground)
    }
    self.index = index
    self.state = state
    self.old = old
    self.new = new
    // Which zones are affected is in the ground already.
    pairing = ZonePairing(oldCodes: old.labels.codes, newCodes: new.labels.codes) { _, _ in true }
    self.ground = ground
    kinds = MoveKinds(
      pairs: pairs, pairKinds: pairKinds, abolished: abolished, created: created)
  }
}

/// Arrays of plain numbers one after the other, each with its length before it.
private struct PackedBytes {
  var bytes: [UInt8] = []
  private var at = 0

  init(bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func add<T: BitwiseCopyable>(_ values: [T]) {
    withUnsafeBytes(of: UInt64(values.count)) { bytes.append(contentsOf: $0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ ground: ChangedGround) {
    add(ground.starts)
    add(ground.codes)
    add(ground.moves.flatMap { [$0.from, $0.to] })
  }

  /// The next array; `nil` where there is none of that length.
  mutating func next<T: BitwiseCopyable & ExpressibleByIntegerLiteral>(of: T.Type) -> [T]? {
    guard bytes.count - at >= 8 else { return nil }
    let count = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    }
    let stride = MemoryLayout<T>.stride
    guard count <= UInt64((bytes.count - at - 8) / stride) else { return nil }
    let size = Int(count) * stride
    var values = [T](repeating: 0, count: Int(count))
    values.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { target.copyBytes(from: $0[(at + 8)..<(at + 8 + size)]) }
    }
    at += 8 + size
    return values
  }

  mutating func nextGround() -> ChangedGround? {
    guard let starts = next(of: UInt64.self), let codes = next(of: UInt32.self),
      let ends = next(of: Int32.self), ends.count % 2 == 0
    else { return nil }
    let moves = stride(from: 0, to: ends.count, by: 2).map {
      ChangedGround.Move(from: ends[$0], to: ends[$0 + 1])
    }
    return ChangedGround(starts: starts, codes: codes, moves: moves)
  }
}
