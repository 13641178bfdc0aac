import ArpentPages

/// All words of the backtest's page in one language.
struct BacktestText {
  var documentTitle: String
  var tagline: String
  var subtitle: String
  var footer: String
  var verdicts: [Backtest.Verdict: String]
  /// What the ranking has, then the ends of what chance has.
  var belowChance: String
  var likeChance: String
  var measures: [OutcomeMeasure: (name: String, definition: String)]
  var methods: [BacktestMethod: String]
  var methodHeading: String
  var spearman: String
  var bySector: String
  var byElector: String
  var perThousand: String
  var lead: String
  var randomRow: String
  var perfect: String
  var random: String
  var curveHeading: String
  var electorsAxis: String
  var amountAxis: String
  var changeAxis: String
  var tableHeading: String
  var tried: String
  var without: String
  var measuresTried: String
  var betterCount: String
  var worseCount: String
  var undecidedCount: String
  var howHeading: String
  var how: [String]
  var knewHeading: String
  var foretoldHeading: String
  var supportWord: String
  var overall: String
  var sourcesHeading: String
  var unknownLicence: String
  var noticesHeading: String

  static func of(_ language: Language) -> BacktestText { language == .fr ? french : english }

  static let english = BacktestText(
    documentTitle: "{0}: the ranking put to the test",
    tagline: "Does the ranking foretell the next election?",
    subtitle: "{0}, by {1}; tried on {2} of {3}",
    footer: "Made by {0}. The same inputs give the same page.",
    verdicts: [
      .better:
        "Better than the last result alone: a lead of {0} ({1} to {2} in nine draws out of ten).",
      .undecided:
        "Not told apart from the last result alone: a lead of {0} ({1} to {2} in nine draws out of "
        + "ten) may be none.",
      .worse:
        "Worse than the last result alone: a lead of {0} ({1} to {2} in nine draws out of ten).",
      .alone: "There is no last result to compare with.",
    ],
    belowChance: "Worse than a random order: {0}, where chance gives {1} to {2}.",
    likeChance: "Not told apart from a random order: {0}, where chance gives {1} to {2}.",
    measures: [
      .abstainingSupporters: (
        "Abstaining supporters",
        "registered × abstention × support at the outcome election, abstainers taken to lean as "
          + "their neighbours who vote"
      ),
      .abstainers: ("Abstainers", "registered − ballots cast at the outcome election"),
      .supportVotes: ("Votes of the support", "at the outcome election"),
      .supportChange: (
        "Change in support",
        "(support at the outcome − support at the last election before) × valid votes"
      ),
      .turnoutGain: (
        "Gain in turnout",
        "(turnout at the outcome − turnout at the last election before) × registered"
      ),
    ],
    methods: [
      .ranking: "The ranking", .lastResult: "Last result alone",
      .sameMeasure: "Same measure, last time", .size: "Size alone",
    ],
    methodHeading: "Ordered by", spearman: "Rank correlation",
    bySector: "Lift, first tenth of sectors",
    byElector: "Lift, first tenth of electors", perThousand: "For 1,000 electors there",
    lead: "Lead of the ranking (90%)", randomRow: "Orders by chance (90%)",
    perfect: "Had one known", random: "Chance", curveHeading: "Gain curve",
    electorsAxis: "share of electors visited, best sectors first",
    amountAxis: "share of the outcome found", changeAxis: "net change found",
    tableHeading: "Figures", tried: "sectors tried", without: "ranked sectors without the outcome",
    measuresTried: "measures tried", betterCount: "better than the last result",
    worseCount: "worse than it", undecidedCount: "not told apart",
    howHeading: "How to read this",
    how: [
      "The ranking was made from the elections named above and from nothing later. The outcome "
        + "election was then put beside it, sector by sector.",
      "Rank correlation is Spearman’s coefficient: 1 for the same order, 0 for none.",
      "A lift of 1.5 in the first tenth of electors means: who works the ranking from the top until "
        + "a tenth of the electors is reached meets one and a half times the outcome that the same "
        + "number of electors holds on average. The lift by sectors counts sectors instead, and so "
        + "rewards putting large sectors first, which is no merit.",
      "The lead is the ranking’s lift by electors less the other’s; for changes, the outcome for "
        + "1,000 electors. Its interval comes from 1,000 draws of the sectors with replacement; "
        + "neighbouring sectors are alike, so that it is rather too narrow.",
      "One election after another is one trial. What held between these two may not hold between "
        + "the next.",
      "Nothing here says that canvassing works: it says whether the ranking finds the places.",
    ],
    knewHeading: "What the ranking knew", foretoldHeading: "What it is tried on",
    supportWord: "support:", overall: "over all: {0}", sourcesHeading: "Sources",
    unknownLicence: "licence not stated", noticesHeading: "Notices")

  static let french = BacktestText(
    documentTitle: "{0} : le classement à l’épreuve",
    tagline: "Le classement annonce-t-il le scrutin suivant ?",
    subtitle: "{0}, d’après {1} ; éprouvé sur {2} du {3}",
    footer: "Produit par {0}. Les mêmes données donnent la même page.",
    verdicts: [
      .better:
        "Meilleur que le dernier résultat seul : une avance de {0} ({1} à {2} dans neuf tirages sur "
        + "dix).",
      .undecided:
        "Ne se distingue pas du dernier résultat seul : une avance de {0} ({1} à {2} dans neuf "
        + "tirages sur dix) peut être nulle.",
      .worse:
        "Moins bon que le dernier résultat seul : une avance de {0} ({1} à {2} dans neuf tirages sur "
        + "dix).",
      .alone: "Il n’y a pas de dernier résultat auquel comparer.",
    ],
    belowChance: "Moins bon qu’un ordre au hasard : {0}, quand le hasard donne {1} à {2}.",
    likeChance: "Ne se distingue pas d’un ordre au hasard : {0}, quand le hasard donne {1} à {2}.",
    measures: [
      .abstainingSupporters: (
        "Soutiens abstentionnistes",
        "inscrits × abstention × soutien au scrutin d’épreuve, les abstentionnistes étant supposés "
          + "pencher comme leurs voisins qui votent"
      ),
      .abstainers: ("Abstentionnistes", "inscrits − votants au scrutin d’épreuve"),
      .supportVotes: ("Voix du soutien", "au scrutin d’épreuve"),
      .supportChange: (
        "Évolution du soutien",
        "(soutien au scrutin d’épreuve − soutien au dernier scrutin d’avant) × exprimés"
      ),
      .turnoutGain: (
        "Gain de participation",
        "(participation au scrutin d’épreuve − participation au dernier scrutin d’avant) × inscrits"
      ),
    ],
    methods: [
      .ranking: "Le classement", .lastResult: "Dernier résultat seul",
      .sameMeasure: "Même mesure, la fois d’avant", .size: "Taille seule",
    ],
    methodHeading: "Rangés d’après", spearman: "Corrélation des rangs",
    bySector: "Gain, premier dixième des secteurs", byElector: "Gain, premier dixième des inscrits",
    perThousand: "Pour 1 000 inscrits là", lead: "Avance du classement (90 %)",
    randomRow: "Ordres au hasard (90 %)", perfect: "Si l’on avait su", random: "Hasard",
    curveHeading: "Courbe de gain",
    electorsAxis: "part des inscrits visités, meilleurs secteurs d’abord",
    amountAxis: "part trouvée", changeAxis: "évolution nette trouvée", tableHeading: "Chiffres",
    tried: "secteurs éprouvés", without: "secteurs classés sans le scrutin d’épreuve",
    measuresTried: "mesures éprouvées", betterCount: "meilleur que le dernier résultat",
    worseCount: "moins bon", undecidedCount: "sans différence établie",
    howHeading: "Comment lire cette page",
    how: [
      "Le classement est fait des scrutins nommés plus haut et de rien de plus récent. Le scrutin "
        + "d’épreuve lui est ensuite comparé, secteur par secteur.",
      "La corrélation des rangs est le coefficient de Spearman : 1 pour le même ordre, 0 pour aucun "
        + "rapport.",
      "Un gain de 1,5 dans le premier dixième des inscrits veut dire : qui travaille le classement "
        + "depuis le haut jusqu’à un dixième des inscrits rencontre une fois et demie ce qu’autant "
        + "d’inscrits contiennent en moyenne. Le gain par secteurs compte les secteurs, et "
        + "récompense donc de mettre les grands d’abord, ce qui n’est pas un mérite.",
      "L’avance est le gain par inscrits du classement moins celui de l’autre méthode ; pour une "
        + "évolution, la mesure pour 1 000 inscrits. Son intervalle vient de 1 000 tirages des "
        + "secteurs avec remise ; des secteurs voisins se ressemblent, il est donc un peu étroit.",
      "Un scrutin après un autre n’est qu’une épreuve. Ce qui a valu entre ces deux-là peut ne pas "
        + "valoir entre les suivants.",
      "Rien ici ne dit que le porte-à-porte agit : cela dit si le classement trouve les lieux.",
    ],
    knewHeading: "Ce que le classement savait", foretoldHeading: "Sur quoi il est éprouvé",
    supportWord: "soutien :", overall: "en tout : {0}", sourcesHeading: "Sources",
    unknownLicence: "licence non indiquée", noticesHeading: "Remarques")
}
