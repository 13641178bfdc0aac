import ArpentElections
import ArpentPages

/// All words of the report in one language. `{0}` and so on are filled in; the texts are ours and
/// go onto the page as they are.
struct ReportText {
  var documentTitle: String
  var tagline: String
  var subtitle: String
  var footer: String

  var lead: String
  var leadPlain: String
  var nothingRanked: String
  var groupsTold: String
  var sectorsRanked: String
  var registeredInThem: String
  var sectorsHoldingHalf: String
  var withheldWord: String
  var notRankedWord: String
  var rankWord: String

  var mapHeading: String
  var mapCaption: String
  var noMap: String
  var oneSector: String
  var manySectors: String
  var firstTen: String

  var formulaHeading: String
  var average: String
  var electionsChosen: String
  var supportWord: String
  var noneChosen: String

  var tableHeading: String
  var tableHelp: String
  var electionOrder: String
  var rankHeading: String
  var sectorHeading: String
  var scoreHeading: String
  var turnoutHeading: String
  var densityHeading: String
  var search: String
  var showAll: String
  var showFirst: String
  var found: String
  var printedFew: String
  /// {0} of {1} sectors have a row.
  var tableCut: String
  var moreStatistics: String

  var bandHelp: String

  var whyHeading: String
  var whyIntro: String

  var uncertaintyHeading: String
  /// Simulations, level, seed.
  var uncertaintyIntro: String
  var uncertaintyMeaning: String
  var shrinkageNote: String
  var modelHeadings: [String]
  var sensitivityHeading: String
  /// Top.
  var sensitivityIntro: String
  /// Change, stay in the top, enter, leave, correlation.
  var sensitivityHeadings: [String]
  var weightMore: String
  var weightLess: String
  var withoutElection: String
  var nothingWithout: String

  var totalsHeading: String
  var totalsIntro: String
  var totalsEqual: String
  var totalsDiffer: String
  var totalsWithheld: String
  var unstatedNote: String
  var stations: String
  var registered: String
  var cast: String
  var turnout: String
  var valid: String
  var supportVotes: String
  var supportShare: String
  var groupRanked: String
  var groupNotRanked: String
  var groupWithheld: String
  var groupWithoutGround: String
  var groupAll: String
  var groupImported: String

  var electionsHeading: String
  var others: String

  var sourcesHeading: String
  /// Used for, file, publisher, licence, date, SHA-256, bytes.
  var sourceHeadings: [String]
  var noSources: String
  var licenceUnknown: String
  var roles: [SourceInput.Role: String]
  var estimatesHeading: String
  var resultsInPlace: String
  var resultsCarried: String
  var noStatistics: String
  /// Statistic, data set, unit, sectors with a value, coverage, imputed, interpolated.
  var estimateHeadings: [String]
  var estimateNote: String

  var exceptionsHeading: String
  var withheldHeading: String
  var withheldIntro: String
  var noGroundWord: String
  var notRankedHeading: String
  var withoutGroundHeading: String
  var withoutGroundIntro: String
  var station: String
  var election: String
  var noticesHeading: String
  var severities: [Problem.Severity: String]
  var none: String

  var assumptionsHeading: String
  var caveats: [String]

  var noGroundReason: String
  var noResultReason: String
  var noTurnoutReason: String
  var nobodyRegisteredReason: String
  var moreBallotsReason: String
  var noValidVotesReason: String
  var moreSupportReason: String
  var didNotStandReason: String
  var noValueReason: String
  var filteredOutReason: String
  var excludedReason: String
  var communeLimitReason: String
}

extension ReportText {
  func sectorCount(_ count: Int, _ language: Language) -> String {
    (count == 1 ? oneSector : manySectors).filled(language.number(count))
  }

  func name(of role: SourceInput.Role) -> String { roles[role] ?? role.rawValue }

  func name(of severity: Problem.Severity) -> String {
    severities[severity] ?? severity.rawValue
  }

  /// A reason in words, not escaped: an election's title is in it.
  func describe(_ reason: UnrankedReason, _ context: RankingContext) -> String {
    func title(_ id: String) -> String {
      context.elections.first { $0.election.id == id }?.title ?? id
    }
    return switch reason {
    case .noGround: noGroundReason
    case .noResult(let id): noResultReason.filled(title(id))
    case .noTurnout(let id): noTurnoutReason.filled(title(id))
    case .nobodyRegistered(let id): nobodyRegisteredReason.filled(title(id))
    case .moreBallotsThanRegistered(let id): moreBallotsReason.filled(title(id))
    case .noValidVotes(let id): noValidVotesReason.filled(title(id))
    case .moreSupportThanValid(let id): moreSupportReason.filled(title(id))
    case .supportDidNotStand: didNotStandReason
    case .noValue(let indicator): noValueReason.filled(indicator)
    case .filteredOut(let indicator): filteredOutReason.filled(indicator)
    case .excluded: excludedReason
    case .beyondCommuneLimit(let most): communeLimitReason.filled("\(most)")
    }
  }
}
