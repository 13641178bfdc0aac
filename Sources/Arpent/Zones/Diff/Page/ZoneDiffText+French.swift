import ArpentChange

extension ZoneDiffText {
  static let french = ZoneDiffText(
    title: "Zones de {0} à {1}",
    tagline: "Ce que sont devenus les secteurs de vote",
    subtitle: "{0} : {1} zones · {2} : {3} zones",
    since: "à partir du {0}",
    footer:
      "Produit par {0}. Les mêmes zones donnent cette même page, à l’octet près. D’après le terrain, "
      + "non d’après les codes.",
    lead:
      "Des <b>{0}</b> zones de {1}, <b>{2}</b> gardent code et terrain, <b>{3}</b> gardent leur "
      + "terrain sous un autre code, et <b>{4}</b> ne le gardent pas.",
    codesReused:
      "{0} codes figurent des deux côtés ; {1} d’entre eux désignent maintenant un autre terrain, en tout ou pour la plus grande part. Un "
      + "code n’est pas une identité.",
    mapsHeading: "Avant et après",
    mapsCaption:
      "Les deux cartes montrent le même lieu, autour de ce qui a changé. Pointez une zone pour la "
      + "lire ; celles qui partagent son terrain ressortent sur l’autre carte. Le nord est en haut.",
    mapLabel: "Carte des zones de {0}, colorées selon ce qu’elles sont devenues",
    mostly: "surtout {0}",
    nothingChanged: "Rien n’a changé : il n’y a rien à dessiner.",
    beforeHeading: "Zones de {0} qui n’ont pas gardé leur terrain",
    beforeHeadings: [
      "Zone", "Ce qu’elle est devenue", "Son terrain est allé à", "Hectares", "Même code",
    ],
    afterHeading: "Zones de {0} sur un autre terrain qu’avant",
    afterHeadings: ["Zone", "Ce qu’elle est", "Son terrain vient de", "Hectares", "Même code"],
    noZone: "aucune zone",
    weighed: [.population: "{0} des habitants", .addresses: "{0} des adresses"],
    weighedBy: "Les parts entre parenthèses : {0}.",
    smallPieces: "{0} de moins de 1\u{202F}%",
    renumberedHeading: "Même terrain sous un autre code",
    doubtfulHeading: "Gardées selon un seul critère",
    doubtfulIntro:
      "Ces zones comptent comme gardant leur terrain, mais les deux critères diffèrent : regardez-les "
      + "avant de vous y fier. Le chiffre est l’aire commune ÷ l’aire réunie.",
    byRatioOnly: "une limite déplacée au-delà de la tolérance",
    byToleranceOnly: "toutes les limites dans la tolérance, une bonne part de l’aire",
    methodHeading: "Comment on l’a établi",
    method:
      "Deux zones ont le même terrain quand leur aire commune ÷ aire réunie atteint {1}, ou quand "
      + "aucune ne déborde l’autre de plus de {0} mètres (aucun cercle de ce diamètre ne tient entre "
      + "elles). Un terrain commun qui n’a nulle part plus de {0} mètres de large est tenu pour une "
      + "trace de dessin. « Même code » est l’aire commune ÷ l’aire réunie avec la zone du même code. "
      + "Longueurs et aires sont mesurées en {2}.",
    sourcesHeading: "Sources",
    sourceHeadings: ["Édition", "Fichier", "Éditeur", "Licence", "Date", "SHA-256"],
    notStated: "non indiquée",
    one: [
      .unchanged: "inchangée", .renumbered: "renumérotée", .redrawn: "redécoupée",
      .split: "scindée", .merged: "fusionnée", .created: "créée", .abolished: "supprimée",
    ],
    many: [
      .unchanged: "inchangées", .renumbered: "renumérotées", .redrawn: "redécoupées",
      .split: "scindées", .merged: "fusionnées", .created: "créées", .abolished: "supprimées",
    ],
    meaning: [
      .unchanged: "Le même terrain sous le même code.",
      .renumbered: "Le même terrain sous un autre code, ou dans une autre commune.",
      .redrawn: "Du terrain a été échangé avec des voisines, cédé ou gagné.",
      .split: "Deux zones ou plus sont dans une ancienne zone et en font ensemble le terrain.",
      .merged: "Deux anciennes zones ou plus sont dans une zone et en font ensemble le terrain.",
      .created: "Sur un terrain qui n’était dans aucune zone.",
      .abolished: "Sur un terrain qui n’est plus dans aucune zone.",
    ])
}
