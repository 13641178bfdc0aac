public import ArpentElections
import ArpentFormats
import ArpentGeometry
public import ArpentRanking
import ArpentStore

/// Ranks the zones of a store for door-to-door canvassing.
public struct RankSectors: Sendable {
  public var store: String
  public var validOn: CalendarDate
  public var profile: String = "mobilisation"
  /// Identifiers of the elections to rank by; empty for all held until `validOn`.
  public var elections: [String] = []
  /// Candidates, lists or nuances whose votes are the support.
  public var support: [String] = []
  /// Communes to rank; empty for all that have zones.
  public var communes: [String] = []
  public var title: String?
  /// Statistics of ground that no zone covers go to the zones of the same unit, in proportion.
  public var sharesOutside = false
  public var thresholds = DisclosureThresholds()

  public init(store: String, validOn: CalendarDate) {
    self.store = store
    self.validOn = validOn
  }

  public func run() throws(ArpentError) -> Ranking {
    do {
      let store = try ZoneStore.open(store, .readOnly)
      let input = try RankingInputBuilder(request: self, store: store).build()
      return try Ranking(input, profile: try chosenProfile(), thresholds: thresholds)
    } catch {
      throw ArpentError(error)
    }
  }

  /// Profiles that come with Arpent.
  public static let profiles: [any Profile] = [MobilisationProfile()]

  private func chosenProfile() throws(ArpentError) -> any Profile {
    guard let found = Self.profiles.first(where: { $0.name == profile }) else {
      throw ArpentError(
        .usage,
        "there is no such profile; there is: "
          + Self.profiles.map(\.name).joined(separator: ", "),
        Subject(field: "profile", value: profile))
    }
    return found
  }
}

/// What a ranking is written as.
public enum RankingOutputs {
  /// RFC 7946, one feature a sector with ground, every column of the table as a property.
  public static func geoJSON(_ ranking: Ranking) throws(ArpentError) -> String {
    let columns = SectorColumns(ranking)
    var bytes: [UInt8] = []
    do {
      var writer = GeoJSONWriter(name: "ranking") { bytes.append(contentsOf: $0) }
      for outcome in ranking.sectors {
        guard let ground = outcome.sector.ground else { continue }
        try writer.write(
          properties: columns.properties(for: outcome).map { ($0.name, value($0.value)) },
          area: ground)
      }
      try writer.finish()
    } catch {
      throw ArpentError(error)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func value(_ value: ArpentRanking.PropertyValue) -> ArpentFormats.PropertyValue {
    switch value {
    case .none: .null
    case .text(let text): .string(text)
    case .integer(let number): .integer(Int64(number))
    case .number(let number): .real(number)
    case .flag(let flag): .boolean(flag)
    }
  }
}
