import ArpentPages

/// Words about results that were carried from other zones.
struct CarriedText {
  let heading: String
  /// Election, stations that went whole, stations divided.
  let summary: String
  let dividedBy: String
  let outsideHeading: String
  let outsideIntro: String
  let share: String
  let groupOutside: String
  /// Share, election, method.
  let mark: String
  /// Low, high.
  let markBand: String
  let assumption: String
  private let methods: [String: String]

  init(_ language: Language) {
    switch language {
    case .en:
      heading = "Results carried from other zones"
      summary =
        "{0} was held on other zones. {1} of its stations lie in one of today’s sectors and keep "
        + "their figures; {2} were divided, and no vote was lost: what lies in no sector is listed."
      dividedBy = "Divided by: {0}."
      outsideHeading = "Parts of stations that lie in no sector"
      outsideIntro = "They count in the totals and in no sector."
      share = "Share"
      groupOutside = "In no sector"
      mark = "{0} of the roll of {1} was carried from divided stations ({2})"
      markBand = "registered: {0} to {1}, nine times in ten"
      assumption =
        "Figures marked ⇄ were not counted in the sector: they were shared out from the stations of "
        + "election day, by where people live or by ground. Each has a band that held the true count "
        + "nine times in ten where the truth was known (census blocks of Denver); RANKING.csv has it."
      methods = [
        "area": "ground", "addresses": "addresses", "population": "people", "mixed": "several ways",
        "whole": "undivided",
      ]
    case .fr:
      heading = "Résultats reportés depuis d’autres contours"
      summary =
        "{0} s’est tenu sur d’autres contours. {1} bureaux tiennent dans un secteur d’aujourd’hui et "
        + "gardent leurs chiffres ; {2} ont été répartis, sans perdre une voix : ce qui ne tient dans "
        + "aucun secteur est listé."
      dividedBy = "Répartis selon : {0}."
      outsideHeading = "Parts de bureaux hors de tout secteur"
      outsideIntro = "Elles comptent dans les totaux et dans aucun secteur."
      share = "Part"
      groupOutside = "Hors de tout secteur"
      mark = "{0} des inscrits de {1} viennent de bureaux répartis ({2})"
      markBand = "inscrits : de {0} à {1}, neuf fois sur dix"
      assumption =
        "Les chiffres marqués ⇄ n’ont pas été comptés dans le secteur : ils sont répartis depuis les "
        + "bureaux du jour du scrutin, selon le lieu d’habitation ou la surface. Chacun a une "
        + "fourchette qui contenait le vrai compte neuf fois sur dix là où il était connu (îlots de "
        + "recensement de Denver) ; RANKING.csv la donne."
      methods = [
        "area": "surface", "addresses": "adresses", "population": "habitants",
        "mixed": "plusieurs méthodes", "whole": "sans division",
      ]
    }
  }

  /// A method, with the name of its data behind it where there is one.
  func name(ofMethod method: String) -> String {
    let word = method.prefix { $0 != " " }
    return (methods[String(word)] ?? String(word)) + method.dropFirst(word.count)
  }
}
