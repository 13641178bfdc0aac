/// Numbers places on the globe so that neighbours mostly have near numbers (Morton 1966): the bits of
/// longitude and latitude, taken in turn. All places of a square of 2^k by 2^k units whose corner is a
/// multiple of 2^k have consecutive numbers.
package enum PlaceKey {
  /// 2^32 units go round the globe, along both axes alike: 9.3 mm of a meridian each.
  package static let unitsPerDegree = 0x1p32 / 360

  /// Low bits of a key that tell places apart within a square of ``ChangedGround``, of 19 m.
  package static let squareBits: UInt64 = 22

  @inline(__always) static func units(longitude: Double) -> Double {
    (longitude + 180) * unitsPerDegree
  }

  @inline(__always) static func units(latitude: Double) -> Double {
    (latitude + 90) * unitsPerDegree
  }

  /// The key of a position in degrees, which must be finite; one off the globe counts as on its rim.
  @inline(__always) package static func key(of position: Coordinate) -> UInt64 {
    key(
      x: whole(units(longitude: position.x)), y: whole(units(latitude: position.y)))
  }

  /// The keys of some positions, finite or not; of those that are not finite any key.
  package static func keys(
    of positions: UnsafeBufferPointer<Coordinate>, into keys: UnsafeMutablePointer<UInt64>
  ) {
    for (i, position) in positions.enumerated() {
      keys[i] = position.isFinite ? key(of: position) : 0
    }
  }

  @inline(__always) static func key(x: UInt32, y: UInt32) -> UInt64 { spread(x) | spread(y) << 1 }

  /// Unit square of a key.
  static func place(of key: UInt64) -> (x: UInt32, y: UInt32) { (gather(key), gather(key >> 1)) }

  static func position(x: Double, y: Double) -> Coordinate {
    Coordinate(x: x / unitsPerDegree - 180, y: y / unitsPerDegree - 90)
  }

  @inline(__always) private static func whole(_ units: Double) -> UInt32 {
    UInt32(min(max(units, 0), 0x1p32 - 1))
  }

  /// Bit i goes to bit 2i.
  @inline(__always) private static func spread(_ value: UInt32) -> UInt64 {
    var v = UInt64(value)
    v = (v | v << 16) & 0x0000_FFFF_0000_FFFF
    v = (v | v << 8) & 0x00FF_00FF_00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F_0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333_3333_3333
    return (v | v << 1) & 0x5555_5555_5555_5555
  }

  private static func gather(_ key: UInt64) -> UInt32 {
    var v = key & 0x5555_5555_5555_5555
    v = (v | v >> 1) & 0x3333_3333_3333_3333
    v = (v | v >> 2) & 0x0F0F_0F0F_0F0F_0F0F
    v = (v | v >> 4) & 0x00FF_00FF_00FF_00FF
    v = (v | v >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: v | v >> 16)
  }
}

/// A key with a number that goes where it goes.
package struct KeyedNumber: BitwiseCopyable, Sendable {
  package var key: UInt64
  package var number: UInt32

  @inline(__always) package init(key: UInt64, number: UInt32) {
    self.key = key
    self.number = number
  }
}

extension KeyedNumber {
  /// Sorts by key, digit by digit from the lowest (radix 2^11); equal keys keep their order. Digits
  /// that all keys have in common cost nothing but a look.
  /// - Parameter spare: memory to work in; it grows to the size of `items`.
  package static func sort(_ items: inout [KeyedNumber], spare: inout [KeyedNumber]) {
    guard let first = items.first else { return }
    var varying: UInt64 = 0
    for item in items { varying |= item.key ^ first.key }
    let count = items.count
    if spare.count < count {
      spare = Array(repeating: KeyedNumber(key: 0, number: 0), count: count)
    }
    var shift: UInt64 = 0
    var places = [Int](repeating: 0, count: 1 << 11)
    while shift < 64, varying >> shift != 0 {
      let digit = varying >> shift & 0x7FF
      if digit == 0 {
        shift += 11
        continue
      }
      for i in places.indices { places[i] = 0 }
      places.withUnsafeMutableBufferPointer { places in
        items.withUnsafeMutableBufferPointer { from in
          spare.withUnsafeMutableBufferPointer { to in
            for i in 0..<count { places[Int(from[i].key >> shift & 0x7FF)] += 1 }
            var sum = 0
            for i in places.indices {
              let here = places[i]
              places[i] = sum
              sum += here
            }
            for i in 0..<count {
              let digit = Int(from[i].key >> shift & 0x7FF)
              to[places[digit]] = from[i]
              places[digit] += 1
            }
          }
        }
      }
      if spare.count > count { spare.removeLast(spare.count - count) }
      swap(&items, &spare)
      shift += 11
    }
  }
}
