import ArpentElections

extension ReportText {
  static let french = ReportText(
    documentTitle: "{0} : où frapper d’abord",
    tagline: "Secteurs classés pour le porte-à-porte",
    subtitle: "Profil : {0} · secteurs en vigueur le {1}",
    footer:
      "Produit par {0}. Les mêmes données donnent cette même page, à l’octet près. Chaque chiffre "
      + "agrège un secteur ; aucun ne porte sur une personne.",
    lead:
      "Le secteur {0} vient en tête avec {1} {2}. La moitié du total tient dans les {3} premiers des {4} "
      + "secteurs classés ({5}).",
    leadPlain: "Le secteur {0} vient en tête des {3} secteurs classés, avec {1} {2}.",
    nothingRanked: "Aucun secteur n’a pu être classé. Les raisons figurent plus bas.",
    groupsTold: "groupes de secteurs qui se distinguent",
    sectorsRanked: "secteurs classés",
    registeredInThem: "électeurs inscrits",
    sectorsHoldingHalf: "premiers secteurs en réunissent la moitié",
    withheldWord: "masqués",
    notRankedWord: "non classés",
    rankWord: "rang",
    mapHeading: "La carte",
    mapCaption:
      "Les classes comptent à peu près autant de secteurs. Les numéros marquent les dix premiers. "
      + "Survolez un secteur pour le lire, cliquez pour atteindre sa ligne. Le nord est en haut.",
    noMap: "Aucun secteur n’a de contour à dessiner.",
    oneSector: "{0} secteur",
    manySectors: "{0} secteurs",
    firstTen: "Les dix premiers",
    formulaHeading: "Comment se calcule le score",
    average: "moyenne {0}",
    electionsChosen: "Scrutins retenus",
    supportWord: "Soutien :",
    noneChosen: "aucun choix ; ne compte que pour la participation",
    tableHeading: "Tous les secteurs classés",
    tableHelp:
      "×1,60 signifie 1,6 fois le secteur moyen ; les facteurs des composantes se multiplient pour "
      + "donner celui du score. ≈ signale une statistique interpolée ou imputée pour un dixième ou "
      + "plus.",
    electionOrder:
      "Les petits chiffres et la courbe de participation suivent l’ordre des scrutins : {0}.",
    rankHeading: "Rang",
    sectorHeading: "Secteur",
    scoreHeading: "Score",
    turnoutHeading: "Participation",
    densityHeading: "Inscrits au km²",
    search: "Chercher un secteur",
    showAll: "Afficher les {0}",
    showFirst: "Afficher les 100 premiers",
    found: "trouvés",
    printedFew:
      "Imprimé tel qu’affiché : une partie des {0} secteurs classés. RANKING.csv les contient tous.",
    tableCut: "Les {0} premiers des {1} secteurs classés ; RANKING.csv et la carte les ont tous.",
    moreStatistics: "RANKING.csv contient d’autres statistiques.",
    bandHelp:
      "Sous le rang et le score, en petit, leurs intervalles à {0} ; un trait ouvre un "
      + "groupe de secteurs qui se distingue de celui du dessus.",
    whyHeading: "Pourquoi les dix premiers sont là",
    whyIntro: "Chaque partie en regard de sa moyenne sur les secteurs classés de la commune.",
    uncertaintyHeading: "Jusqu’où c’est sûr",
    uncertaintyIntro:
      "Tous les secteurs ont été tirés et classés {0} fois (graine {2}). Un intervalle "
      + "contient {1} des tirages.",
    uncertaintyMeaning:
      "Un décompte est une issue de ce que les gens étaient enclins à faire ; les "
      + "chiffres repris ou imputés se trompent de ce qui en est dit. Les intervalles "
      + "parlent des scrutins retenus. En quoi le prochain pourra en différer, ils "
      + "l’ignorent : un essai rétrospectif le mesure.",
    shrinkageNote:
      "Les taux des petits secteurs sont ramenés vers celui de l’ensemble : comme si "
      + "chacun comptait tant de personnes de plus, au taux de l’ensemble (modèle "
      + "bêta-binomial ajusté à tous les secteurs, Bayes empirique).",
    modelHeadings: ["Scrutin", "Taux", "Ensemble", "Écart entre secteurs", "Électeurs ajoutés"],
    sensitivityHeading: "Ce que d’autres choix feraient",
    sensitivityIntro:
      "Combien des {0} premiers le restent quand un poids change d’un cinquième, ou "
      + "qu’un scrutin est laissé de côté.",
    sensitivityHeadings: ["Changement", "Restent", "Entrent", "Sortent", "Corrélation des rangs"],
    weightMore: "{0} : poids plus fort d’un cinquième",
    weightLess: "{0} : poids plus faible d’un cinquième",
    withoutElection: "sans {0}",
    nothingWithout: "la formule ne donne rien sans lui",
    totalsHeading: "Totaux face aux résultats importés",
    totalsIntro:
      "Chaque voix importée figure dans un seul de ces groupes : leur somme se compare donc à celle "
      + "des résultats importés.",
    totalsEqual: "égaux aux résultats importés",
    totalsDiffer: "différents des résultats importés",
    totalsWithheld: "Masqués : ces totaux porteraient sur trop peu de personnes.",
    unstatedNote: "* certains bureaux n’indiquent pas ce chiffre ; ils n’ajoutent rien à la somme.",
    stations: "Bureaux",
    registered: "Inscrits",
    cast: "Votants",
    turnout: "Participation",
    valid: "Exprimés",
    supportVotes: "Voix de soutien",
    supportShare: "Soutien",
    groupRanked: "Secteurs classés",
    groupNotRanked: "Secteurs non classés",
    groupWithheld: "Masqués, ensemble",
    groupWithoutGround: "Bureaux sans territoire",
    groupAll: "Tous ces groupes",
    groupImported: "Résultats importés",
    electionsHeading: "Ce qu’ont dit les scrutins",
    others: "et {0} autres",
    sourcesHeading: "Sources, et part d’estimation",
    sourceHeadings: ["Usage", "Fichier", "Producteur", "Licence", "Date", "SHA-256", "Octets"],
    noSources: "Aucune source n’est enregistrée.",
    licenceUnknown: "non précisée",
    roles: [.zones: "Contours", .results: "Résultats", .statistics: "Statistiques"],
    estimatesHeading: "Interpolé ou imputé",
    resultsInPlace:
      "Aucun résultat n’a été repris d’un autre terrain : chaque secteur a le compte du bureau de son "
      + "code, selon les contours connus pour le jour du scrutin. Rien n’y est interpolé ni imputé.",
    resultsCarried:
      "Dans {0} résultats de secteur sur {1}, une part est reprise d’un autre terrain ; {2} de leur "
      + "compte est estimé en moyenne.",
    noStatistics: "Aucune statistique n’a été jointe.",
    estimateHeadings: [
      "Statistique", "Jeu de données", "Unité", "Secteurs renseignés", "Territoire couvert",
      "Imputé", "Interpolé",
    ],
    estimateNote:
      "Moyennes sur les secteurs affichés. Imputé : estimé par le producteur. Interpolé : réparti "
      + "depuis des unités à cheval sur la limite du secteur.",
    exceptionsHeading: "Ce qui n’est pas dans le tableau",
    withheldHeading: "Masqués en raison de leur taille",
    withheldIntro:
      "Aucun chiffre n’est donné pour moins de {0} ménages, {1} contacts ou {2} inscrits, quand ces "
      + "nombres sont connus. D’autres secteurs sont masqués avec eux, pour qu’aucune soustraction "
      + "depuis un total n’en révèle un petit ; il n’est pas dit lesquels.",
    noGroundWord: "bureau sans territoire",
    notRankedHeading: "Non classés, et pourquoi",
    withoutGroundHeading: "Résultats sans territoire",
    withoutGroundIntro:
      "Des bureaux qui ont voté mais n’ont pas de zone ici : ceux des détenus ou des Français de "
      + "l’étranger, et ceux plus récents que les contours ou codés autrement. Ils comptent dans les totaux et dans aucun secteur.",
    station: "Bureau",
    election: "Scrutin",
    noticesHeading: "Remarques des imports",
    severities: [.notice: "Remarque", .repaired: "Réparé", .rejected: "Rejeté"],
    none: "Aucun.",
    assumptionsHeading: "Jusqu’où s’y fier",
    caveats: [
      "Le chiffre d’un secteur ne dit rien d’une personne qui y vit. Toutes les opinions habitent "
        + "partout ; déduire un vote d’une adresse est une erreur (l’illusion écologique) et, "
        + "s’agissant d’une opinion politique, illicite.",
      "Les résultats sont passés : depuis, des habitants ont déménagé, atteint leur majorité ou sont "
        + "morts, et les inscrits du dernier scrutin ne sont plus ceux d’aujourd’hui.",
      "Ce classement ne départage pas des secteurs aux scores voisins : tenez-les pour égaux.",
      "La formule est publique et volontairement simple. Elle ignore les ascenseurs, les digicodes, "
        + "les côtes, et ce qui a déjà été visité.",
    ],
    noGroundReason: "la source ne donne pas son contour",
    noResultReason: "pas de résultat pour {0}",
    noTurnoutReason: "{0} n’indique pas les inscrits ou les votants",
    nobodyRegisteredReason: "aucun inscrit pour {0}",
    moreBallotsReason: "plus de votants que d’inscrits : {0}",
    noValidVotesReason: "aucun suffrage exprimé : {0}",
    moreSupportReason: "plus de voix de soutien que d’exprimés : {0}",
    didNotStandReason: "aucun des candidats ou listes choisis ne s’y présentait",
    noValueReason: "pas de valeur pour {0}",
    filteredOutReason: "écarté par le filtre sur {0}",
    excludedReason: "écarté par le profil",
    communeLimitReason: "sa commune a déjà {0} secteurs au classement")
}
