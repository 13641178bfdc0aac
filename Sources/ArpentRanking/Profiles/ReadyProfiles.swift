import ArpentPages

extension FormulaProfile {
  /// The profiles that are there besides ``MobilisationProfile``.
  public static let ready: [FormulaProfile] = [
    persuasion, balanced, expectedVotesPerHour, expectedVotesPerHourByTurnout,
  ]

  /// registered × turnout × persuadability: voters who have been seen to change sides.
  public static let persuasion = FormulaProfile(
    name: "persuasion",
    formula: Formula(
      .product, [Formula.Term(.registered), Formula.Term(.turnout), Formula.Term(.persuadability)]),
    words: [
      .en: Words(
        title: "Persuasion", score: "voters who change sides",
        meaning:
          "The number of voters by which support has gone up or down from one election to the next, "
          + "at the usual turnout: about how many may be won, or lost.",
        assumptions: [
          "Elections of different kinds change sides by themselves: choose like ones. What moved "
            + "both ways within a sector can’t be seen, so true movement is larger."
        ]),
      .fr: Words(
        title: "Persuasion", score: "votants qui changent de camp",
        meaning:
          "Le nombre de votants dont le soutien a monté ou baissé d’un scrutin à l’autre, à la "
          + "participation habituelle : à peu près ceux qui sont à gagner, ou à perdre.",
        assumptions: [
          "Des scrutins de nature différente font changer de camp à eux seuls : choisir des scrutins "
            + "semblables. Ce qui a bougé dans les deux sens au sein d’un secteur ne se voit pas : le "
            + "vrai mouvement est plus grand."
        ]),
    ])

  /// Mobilisation, persuasion, closeness and ease of work, each by the sector's place among all.
  public static let balanced = FormulaProfile(
    name: "balanced",
    formula: Formula(
      .sum,
      [
        Formula.Term(.mobilisationPotential, .percentile, weight: 0.4),
        Formula.Term(.persuasionPotential, .percentile, weight: 0.3),
        Formula.Term(.closeness, .percentile, weight: 0.15),
        Formula.Term(.doorsPerHour, .percentile, weight: 0.15),
      ]),
    words: [
      .en: Words(
        title: "Balanced", score: "points of priority",
        meaning:
          "Each part counts by the share of sectors that are below, from 0 to 1: four tenths for "
          + "supporters at home, three for voters who change sides, the rest for a close contest and "
          + "for doors that stand near each other. The weights are a choice, not a finding: see what "
          + "a change of weights would do."),
      .fr: Words(
        title: "Équilibre", score: "points de priorité",
        meaning:
          "Chaque partie compte selon la part des secteurs qui sont en dessous, de 0 à 1 : quatre "
          + "dixièmes pour les soutiens restés chez eux, trois pour les votants qui changent de camp, "
          + "le reste pour un scrutin serré et des portes proches. Les poids sont un choix, non une "
          + "découverte : voir ce qu’un changement de poids ferait."),
    ])

  /// doors an hour × contact rate × turnout × effect on the vote share.
  public static let expectedVotesPerHour = votesPerHour(byTurnout: false, Canvassing())

  /// doors an hour × contact rate × abstention × effect on turnout × support.
  public static let expectedVotesPerHourByTurnout = votesPerHour(byTurnout: true, Canvassing())

  /// Votes to expect of an hour's work under the assumptions given.
  /// - Parameter byTurnout: by bringing abstaining supporters to vote, rather than by winning over
  ///   those who vote.
  public static func votesPerHour(byTurnout: Bool, _ canvassing: Canvassing) -> FormulaProfile {
    var formula = Formula(
      .product,
      byTurnout
        ? [Formula.Term(.doorsPerHour), Formula.Term(.abstention), Formula.Term(.support)]
        : [Formula.Term(.doorsPerHour), Formula.Term(.turnout)])
    formula.canvassing = canvassing
    formula.factor =
      canvassing.contactRate
      * (byTurnout ? canvassing.effectOnTurnout : canvassing.effectOnVoteShare)
    formula.shown = [
      .doors, byTurnout ? .votesPerHourByVoteShare : .votesPerHourByTurnout,
    ]
    return FormulaProfile(
      name: byTurnout ? "expected-votes-per-hour-turnout" : "expected-votes-per-hour",
      formula: formula,
      words: [
        .en: Words(
          title: byTurnout ? "Votes per hour, by turnout" : "Votes per hour, by vote share",
          score: "votes an hour",
          meaning: byTurnout
            ? "Votes to expect of an hour’s door-to-door work by bringing abstaining supporters to "
              + "the polls. The same by vote share stands in a column of its own."
            : "Votes to expect of an hour’s door-to-door work by winning over people who vote. The "
              + "same by turnout stands in a column of its own."),
        .fr: Words(
          title: byTurnout ? "Voix par heure, par participation" : "Voix par heure, par conviction",
          score: "voix par heure",
          meaning: byTurnout
            ? "Les voix à attendre d’une heure de porte-à-porte en amenant aux urnes des soutiens "
              + "abstentionnistes. Les mêmes par conviction ont leur propre colonne."
            : "Les voix à attendre d’une heure de porte-à-porte en gagnant des gens qui votent. Les "
              + "mêmes par participation ont leur propre colonne."),
      ])
  }
}
