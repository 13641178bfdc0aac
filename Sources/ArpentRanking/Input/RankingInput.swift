public import ArpentElections
public import ArpentPages

/// Everything a ranking is made from, already joined: aggregates only, never a row about a person.
public struct RankingInput: Sendable {
  public var context: RankingContext
  /// In any order; no key twice.
  public var sectors: [SectorInput]

  public init(context: RankingContext, sectors: [SectorInput]) {
    self.context = context
    self.sectors = sectors
  }
}

/// What holds for all sectors of a ranking: the place, the day, the elections, the sources.
public struct RankingContext: Sendable {
  /// The place ranked, as a reader knows it (`Paris`).
  public var title: String
  /// The day whose zones are ranked.
  public var validOn: CalendarDate
  /// The elections chosen. Every sector's `results` follow this order.
  public var elections: [ElectionInput]
  /// The statistics joined. Every sector's `statistics` follow this order.
  public var statistics: [StatisticInput]
  public var sources: [SourceInput]
  /// Name and version of what makes the outputs (`arpent 0.1.0`).
  public var generatedBy: String
  /// Names and versions of what it runs with (`GEOS 3.11.1`), for who wants to make it again.
  public var versions: [String] = []
  /// Findings of the imports and joins that a reader of the report should know.
  public var notices: [Problem]
  /// Those notices that put the whole ranking in doubt: a report says them first.
  public var doubts: [Problem] = []
  /// The words of notices in other languages than English, for readers who have chosen one; a
  /// notice without any stands as it is.
  public var translations: [Language: [Problem: String]] = [:]

  public init(
    title: String, validOn: CalendarDate, elections: [ElectionInput],
    statistics: [StatisticInput] = [], sources: [SourceInput] = [], generatedBy: String,
    notices: [Problem] = []
  ) {
    self.title = title
    self.validOn = validOn
    self.elections = elections
    self.statistics = statistics
    self.sources = sources
    self.generatedBy = generatedBy
    self.notices = notices
  }

  /// Indices of the elections from the earliest to the latest; on one day, by identifier.
  public var chronology: [Int] {
    elections.indices.sorted { a, b in
      let (x, y) = (elections[a].election, elections[b].election)
      if x.date != y.date { return x.date < y.date }
      return x.id.utf8.lexicographicallyPrecedes(y.id.utf8)
    }
  }

  /// Somebody's support was chosen in one election at least.
  public var hasSupport: Bool { elections.contains { !$0.support.isEmpty } }
}

/// A statistical variable joined to the sectors.
public struct StatisticInput: Hashable, Sendable {
  public var variable: StatisticVariable
  /// Name of the data set that it comes from.
  public var dataset: String

  public init(variable: StatisticVariable, dataset: String) {
    self.variable = variable
    self.dataset = dataset
  }
}

/// A source, and what it was used for.
public struct SourceInput: Hashable, Sendable {
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case zones, results, statistics
  }

  public var role: Role
  /// Name of the vintage, identifier of the election, or name of the data set.
  public var subject: String
  public var source: Source

  public init(role: Role, subject: String, source: Source) {
    self.role = role
    self.subject = subject
    self.source = source
  }
}
