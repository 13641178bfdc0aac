public import ArpentGeometry
public import ArpentOverlay

/// What becomes of addresses that the drawing has not seen.
public enum HeldOut {
  /// Of one station: its addresses that were held out and lie in the outline, and those of them that
  /// fell into the zone drawn for it without them.
  public struct Agreement: Sendable, Hashable {
    public var tested = 0
    public var agreeing = 0

    public init() {}

    /// `nil` where nothing was tested.
    public var share: Double? { tested == 0 ? nil : Double(agreeing) / Double(tested) }

    /// The lower end of the share's 95 % interval (Wilson 1927); `nil` where nothing was tested.
    public var lowerBound: Double? {
      guard tested > 0 else { return nil }
      let (n, z) = (Double(tested), 1.959964)
      let p = Double(agreeing) / n
      let spread = z * ((p * (1 - p) + z * z / (4 * n)) / n).squareRoot()
      return max(0, (p + z * z / (2 * n) - spread) / (1 + z * z / n))
    }
  }

  /// Draws the zones once for each of `folds` equal parts of the addresses, without it, and asks where
  /// its addresses fall. The parts are drawn at random from `seed`, the same for the same seed.
  /// - Returns: one for each station.
  /// - Complexity: `folds` drawings.
  public static func agreement(
    addresses: [Address], stationCount: Int, outline: MultiPolygon,
    barriers: Barriers = Barriers([]), options: ContourOptions, folds: Int = 5, seed: UInt64 = 1
  ) throws(OverlayError) -> [Agreement] {
    var found = [Agreement](repeating: Agreement(), count: stationCount)
    guard folds > 1, addresses.count >= folds else { return found }
    var dice = SplitMix(state: seed)
    var fold = addresses.indices.map { $0 % folds }
    for index in stride(from: fold.count - 1, to: 0, by: -1) {
      fold.swapAt(index, Int(dice.next() % UInt64(index + 1)))
    }
    let inside = ZoneIndex(zones: [outline], threads: 1)
    for part in 0..<folds {
      let seen = addresses.indices.filter { fold[$0] != part }.map { addresses[$0] }
      let drawing = try ContourDrawing(
        addresses: seen, stationCount: stationCount, outline: outline,
        barriers: barriers, options: options)
      let index = ZoneIndex(zones: drawing.grounds.map { $0 ?? MultiPolygon([]) }, threads: 1)
      for (place, address) in addresses.enumerated() where fold[place] == part {
        guard inside.locate(address.position).kind != .outside else { continue }
        found[address.station].tested += 1
        if index.holds(address.position, in: address.station) {
          found[address.station].agreeing += 1
        }
      }
    }
    return found
  }
}

extension ZoneIndex {
  /// The zone of that number holds the position, or has it on an edge.
  public func holds(_ position: Coordinate, in zone: Int) -> Bool {
    let place = locate(position)
    return switch place.kind {
    case .outside: false
    case .interior: Int(place.zone) == zone
    case .boundary, .overlap: claimants(of: position).contains(Int32(zone))
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
