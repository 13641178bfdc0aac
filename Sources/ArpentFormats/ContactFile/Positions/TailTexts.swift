package import ArpentGeometry
import CScan

/// The ends of the lines of a list of changes, each made once, and how often each was used.
package struct TailTexts: ~Copyable {
  private let make: @Sendable (_ from: Int32, _ to: Int32) -> [UInt8]
  private var numbers: [UInt64: UInt32] = [:]
  private var moves: [ChangedGround.Move] = []
  private var bytes = PlainList<UInt8>()
  private var places = PlainList<Place>()
  private var counts = PlainList<Int>()
  /// The move asked for last of each of some, by a few bits of both its zones: borders are between two.
  private var recent = PlainList<Recent>()
  private(set) var longest = 0

  private struct Place: BitwiseCopyable {
    var start: UInt32
    var count: UInt32
  }

  private struct Recent: BitwiseCopyable {
    var pair: UInt64
    var number: UInt32
  }

  private static let recentCount = 256

  package init(_ make: @escaping @Sendable (_ from: Int32, _ to: Int32) -> [UInt8]) {
    self.make = make
    // No pair of a zone with itself is ever asked for.
    recent.grow(by: Self.recentCount)
      .update(repeating: Recent(pair: 0, number: 0), count: Self.recentCount)
  }

  /// The number of a move's text, which counts as used `times` times more.
  package mutating func use(_ from: Int32, _ to: Int32, times: Int) -> UInt32 {
    let pair = UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
    let slot = Int(truncatingIfNeeded: (from &* 7 &+ to) & Int32(Self.recentCount - 1))
    let found = recent.base[slot]
    let number = pair != 0 && found.pair == pair ? found.number : look(pair, from, to, slot)
    counts.base[Int(number)] &+= times
    return number
  }

  @inline(never)
  private mutating func look(_ pair: UInt64, _ from: Int32, _ to: Int32, _ slot: Int) -> UInt32 {
    let number: UInt32
    if let known = numbers[pair] {
      number = known
    } else {
      let text = make(from, to)
      number = UInt32(places.count)
      numbers[pair] = number
      moves.append(ChangedGround.Move(from: from, to: to))
      places.grow(by: 1).pointee = Place(
        start: UInt32(bytes.count), count: UInt32(text.count))
      counts.grow(by: 1).pointee = 0
      text.withUnsafeBufferPointer {
        bytes.grow(by: text.count).update(from: $0.baseAddress!, count: text.count)
      }
      longest = max(longest, text.count)
    }
    recent.base[slot] = Recent(pair: pair, number: number)
    return number
  }

  /// A text, valid until the next one is made.
  package func text(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    let place = places.base[Int(number)]
    return UnsafeBufferPointer(start: bytes.base + Int(place.start), count: Int(place.count))
  }

  /// Copies a text, with up to 31 bytes more behind it, and returns its length.
  @inline(__always)
  func copy(_ number: UInt32, _ to: UnsafeMutablePointer<UInt8>) -> Int {
    let place = places.base[Int(number)]
    cscan_copy(to, bytes.base + Int(place.start), Int(place.count))
    return Int(place.count)
  }

  /// How often each text was used since this was last asked.
  package mutating func takeCounts() -> [ChangedGround.Move: Int] {
    var taken: [ChangedGround.Move: Int] = [:]
    for i in 0..<counts.count where counts.base[i] > 0 {
      taken[moves[i]] = counts.base[i]
      counts.base[i] = 0
    }
    return taken
  }
}
