import ArpentElections

extension ReportText {
  static let english = ReportText(
    documentTitle: "{0}: where to knock first",
    tagline: "Sectors ranked for door-to-door canvassing",
    subtitle: "Profile: {0} · sectors as they stand on {1}",
    footer:
      "Made by {0}. The same inputs give this same page, byte for byte. Every figure is an "
      + "aggregate over a sector; none is about a person.",
    lead:
      "Sector {0} comes first with {1} {2}. Half of the total is in the first {3} of the {4} sectors "
      + "ranked ({5}).",
    leadPlain: "Sector {0} comes first of the {3} sectors ranked, with {1} {2}.",
    nothingRanked: "No sector could be ranked. The reasons are listed below.",
    groupsTold: "groups of sectors that can be told apart",
    sectorsRanked: "sectors ranked",
    registeredInThem: "registered electors in them",
    sectorsHoldingHalf: "first sectors hold half of these",
    withheldWord: "withheld",
    notRankedWord: "not ranked",
    rankWord: "rank",
    mapHeading: "The map",
    mapCaption:
      "Classes hold about as many sectors each. Numbers mark the ten first. Point at a sector to "
      + "read it, click to go to its row. North is up.",
    noMap: "No sector has ground to draw.",
    oneSector: "{0} sector",
    manySectors: "{0} sectors",
    firstTen: "The ten first",
    formulaHeading: "How the score is made",
    average: "average {0}",
    electionsChosen: "Elections chosen",
    supportWord: "Support:",
    noneChosen: "none chosen; counts for turnout only",
    tableHeading: "Every ranked sector",
    tableHelp:
      "×1.60 means 1.6 times the average sector; the factors of the parts multiply to the score’s. "
      + "≈ marks a statistic of which a tenth or more is interpolated or imputed.",
    electionOrder: "Small figures and the turnout line follow the elections in time: {0}.",
    rankHeading: "Rank",
    sectorHeading: "Sector",
    scoreHeading: "Score",
    turnoutHeading: "Turnout",
    densityHeading: "Registered per km²",
    search: "Find a sector",
    showAll: "Show all {0}",
    showFirst: "Show the first 100",
    found: "found",
    printedFew:
      "Printed as shown on screen: not all of the {0} ranked sectors. RANKING.csv holds them all.",
    tableCut: "The first {0} of {1} sectors ranked; RANKING.csv and the map have all.",
    moreStatistics: "RANKING.csv holds further statistics.",
    bandHelp:
      "Small figures under rank and score are their intervals at {0}; a line opens a "
      + "group of sectors that can be told from the group above.",
    whyHeading: "Why the first ten stand there",
    whyIntro: "Each part beside its mean over the ranked sectors of the commune.",
    uncertaintyHeading: "How sure this is",
    uncertaintyIntro:
      "All sectors were drawn and ranked {0} times (seed {2}). An interval holds {1} "
      + "of the draws.",
    uncertaintyMeaning:
      "A count is one outcome of what people were inclined to do; carried and imputed "
      + "figures are off by what is said of them. The intervals speak of the elections "
      + "chosen. How the next one may differ from them they don’t know: a backtest does.",
    shrinkageNote:
      "Small sectors’ rates are drawn towards the place’s: as if each had this many "
      + "people more, at the place’s rate (beta-binomial model fitted to all sectors, "
      + "empirical Bayes).",
    modelHeadings: ["Election", "Rate", "All sectors", "Spread of sectors", "Electors added"],
    sensitivityHeading: "What other choices would do",
    sensitivityIntro:
      "How many of the first {0} stay among them when a weight changes by a fifth, or "
      + "an election is left out.",
    sensitivityHeadings: ["Change", "Stay", "Enter", "Leave", "Rank correlation"],
    weightMore: "{0}: weight a fifth more",
    weightLess: "{0}: weight a fifth less",
    withoutElection: "without {0}",
    nothingWithout: "the formula gives nothing without it",
    totalsHeading: "Totals against the imported results",
    totalsIntro:
      "Every vote that was imported is in exactly one of these groups, so that their sum can be "
      + "held against the sum of the results as imported.",
    totalsEqual: "equal to the imported results",
    totalsDiffer: "differs from the imported results",
    totalsWithheld: "Withheld: the totals would tell of too few people.",
    unstatedNote: "* some stations do not state this figure; they add nothing to the sum.",
    stations: "Stations",
    registered: "Registered",
    cast: "Ballots cast",
    turnout: "Turnout",
    valid: "Valid votes",
    supportVotes: "Support votes",
    supportShare: "Support",
    groupRanked: "Ranked sectors",
    groupNotRanked: "Sectors not ranked",
    groupWithheld: "Withheld, together",
    groupWithoutGround: "Stations without ground",
    groupAll: "All of these",
    groupImported: "Results as imported",
    electionsHeading: "What the elections said here",
    others: "and {0} others",
    sourcesHeading: "Sources, and what was estimated",
    sourceHeadings: ["Used for", "File", "Publisher", "Licence", "Date", "SHA-256", "Bytes"],
    noSources: "No source was recorded.",
    licenceUnknown: "not stated",
    roles: [.zones: "Zones", .results: "Results", .statistics: "Statistics"],
    estimatesHeading: "Interpolated or imputed",
    resultsInPlace:
      "No result was carried from other ground: each sector has the count of the station of its code, "
      + "as the zones known for election day have it. None is interpolated or imputed.",
    resultsCarried:
      "In {0} of {1} sector results a part was carried over from other ground; of these, {2} is "
      + "estimated on average.",
    noStatistics: "No statistics were joined.",
    estimateHeadings: [
      "Statistic", "Data set", "Unit", "Sectors with a value", "Ground covered", "Imputed",
      "Interpolated",
    ],
    estimateNote:
      "Means over the sectors shown. Imputed: estimated by the publisher. Interpolated: shared out "
      + "from units that lie across a sector’s boundary.",
    exceptionsHeading: "What is not in the table",
    withheldHeading: "Withheld for their size",
    withheldIntro:
      "No figure is given for fewer than {0} households, {1} contacts or {2} registered electors, "
      + "where these are known. Others are withheld with them, so that no subtraction from a total "
      + "gives a small one away; which is which is not said.",
    noGroundWord: "station without ground",
    notRankedHeading: "Not ranked, and why",
    withoutGroundHeading: "Results without ground",
    withoutGroundIntro:
      "Stations that voted but stand for no zone here: those of prisoners or voters abroad, and any "
      + "that are newer than the zones or have another code. They count in the totals and in no sector.",
    station: "Station",
    election: "Election",
    noticesHeading: "Notices from the imports",
    severities: [.notice: "Notice", .repaired: "Repaired", .rejected: "Rejected"],
    none: "None.",
    assumptionsHeading: "How far to trust this",
    caveats: [
      "A sector’s figure says nothing of a person in it. People of all opinions live in every "
        + "sector, and inferring one’s vote from one’s address is an error (the ecological fallacy) "
        + "and, for a political opinion, unlawful.",
      "Results are of the past: people moved, came of age and died since, and the roll of the latest "
        + "election is not today’s.",
      "Sectors whose scores are close are not told apart by this ranking; treat neighbours in the "
        + "list as equal.",
      "The formula is published and deliberately simple. It does not know of lifts, entry codes, "
        + "slopes, or of who has been visited already.",
    ],
    noGroundReason: "the source has no ground for it",
    noResultReason: "no result for {0}",
    noTurnoutReason: "{0} does not say how many were registered or voted",
    nobodyRegisteredReason: "nobody was registered for {0}",
    moreBallotsReason: "more ballots than registered electors in {0}",
    noValidVotesReason: "no valid vote in {0}",
    moreSupportReason: "more support votes than valid votes in {0}",
    didNotStandReason: "none of the candidates or lists chosen stood there",
    noValueReason: "no value for {0}",
    filteredOutReason: "left out by the filter on {0}",
    excludedReason: "left out by the profile",
    communeLimitReason: "its commune already has {0} sectors in the ranking")
}
