extension Indicator {
  var french: IndicatorText {
    switch self {
    case .registered:
      IndicatorText(
        "Inscrits", "électeurs inscrits lors du dernier scrutin retenu", "les résultats publiés")
    case .turnout:
      IndicatorText(
        "Participation",
        "votants ÷ inscrits, en moyenne sur les scrutins retenus, chacun comptant autant", Self.ndi)
    case .abstention:
      IndicatorText(
        "Abstention",
        "(inscrits − votants) ÷ inscrits, en moyenne sur les scrutins retenus, chacun comptant "
          + "autant", Self.ndi + " (participation)")
    case .turnoutTrend:
      IndicatorText(
        "Tendance de la participation",
        "pente de la droite des moindres carrés passant par l’écart de participation à l’ensemble, "
          + "en points par an : positive là où le secteur rattrape ou distance l’ensemble",
        "la nôtre")
    case .dropOff:
      IndicatorText(
        "Votants perdus",
        "participation du scrutin le plus suivi dans l’ensemble, moins celle du moins suivi : ceux "
          + "qui viennent pour l’un et pas pour l’autre",
        "la nôtre")
    case .roundRise:
      IndicatorText(
        "Hausse entre les tours",
        "participation du second tour moins celle du premier, pour les deux derniers scrutins "
          + "espacés d’au plus trois semaines", "la nôtre")
    case .support:
      IndicatorText(
        "Soutien",
        "voix des candidats ou listes choisis ÷ exprimés, en moyenne sur les scrutins où ils se "
          + "présentaient", Self.ndi + " (performance)")
    case .performance:
      IndicatorText(
        "Performance",
        "soutien moyen sur les scrutins où il se présentait, un scrutin comptant moitié moins tous "
          + "les quatre ans en arrière",
        Self.ndi + ", qui fait la moyenne et conseille de favoriser les scrutins récents ; la "
          + "demi-vie est la nôtre")
    case .volatility:
      IndicatorText(
        "Volatilité",
        "écart-type, sur les scrutins, de l’écart de soutien à l’ensemble : combien le secteur "
          + "s’écarte du mouvement général",
        "la nôtre, d’après M. N. Pedersen, European Journal of Political Research 7, 1979")
    case .persuadability:
      IndicatorText(
        "Électorat mobile",
        "moyenne de |soutien − soutien au scrutin précédent| sur les scrutins dans le temps : votes "
          + "qui changent, ou partagés quand deux scrutins ont lieu le même jour ; choisir des "
          + "scrutins semblables", Self.ndi + " (persuadability)")
    case .mobilisationPotential:
      IndicatorText(
        "Potentiel de mobilisation",
        "inscrits × abstention × soutien : les soutiens qui restent chez eux",
        "le nôtre, des sources de ses parties")
    case .persuasionPotential:
      IndicatorText(
        "Potentiel de persuasion",
        "inscrits × participation × électorat mobile : les votants qui changent de camp",
        Self.ndi + " (participation et persuadability multipliées)")
    case .closeness:
      IndicatorText(
        "Scrutin serré", "1 − (voix du premier − voix du deuxième) ÷ exprimés au dernier scrutin",
        "la nôtre : l’écart entre les deux premiers")
    case .density:
      IndicatorText("Densité", "inscrits du dernier scrutin ÷ km² de terrain", "la nôtre")
    case .doors:
      IndicatorText(
        "Portes", "ménages là où ils sont connus, sinon inscrits ÷ électeurs par porte",
        "Insee pour les ménages ; le rapport est une hypothèse")
    case .contacts:
      IndicatorText("Contacts", "contacts de la campagne, comptés par secteur", "la campagne")
    case .doorsPerHour:
      IndicatorText(
        "Portes par heure",
        "60 ÷ (minutes à une porte + marche jusqu’à la suivante), les portes étant régulièrement "
          + "espacées", "le nôtre ; durées, taux de contact et allure sont des hypothèses")
    case .votesPerHourByVoteShare:
      IndicatorText(
        "Voix par heure, par conviction",
        "portes par heure × taux de contact × participation × effet d’une visite sur la part des "
          + "voix",
        "effet : V. Pons, American Economic Review 108(6), 2018, qui en trouve un sur la part des "
          + "voix et aucun sur la participation")
    case .votesPerHourByTurnout:
      IndicatorText(
        "Voix par heure, par participation",
        "portes par heure × taux de contact × abstention × effet d’une visite sur un abstentionniste "
          + "× soutien",
        "effet : une hypothèse de notre part ; les expériences qui en trouvent un sont passées en "
          + "revue par D. P. Green, M. C. McGrath et P. M. Aronow, Journal of Elections, Public "
          + "Opinion and Parties 23(1), 2013 ; Pons (2018) n’en trouve aucun en France")
    case .socioDemographic(let figure): figure.french
    case .statistic(let name):
      IndicatorText(name, "la statistique telle qu’importée", "son producteur")
    }
  }
}

extension SocioDemographic {
  var french: IndicatorText {
    func text(_ name: String, _ definition: String) -> IndicatorText {
      IndicatorText(name, definition, Self.insee)
    }
    return switch self {
    case .inhabitants: text("Habitants", "personnes qui y vivent")
    case .households: text("Ménages", "ménages qui y vivent")
    case .agedUnder18: text("Moins de 18 ans", "personnes de moins de 18 ans ÷ habitants")
    case .aged18To39: text("18–39 ans", "personnes de 18 à 39 ans ÷ habitants")
    case .aged65Plus: text("65 ans et plus", "personnes de 65 ans et plus ÷ habitants")
    case .income:
      text(
        "Revenu",
        "niveau de vie moyen par personne, borné aux deux bouts par le producteur ; par "
          + "IRIS, moyenne de médianes")
    case .poverty: text("Pauvreté", "ménages pauvres ÷ ménages ; par IRIS, taux de pauvreté")
    case .owners: text("Propriétaires", "ménages propriétaires ÷ ménages")
    case .socialHousing: text("Logement social", "logements sociaux ÷ logements")
    case .flats: text("Collectif", "ménages en collectif ÷ ménages en collectif ou en maison")
    case .livingAlone: text("Personnes seules", "ménages d’une personne ÷ ménages")
    case .singleParents: text("Familles monoparentales", "ménages monoparentaux ÷ ménages")
    case .populationDensity: text("Densité de population", "habitants ÷ km² de terrain")
    }
  }
}
