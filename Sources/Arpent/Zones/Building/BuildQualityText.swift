import ArpentPages

/// The words of the quality page.
struct BuildQualityText {
  var title: String
  var tagline: String
  var zones: String
  var communes: String
  var agreement: String
  var contradictions: String
  var contested: String
  var absorbed: String
  var pieces: String
  var map: String
  var noMap: String
  var classes: String
  var unknown: String
  var stations: String
  var stationColumns: [String]
  var communesHeading: String
  var communeColumns: [String]
  var left: String
  var leftColumns: [String]
  var method: String
  /// Clearance, margin, rows absorbed, share absorbed, folds.
  var methodText: String
  var reading: String
  var footer: String
  /// Status and reason words by their raw values.
  var words: [String: String]

  static func text(in language: Language) -> BuildQualityText {
    switch language {
    case .en: english
    case .fr: french
    }
  }

  private static let english = BuildQualityText(
    title: "Zones built from addresses", tagline: "quality of the drawing", zones: "zones",
    communes: "communes", agreement: "of the addresses held out fall into their own zone",
    contradictions: "addresses lie in another station's zone",
    contested: "points claimed by several stations",
    absorbed: "addresses in patches that were absorbed", pieces: "pieces a zone",
    map: "How sure the zones are",
    noMap: "No map: too many zones for one page. The store opens in QGIS.",
    classes: "Held-out agreement, lower end of its 95 % interval", unknown: "not measured",
    stations: "Stations",
    stationColumns: [
      "Zone", "Rows", "Held-out agreement", "Sure to", "Contradictions", "Pieces", "km²",
      "Ground over 100 m from an address", "Remarks",
    ],
    communesHeading: "Communes",
    communeColumns: [
      "Commune", "Outcome", "Stations", "Rows", "Held-out agreement", "Contradictions",
      "Contested points", "Absorbed rows", "Left-out rows", "Outside the outline",
    ],
    left: "Not drawn", leftColumns: ["Commune", "Reason", "Detail"], method: "Method",
    methodText: """
      Addresses at one point go to the station with the greater weight, then score, then lower code. \
      Rows that all around contradicts are left out. Sites are triangulated (Delaunay) in a projected \
      plane; patches of up to {0} rows, or {1} of the station's, are absorbed. Borders are the \
      shortest lines between the sites of two stations that keep {2} m from every door where there is \
      room, and {3} of the way from either site. Agreement: {4} times, zones are drawn without a part \
      of the addresses, and the part is looked up in them.
      """,
    reading:
      "Agreement tells how well the drawing foresees addresses that it has not seen. It says nothing of ground where nobody lives.",
    footer: "Addresses: {0} (sha256 {1}). Outlines: {2} (sha256 {3}).",
    words: [
      "drawn": "drawn", "outline": "one station: the outline", "skipped": "not drawn",
      "no-outline": "no outline", "no-addresses": "no located address",
      "not-territorial": "electors not split by ground", "faulty-partition": "failed its check",
      "failed": "failed", "no-ground": "contradicted everywhere",
      "few-addresses": "few addresses",
    ])

  private static let french = BuildQualityText(
    title: "Zones construites à partir des adresses", tagline: "qualité du tracé", zones: "zones",
    communes: "communes", agreement: "des adresses mises de côté tombent dans leur zone",
    contradictions: "adresses dans la zone d’un autre bureau",
    contested: "points revendiqués par plusieurs bureaux",
    absorbed: "adresses dans des fragments absorbés", pieces: "morceaux par zone",
    map: "Fiabilité des zones",
    noMap: "Pas de carte : trop de zones pour une page. Le fichier s’ouvre dans QGIS.",
    classes: "Concordance des adresses mises de côté, borne basse de l’intervalle à 95 %",
    unknown: "non mesurée", stations: "Bureaux",
    stationColumns: [
      "Zone", "Lignes", "Concordance", "Sûre à", "Contradictions", "Morceaux", "km²",
      "Sol à plus de 100 m d’une adresse", "Remarques",
    ],
    communesHeading: "Communes",
    communeColumns: [
      "Commune", "Issue", "Bureaux", "Lignes", "Concordance", "Contradictions", "Points contestés",
      "Lignes absorbées", "Lignes écartées", "Hors du contour",
    ],
    left: "Non tracées", leftColumns: ["Commune", "Raison", "Détail"], method: "Méthode",
    methodText: """
      Les adresses d’un même point vont au bureau de plus grand poids, puis de meilleur score, puis de \
      plus petit code. Les lignes que tout contredit autour d’elles sont écartées. Les points sont \
      triangulés (Delaunay) dans un plan projeté ; les fragments de {0} lignes au plus, ou de {1} de \
      celles du bureau, sont absorbés. Les limites sont les lignes les plus courtes entre les points \
      de deux bureaux, à {2} m au moins de chaque porte quand la place le permet, et à {3} au moins de \
      l’écart entre les deux. Concordance : {4} fois, les zones sont tracées sans une partie des \
      adresses, que l’on y recherche ensuite.
      """,
    reading:
      "La concordance dit si le tracé prévoit des adresses qu’il n’a pas vues. Elle ne dit rien des lieux où personne n’habite.",
    footer: "Adresses : {0} (sha256 {1}). Contours : {2} (sha256 {3}).",
    words: [
      "drawn": "tracée", "outline": "un seul bureau : le contour", "skipped": "non tracée",
      "no-outline": "sans contour", "no-addresses": "aucune adresse localisée",
      "not-territorial": "électeurs non répartis par territoire",
      "faulty-partition": "contrôle non passé", "failed": "échec",
      "no-ground": "contredit partout", "few-addresses": "peu d’adresses",
    ])
}
