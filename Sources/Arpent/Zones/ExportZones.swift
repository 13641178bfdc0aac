public import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentStore
import Foundation

/// Writes zones out of a store, as other programs read them.
public struct ExportZones: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case geojson, gpkg, csv
  }

  /// Which zones.
  public enum Selection: Sendable {
    case validOn(CalendarDate, recordedAsOf: Instant?)
    case vintage(String)
  }

  public var store: String
  public var selection: Selection
  public var format: Format
  /// Path, or `-` for standard output (not for GeoPackage).
  public var output: String

  public init(store: String, selection: Selection, format: Format, output: String) {
    self.store = store
    self.selection = selection
    self.format = format
    self.output = output
  }

  /// - Returns: the number of zones written.
  public func run() throws(ArpentError) -> Int {
    do {
      let versions = try Self.zones(of: selection, in: .open(store, .readOnly))
      switch format {
      case .geojson: try Self.writeGeoJSON(versions, to: output)
      case .csv: try OutputFile.write(try Self.csv(versions), to: output)
      case .gpkg:
        guard output != "-" else {
          throw ArpentError(.usage, "a GeoPackage can't go to standard output; name a file")
        }
        try Self.writeGeoPackage(versions, to: output)
      }
      return versions.count
    } catch {
      throw ArpentError(error)
    }
  }

  static func zones(of selection: Selection, in store: ZoneStore) throws(StoreError)
    -> [ZoneVersion]
  {
    switch selection {
    case .validOn(let day, let instant): try store.zones(validOn: day, recordedAsOf: instant)
    case .vintage(let name): try store.zones(vintage: name)
    }
  }

  private static let fields = [
    "zone", "commune", "code", "name", "vintage", "valid_from", "valid_to", "area_m2",
  ]

  private static func values(_ version: ZoneVersion) -> [PropertyValue] {
    let key = version.zone.key
    let texts: [String?] = [
      key.description, key.commune, key.code, version.zone.name, version.vintage,
      version.validity.from.description, version.validity.to?.description,
    ]
    return texts.map { $0.map(PropertyValue.string) ?? .null } + [.real(version.area.rounded())]
  }

  private static func writeGeoJSON(_ versions: [ZoneVersion], to path: String) throws {
    func fill(_ writer: inout GeoJSONWriter) throws {
      for version in versions {
        let row = zip(fields, values(version)).map { (name: $0, value: $1) }
        try writer.write(properties: row, area: version.zone.ground)
      }
    }
    guard path == "-" else { return try GeoJSONWriter.write(to: path, name: "zones", fill) }
    var writer = GeoJSONWriter(name: "zones") { bytes in
      try FileHandle.standardOutput.write(contentsOf: bytes)
    }
    try fill(&writer)
    try writer.finish()
  }

  private static func writeGeoPackage(_ versions: [ZoneVersion], to path: String) throws {
    let columns = fields.map { VectorField(name: $0, type: $0 == "area_m2" ? .real : .string) }
    try GeoPackageWriter.write(to: path, layer: "zones", fields: columns) { writer in
      for version in versions {
        try writer.write(properties: values(version), area: version.zone.ground)
      }
    }
  }

  private static func csv(_ versions: [ZoneVersion]) throws -> String {
    versions.reduce(into: CSVText.line(fields)) { text, version in
      text += CSVText.line(values(version).map { $0.text ?? "" })
    }
  }
}

extension ExportZones.Selection {
  /// What a user means by one word: the vintage of that name where the store at `path` has one, or
  /// else a day.
  /// - Throws: usage, with the names of the vintages, when it is neither.
  public init(named text: String, in path: String) throws(ArpentError) {
    do {
      let names = try ZoneStore.open(path, .readOnly).vintages().map(\.vintage.name)
      if names.contains(text) {
        self = .vintage(text)
      } else if let day = CalendarDate(text) {
        self = .validOn(day, recordedAsOf: nil)
      } else {
        throw ArpentError(
          .usage,
          "the store has no such vintage, and it is no day; it has: "
            + names.joined(separator: ", "), Subject(file: path, field: "vintage", value: text))
      }
    } catch {
      throw ArpentError(error)
    }
  }
}
