public import ArpentElections
import ArpentFormats
import ArpentGeometry
public import ArpentPages
public import ArpentRanking
import ArpentStore

/// Ranks the zones of a store for door-to-door canvassing.
public struct RankSectors: Sendable {
  public var store: String
  public var validOn: CalendarDate
  /// A ready profile's name, or the path of a YAML file of one's own.
  public var profile: String = "mobilisation"
  /// Identifiers of the elections to rank by; empty for all held until `validOn`.
  public var elections: [String] = []
  /// Candidates, lists or nuances whose votes are the support.
  public var support: [String] = []
  /// A bloc whose votes are the support as well: one of the file `blocs`, or of ``Bloc/french``.
  public var bloc: String?
  /// A YAML file of blocs; `nil` for the ready ones.
  public var blocs: String?
  /// A table of contacts counted by sector; never one of contacts.
  public var contactsPerSector: String?
  /// RANKING.csv of rankings handed out before, whose withheld sectors stay withheld.
  public var published: [String] = []
  /// How scores are drawn towards the mean and intervals made; `nil` for scores as counted alone.
  public var uncertainty: Uncertainty? = Uncertainty()
  /// Communes to rank; empty for all that have zones.
  public var communes: [String] = []
  public var title: String?
  /// Statistics of ground that no zone covers go to the zones of the same unit, in proportion.
  public var sharesOutside = false
  /// What to do with an election that was held on other zones.
  public var carrying = Carrying.auto
  /// How results of an election that was held on other zones go to the zones to rank.
  public var carryOptions = CarryOptions()
  public var thresholds = DisclosureThresholds()

  public enum Carrying: String, Sendable, CaseIterable {
    /// Carry its results onto the zones to rank, where the store knows the zones of election day.
    case auto
    /// Leave zones whose ground was another on election day without its result.
    case never
  }

  public init(store: String, validOn: CalendarDate) {
    self.store = store
    self.validOn = validOn
  }

  public func run() throws(ArpentError) -> Ranking {
    do {
      // What is wrong in a small file is said before the store is looked at.
      let profile = try ProfileChoice.profile(profile)
      let store = try ZoneStore.open(store, .readOnly)
      let input = try joined(from: store)
      return try rank(input, by: profile, earlier: earlier(input, in: store))
    } catch {
      throw ArpentError(error)
    }
  }

  /// What the store holds and what was counted beside it, sector by sector.
  func joined(from store: ZoneStore) throws -> RankingInput {
    var input = try RankingInputBuilder(request: self, store: store).build()
    if let contactsPerSector {
      let counts = try ContactCounts.read(contactsPerSector, keys: Set(input.sectors.map(\.key)))
      for s in input.sectors.indices { input.sectors[s].contacts = counts[input.sectors[s].key] }
    }
    return input
  }

  /// What rankings handed out before say of the ground of the sectors.
  func earlier(_ input: RankingInput, in store: ZoneStore) throws -> EarlierDisclosure {
    try PublishedRanking(published, store: store).disclosure(for: input.sectors)
  }

  /// Ranks what was joined.
  func rank(_ input: RankingInput, by profile: any Profile, earlier: EarlierDisclosure) throws
    -> Ranking
  {
    try Ranking(
      input, profile: profile, thresholds: thresholds, uncertainty: uncertainty, earlier: earlier)
  }

  /// Profiles that come with Arpent.
  public static var profiles: [any Profile] { ProfileChoice.ready }
}

/// What a ranking is written as.
public enum RankingOutputs {
  /// RFC 7946, one feature a sector with ground, every column of the table as a property.
  /// - Parameter language: of the explanations.
  public static func geoJSON(_ ranking: Ranking, language: Language = .en) throws(ArpentError)
    -> String
  {
    let columns = SectorColumns(ranking, language: language)
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

  static func value(_ value: ArpentRanking.PropertyValue) -> ArpentFormats.PropertyValue {
    switch value {
    case .none: .null
    case .text(let text): .string(text)
    case .integer(let number): .integer(Int64(number))
    case .number(let number): .real(number)
    case .flag(let flag): .boolean(flag)
    }
  }
}
