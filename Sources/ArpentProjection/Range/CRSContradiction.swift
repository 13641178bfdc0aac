public import ArpentGeometry

/// Coordinates that the declared system can't have.
public struct CRSContradiction: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Longitude and latitude in degrees, where lengths are declared.
    case degreesWhereLengthsAreDeclared
    /// Far too large for degrees, which are declared.
    case lengthsWhereDegreesAreDeclared
    /// Latitude first, where longitude comes first.
    case swappedAxes
    /// Nowhere near the place that the declared system is made for.
    case outsideAreaOfUse
    /// Infinite, or not a number.
    case notFinite
  }

  public let kind: Kind
  public let declared: CRS
  /// The coordinates' extent, in the declared system.
  public let box: BoundingBox
  /// Systems in which the coordinates would make sense, the likeliest first.
  public let suggestions: [CRSSuggestion]

  /// What is wrong, what the coordinates look like, and the flag that overrides the declaration.
  public var message: String {
    let extent = "coordinates run \(describe(box))"
    let finding =
      switch kind {
      case .degreesWhereLengthsAreDeclared:
        "\(extent), which looks like longitude and latitude in degrees, but the source declares "
          + "\(declared.label), whose unit is the \(declared.unitName)"
      case .lengthsWhereDegreesAreDeclared:
        "\(extent), too large for degrees, but the source declares \(declared.label)"
      case .swappedAxes:
        "\(extent), which looks like latitude before longitude; \(declared.label) is read with "
          + "longitude first"
      case .outsideAreaOfUse:
        "\(extent), which lies outside the area that \(declared.label) is made for"
      case .notFinite:
        "\(extent), and not all of them are finite numbers"
      }
    if kind == .swappedAxes { return "\(finding): swap the two columns or axes" }
    guard let first = suggestions.first else {
      return "\(finding); if you know their system, name it with --crs EPSG:N"
    }
    return "\(finding); to read them as \(first.meaning), pass --crs \(first.identifier)"
  }
}

/// A system that would make sense of some coordinates: for an error's text, never to be applied
/// unasked.
public struct CRSSuggestion: Hashable, Sendable {
  /// `EPSG:2154`.
  public let identifier: String
  /// In words: `Lambert-93`.
  public let meaning: String
}
