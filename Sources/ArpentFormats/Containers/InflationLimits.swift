/// How much a compressed file may unpack into: a small one can be made to fill any memory.
public struct InflationLimits: Hashable, Sendable {
  /// Bytes that one member may unpack into.
  public var bytes: Int
  /// Unpacked bytes for each packed one, checked past ``freeBytes``. Coordinates written as text
  /// shrink to a fifth, and rarely to less than a thirtieth.
  public var ratio: Int
  /// Bytes that may be unpacked at any ratio.
  public var freeBytes: Int

  public init(bytes: Int = 4 << 30, ratio: Int = 250, freeBytes: Int = 64 << 20) {
    self.bytes = bytes
    self.ratio = ratio
    self.freeBytes = freeBytes
  }

  /// The limit that `unpacked` bytes out of `packed` break, in words; `nil` when they break none.
  package func broken(unpacked: Int, packed: Int) -> String? {
    if unpacked > bytes { return "\(bytes) bytes unpacked" }
    if unpacked > freeBytes && unpacked / max(packed, 1) > ratio {
      return "\(ratio) bytes unpacked for each packed one"
    }
    return nil
  }
}
