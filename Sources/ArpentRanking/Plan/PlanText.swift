import ArpentPages

/// All words of the plan's section in one language.
struct PlanText {
  var heading: String
  var lead: String
  var hours: String
  var doors: String
  var gap: String
  var teamHeading: String
  var mapHeading: String
  var mapCaption: String
  /// Order, sector, doors, hours at the doors, way there, value.
  var columns: [String]
  var part: String
  var teamTotal: String
  var idle: String
  var assumptionsHeading: String
  var fromHouseholds: String
  var fromRegistered: String
  var fromBoth: String
  var paceFlat: String
  var paceByDensity: String
  var walking: String
  var transport: String
  var start: String
  var noStart: String
  var contiguous: String
  var merged: String
  var tooSmall: String
  var values: [PlanValue: String]
  var method: String

  static func of(_ language: Language) -> PlanText { language == .fr ? french : english }

  static let english = PlanText(
    heading: "The plan",
    lead:
      "{0} for {1}: <b>{2}</b> doors in <b>{3}</b> sectors, {4} hours of which {5} on the way; "
      + "it covers <b>{6}</b> {7}, of {8} in all sectors.",
    hours: "{0} hours", doors: "{0} doors",
    gap: "No plan can bring more than {0}: this one misses {1} of that at most.",
    teamHeading: "Team {0}", mapHeading: "Who goes where",
    mapCaption:
      "Each team has its colour; the number is team.order. A sector worked in part is hatched with "
      + "white.",
    columns: ["", "Sector", "Doors", "Hours", "Way there, min", "Value"],
    part: "{0} of it", teamTotal: "Team {0}: {1} hours", idle: "nothing left to do",
    assumptionsHeading: "What the plan takes for granted",
    fromHouseholds: "Doors: households of the sector, from statistics.",
    fromRegistered:
      "Doors: registered electors ÷ {0}, since no statistics of households were imported.",
    fromBoth: "Doors: households from statistics where known, else registered electors ÷ {0}.",
    paceFlat: "{0} doors an hour everywhere.",
    paceByDensity:
      "Doors an hour: {0} of doors open, {1} minutes at one that opens and {2} at one that does not, "
      + "and the walk to the next door at {3} km/h: fewer where doors stand far apart.",
    walking: "Between sectors: straight lines × {0}, on foot at {1} km/h",
    transport: ", or by transport at {0} km/h after {1} minutes where that is quicker.",
    start: "Every team sets out from {0}, {1} and comes back there.",
    noStart: "Each team starts in its first sector and ends in its last.",
    contiguous: "Each team’s sectors form one piece, over borders that they share.",
    merged: "Sectors with fewer than {0} doors are joined with a neighbour.",
    tooSmall: "Without a neighbour to be joined with: {0}.",
    values: [
      .people: "Value: the score, in proportion where a sector is worked in part.",
      .perHour: "Value: the score, which is a yield for each hour, × the hours at the doors.",
      .points:
        "Value: points above the lowest sector’s × doors; it orders plans and counts nobody.",
    ],
    method:
      "The plan was built, then taken apart and rebuilt again and again, keeping what was better; "
      + "the same inputs give the same plan. No plan can be worth more than the bound, which may cut "
      + "sectors and counts every way as short as it can be.")

  static let french = PlanText(
    heading: "Le plan",
    lead:
      "{0} pour {1} : <b>{2}</b> portes dans <b>{3}</b> secteurs, {4} heures dont {5} de trajet ; "
      + "il couvre <b>{6}</b> {7}, sur {8} dans l’ensemble des secteurs.",
    hours: "{0} heures", doors: "{0} portes",
    gap: "Aucun plan ne peut rapporter plus de {0} : celui-ci en manque {1} au plus.",
    teamHeading: "Équipe {0}", mapHeading: "Qui va où",
    mapCaption:
      "Une couleur par équipe ; le nombre dit équipe.ordre. Un secteur fait en partie est hachuré de "
      + "blanc.",
    columns: ["", "Secteur", "Portes", "Heures", "Trajet, min", "Valeur"],
    part: "{0} du secteur", teamTotal: "Équipe {0} : {1} heures", idle: "plus rien à faire",
    assumptionsHeading: "Ce que le plan suppose",
    fromHouseholds: "Portes : ménages du secteur, d’après les statistiques.",
    fromRegistered:
      "Portes : inscrits ÷ {0}, faute de statistiques de ménages.",
    fromBoth:
      "Portes : ménages d’après les statistiques là où ils sont connus, sinon inscrits ÷ {0}.",
    paceFlat: "{0} portes à l’heure partout.",
    paceByDensity:
      "Portes à l’heure : {0} des portes s’ouvrent, {1} minutes à une porte qui s’ouvre et {2} à une "
      + "autre, et la marche jusqu’à la suivante à {3} km/h : moins là où les portes sont éloignées.",
    walking: "Entre secteurs : ligne droite × {0}, à pied à {1} km/h",
    transport: ", ou en transport à {0} km/h après {1} minutes là où c’est plus court.",
    start: "Chaque équipe part de {0}, {1} et y revient.",
    noStart: "Chaque équipe commence dans son premier secteur et finit dans son dernier.",
    contiguous: "Les secteurs d’une équipe sont d’un seul tenant, par des limites communes.",
    merged: "Les secteurs de moins de {0} portes sont joints à un voisin.",
    tooSmall: "Sans voisin à qui se joindre : {0}.",
    values: [
      .people: "Valeur : le score, au prorata là où un secteur est fait en partie.",
      .perHour: "Valeur : le score, qui est un rendement par heure, × les heures aux portes.",
      .points:
        "Valeur : points au-dessus du secteur le plus bas × portes ; elle ordonne des plans et ne "
        + "compte personne.",
    ],
    method:
      "Le plan a été construit, puis défait et refait maintes fois en gardant le meilleur ; les mêmes "
      + "données donnent le même plan. Aucun plan ne peut dépasser la borne, qui peut couper les "
      + "secteurs et compte chaque trajet au plus court.")
}
