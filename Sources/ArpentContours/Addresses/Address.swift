public import ArpentGeometry

/// One row of an address table: where it is, and at which station those who live there vote.
public struct Address: Sendable, Hashable {
  /// How precisely a geocoder found it.
  public enum Match: UInt8, Sendable, Hashable, CaseIterable {
    case housenumber, interpolation, street, locality, municipality
    /// Nobody said: taken for a door.
    case unknown

    /// What one address counts for beside one found at its door. A street's middle stands for any of
    /// its numbers, a municipality's for anything in it: they decide only where nothing better is near.
    var weight: Double {
      switch self {
      case .housenumber, .unknown: 1
      case .interpolation: 0.8
      case .street: 0.25
      case .locality: 0.1
      case .municipality: 0.02
      }
    }

    /// Found at a door, or between two.
    var isFirm: Bool { self == .housenumber || self == .interpolation || self == .unknown }
  }

  /// In metres, in a projected CRS.
  public var position: Coordinate
  /// Place of its station in the ascending list of the commune's codes.
  public var station: Int
  /// How many addresses the row stands for.
  public var count: Double
  public var match: Match
  /// The geocoder's score, 0 to 1; 1 where there is none.
  public var score: Double
  /// Some number for the street, the same for all its addresses; `nil` where it has none.
  public var street: Int?
  /// The house's number in its street, without suffix.
  public var number: Int?

  public init(
    position: Coordinate, station: Int, count: Double = 1, match: Match = .unknown,
    score: Double = 1, street: Int? = nil, number: Int? = nil
  ) {
    self.position = position
    self.station = station
    self.count = count
    self.match = match
    self.score = score
    self.street = street
    self.number = number
  }

  /// What it counts for.
  var weight: Double { count * match.weight * score }
}
