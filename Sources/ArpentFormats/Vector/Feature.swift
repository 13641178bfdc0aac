public import ArpentElections
public import ArpentGeometry

/// One record of a layer, as read.
public struct Feature: Hashable, Sendable {
  /// From 1, in file order.
  public var number: Int
  /// Line of the file on which it starts, from 1; `nil` in formats without lines.
  public var line: Int?
  /// One value for each field of the layer, in the layer's order.
  public var properties: [PropertyValue]
  public var geometry: FeatureGeometry
  /// What had to be understood or changed to read this feature.
  public var problems: [Problem]
  package var index: FieldIndex

  package init(
    number: Int, line: Int? = nil, properties: [PropertyValue], geometry: FeatureGeometry,
    problems: [Problem] = [], index: FieldIndex
  ) {
    self.number = number
    self.line = line
    self.properties = properties
    self.geometry = geometry
    self.problems = problems
    self.index = index
  }

  /// The value of the field named; `nil` when the layer has no such field.
  public subscript(field: String) -> PropertyValue? {
    index[field].map { properties[$0] }
  }
}

/// A value of a property.
public enum PropertyValue: Hashable, Sendable {
  case null
  case string(String)
  case integer(Int64)
  case real(Double)
  case boolean(Bool)
  /// A nested value, or a number that no other case can hold, as the source wrote it.
  case json(String)

  /// The value as text: a whole number without `.0`, and `nil` for null.
  public var text: String? {
    switch self {
    case .null: nil
    case .string(let text), .json(let text): text
    case .integer(let value): String(value)
    case .real(let value):
      if let whole = Int64(exactly: value) { String(whole) } else { "\(value)" }
    case .boolean(let value): value ? "true" : "false"
    }
  }
}

/// What stands in the place of a feature's geometry.
public enum FeatureGeometry: Hashable, Sendable {
  /// The ground, ring by ring as read: an open ring stays open, a bad one stays bad.
  case area(MultiPolygon, dropped: Ordinates)
  /// Null, or without any position.
  case missing
  /// Lines, each as read, and the name of the geometry: `LineString`, `PolyLine`. They have no area.
  case lines([[Coordinate]], type: String)
  /// A geometry that has neither area nor length, by its name: `Point`, `GeometryCollection`.
  case wrongType(String)
  /// A geometry with arcs, by its name: `CurvePolygon`.
  case curved(String)
  /// A geometry that breaks its format, with the reason.
  case unreadable(String)
}

/// Ordinates beside x and y.
public struct Ordinates: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Height.
  public static let z = Ordinates(rawValue: 1)
  /// Measure along a line.
  public static let m = Ordinates(rawValue: 2)
}

/// Where each field of a layer stands in its features.
package final class FieldIndex: Hashable, Sendable {
  package let names: [String]
  private let places: [String: Int]

  package init(_ names: [String]) {
    self.names = names
    places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(name: String) -> Int? { places[name] }

  package static func == (a: FieldIndex, b: FieldIndex) -> Bool { a.names == b.names }
  package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
