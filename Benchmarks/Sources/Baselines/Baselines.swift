public import Foundation

/// Work that any program has to do at least, timed beside ours in the same run. A ratio to it says
/// the same on a fast machine, a slow one and a busy one, as a number of seconds does not.
public enum Baseline {
  /// Seconds to fetch `count` lines of 64 bytes from all over the table, each known beforehand: what
  /// locating as many points costs at least. One word of each is read.
  public static func gather(_ count: Int, from table: [UInt64]) -> Double {
    let lines = UInt64(table.count / 8)
    return time {
      var sum: UInt64 = 0
      for number in 0..<UInt64(count) {
        var mixed = number &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed &*= 0xD6E8_FEB8_6659_FD93
        sum &+= table[Int(mixed.multipliedFullWidth(by: lines).high) * 8]
      }
      return sum
    }
  }

  /// Seconds to sort the numbers: what bringing as many edges into any order costs.
  public static func sort(_ numbers: [Double]) -> Double {
    time { UInt64(bitPattern: Int64(numbers.sorted()[numbers.count / 2])) }
  }

  /// Seconds to read the file and add up its words.
  public static func read(_ url: URL) throws -> Double {
    try time {
      let data = try Data(contentsOf: url, options: .alwaysMapped)
      return data.withUnsafeBytes { bytes in
        bytes.bindMemory(to: UInt64.self).reduce(0, &+)
      }
    }
  }

  /// Seconds to copy the file, a mebibyte at a time.
  public static func copy(_ source: URL, to target: URL) throws -> Double {
    try time {
      _ = FileManager.default.createFile(atPath: target.path, contents: nil)
      let input = try FileHandle(forReadingFrom: source)
      let output = try FileHandle(forWritingTo: target)
      var total: UInt64 = 0
      while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty {
        try output.write(contentsOf: piece)
        total += UInt64(piece.count)
      }
      return total
    }
  }

  /// Seconds that the work takes. Its result is looked at, so that it can't be left out.
  public static func time(_ work: () throws -> UInt64) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try work()
    let seconds = (clock.now - start) / .seconds(1)
    return result == 0x5EED_5EED_5EED_5EED ? seconds.nextUp : seconds
  }
}
