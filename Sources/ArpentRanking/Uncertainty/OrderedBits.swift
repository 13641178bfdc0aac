/// A single-precision number as a whole number of the same order.
struct OrderedBits {
  private let bits: Int32

  static let last = OrderedBits(bits: .max)

  private init(bits: Int32) { self.bits = bits }

  @inline(__always)
  init(_ value: Float) {
    let bits = Int32(bitPattern: value.bitPattern)
    self.bits = bits ^ (bits &>> 31 & .max)
  }

  var value: Float { Float(bitPattern: UInt32(bitPattern: bits ^ (bits &>> 31 & .max))) }

  /// In the opposite order.
  @inline(__always) var turned: OrderedBits { OrderedBits(bits: ~bits) }

  /// The same order without a sign, for sorting by digits.
  @inline(__always) var unsigned: UInt32 { UInt32(bitPattern: bits) ^ 0x8000_0000 }

  /// 1 or 0.
  @inline(__always)
  func isBelow(_ other: OrderedBits) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: Int64(bits) &- Int64(other.bits)) &>> 63)
  }

  static func median(_ a: OrderedBits, _ b: OrderedBits, _ c: OrderedBits) -> OrderedBits {
    let (x, y, z) = (a.bits, b.bits, c.bits)
    return OrderedBits(bits: max(min(x, y), min(max(x, y), z)))
  }
}
