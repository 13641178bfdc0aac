/// Ranks scores: 1 for the highest, equal scores sharing the rank, as a ranking does.
///
/// Scores are compared as single-precision numbers, sorted by their bits in three passes of eleven
/// (least significant digit first): no comparison, and the same on every machine.
struct RankSort {
  private var keys: [UInt64]
  private var other: [UInt64]
  private var counts = [Int](repeating: 0, count: 3 * 2048)

  init(count: Int) {
    keys = Array(repeating: 0, count: count)
    other = keys
  }

  /// - Precondition: as many scores, and places for ranks, as the sort was made for.
  /// - Complexity: O(n)
  mutating func rank(
    _ scores: UnsafeBufferPointer<Float>, into ranks: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(scores.count == keys.count && ranks.count == keys.count)
    let count = scores.count
    keys.withUnsafeMutableBufferPointer { keys in
      other.withUnsafeMutableBufferPointer { other in
        counts.withUnsafeMutableBufferPointer { counts in
          for i in counts.indices { counts[i] = 0 }
          for i in 0..<count {
            // Highest first.
            let key = OrderedBits(scores[i]).turned.unsigned
            keys[i] = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: i))
            counts[Int(key & 2047)] += 1
            counts[2048 + Int(key >> 11 & 2047)] += 1
            counts[4096 + Int(key >> 22)] += 1
          }
          for pass in 0..<3 {
            var sum = 0
            for digit in pass * 2048..<(pass + 1) * 2048 {
              let here = counts[digit]
              counts[digit] = sum
              sum += here
            }
            let (from, to) = pass == 1 ? (other, keys) : (keys, other)
            let shift = UInt64(32 + 11 * pass)
            for i in 0..<count {
              let digit = pass * 2048 + Int(from[i] >> shift & 2047)
              to[counts[digit]] = from[i]
              counts[digit] += 1
            }
          }
          // Three passes end in `other`.
          var rank: Float = 0
          var before = UInt64.max
          for i in 0..<count {
            if other[i] >> 32 != before { rank = Float(i + 1) }
            before = other[i] >> 32
            ranks[Int(other[i] & 0xFFFF_FFFF)] = rank
          }
        }
      }
    }
  }
}
