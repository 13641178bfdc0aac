public import ArpentPages

extension MobilisationProfile {
  public func text(in language: Language, for context: RankingContext) -> ProfileText {
    switch language {
    case .en: Self.english(hasSupport: context.hasSupport)
    case .fr: Self.french(hasSupport: context.hasSupport)
    }
  }

  private static func english(hasSupport: Bool) -> ProfileText {
    let base = [
      ProfileText.PartText(
        name: "Registered",
        definition: "electors on the roll of the latest election chosen"),
      ProfileText.PartText(
        name: "Abstention",
        definition:
          "(registered − ballots cast) ÷ registered, averaged over the elections chosen, each "
          + "weighing the same"),
    ]
    let common =
      "The next election’s abstention is taken to resemble the mean of the elections chosen."
    guard hasSupport else {
      return ProfileText(
        title: "Mobilisation, without support", formula: "score = registered × abstention",
        score: "expected abstainers",
        meaning:
          "The number of registered electors who may be expected to stay at home, whoever they "
          + "would vote for.",
        warning:
          "No candidate or list was chosen, so nothing here speaks of support: sectors are ranked "
          + "by the number of abstainers alone, and may well be hostile ground. Choose the "
          + "candidates or lists you support to rank abstaining supporters.",
        parts: base, assumptions: [common])
    }
    return ProfileText(
      title: "Mobilisation", formula: "score = registered × abstention × support",
      score: "expected abstaining supporters",
      meaning:
        "The number of supporters who may be expected to stay at home, if abstainers lean as "
        + "their neighbours who vote do.",
      parts: base + [
        ProfileText.PartText(
          name: "Support",
          definition:
            "votes of the candidates or lists chosen ÷ valid votes, averaged over the elections "
            + "where they stood")
      ],
      assumptions: [
        common,
        "Abstainers are taken to lean as their neighbours who vote do. Where they don’t, the "
          + "score is off by as much; it orders sectors, and is not a count of people.",
      ])
  }

  private static func french(hasSupport: Bool) -> ProfileText {
    let base = [
      ProfileText.PartText(
        name: "Inscrits", definition: "électeurs inscrits lors du dernier scrutin retenu"),
      ProfileText.PartText(
        name: "Abstention",
        definition:
          "(inscrits − votants) ÷ inscrits, en moyenne sur les scrutins retenus, chacun comptant "
          + "autant"),
    ]
    let common =
      "L’abstention du prochain scrutin est supposée proche de la moyenne des scrutins retenus."
    guard hasSupport else {
      return ProfileText(
        title: "Mobilisation, sans soutien", formula: "score = inscrits × abstention",
        score: "abstentionnistes attendus",
        meaning:
          "Le nombre d’inscrits qui resteraient chez eux, quel que soit leur penchant.",
        warning:
          "Aucun candidat ni aucune liste n’a été choisi : rien ici ne parle de soutien. Les "
          + "secteurs sont classés selon le seul nombre d’abstentionnistes, et peuvent être un "
          + "terrain hostile. Choisissez les candidats ou listes que vous soutenez pour classer "
          + "les soutiens abstentionnistes.",
        parts: base, assumptions: [common])
    }
    return ProfileText(
      title: "Mobilisation", formula: "score = inscrits × abstention × soutien",
      score: "soutiens abstentionnistes attendus",
      meaning:
        "Le nombre de soutiens qui resteraient chez eux, si les abstentionnistes penchent comme "
        + "leurs voisins qui votent.",
      parts: base + [
        ProfileText.PartText(
          name: "Soutien",
          definition:
            "voix des candidats ou listes choisis ÷ exprimés, en moyenne sur les scrutins où ils "
            + "se présentaient")
      ],
      assumptions: [
        common,
        "Les abstentionnistes sont supposés pencher comme leurs voisins qui votent. Là où c’est "
          + "faux, le score se trompe d’autant : il ordonne des secteurs, il ne compte personne.",
      ])
  }
}
