import ArpentPages
import Foundation

/// The sentences of an explanation in one language.
struct Phrases {
  var score: String
  var scoreWithRatio: String
  var part: String
  var partAgainst: String
  var parts: String
  var separator: String
  var up: String
  var down: String
  var upAndDown: String
  var rank: String
  var rankSure: String
  var rankBetween: String
  var alone: String
  var oneOther: String
  var others: String
  var carried: String

  init(_ language: Language) { self = language == .fr ? .french : .english }

  private init(
    score: String, scoreWithRatio: String, part: String, partAgainst: String, parts: String,
    separator: String, up: String, down: String, upAndDown: String, rank: String,
    rankSure: String, rankBetween: String, alone: String, oneOther: String, others: String,
    carried: String
  ) {
    self.score = score
    self.scoreWithRatio = scoreWithRatio
    self.part = part
    self.partAgainst = partAgainst
    self.parts = parts
    self.separator = separator
    self.up = up
    self.down = down
    self.upAndDown = upAndDown
    self.rank = rank
    self.rankSure = rankSure
    self.rankBetween = rankBetween
    self.alone = alone
    self.oneOther = oneOther
    self.others = others
    self.carried = carried
  }

  private static let english = Phrases(
    score: "{0} {1}.",
    scoreWithRatio: "{0} {1}, {2} times the average sector.",
    part: "{0} {1}",
    partAgainst: "{0} {1} (commune {2})",
    parts: "{0}.",
    separator: ", ",
    up: "Lifted most by {0}.",
    down: "Held back most by {0}.",
    upAndDown: "Lifted most by {0}, held back most by {1}.",
    rank: "Rank {0}.",
    rankSure: "Rank {0}, sure at {1}",
    rankBetween: "Rank {0}, between {1} and {2} at {3}",
    alone: ": told apart from all others.",
    oneOther: ": in a group with one other that it can’t be told from for sure.",
    others: ": in a group with {0} others that can’t be told apart for sure.",
    carried: "Up to {0} of an election’s counts were carried over from other ground.")

  private static let french = Phrases(
    score: "{0} {1}.",
    scoreWithRatio: "{0} {1}, soit {2} fois le secteur moyen.",
    part: "{0} {1}",
    partAgainst: "{0} {1} (commune {2})",
    parts: "{0}.",
    separator: ", ",
    up: "Ce qui le porte le plus : {0}.",
    down: "Ce qui le freine le plus : {0}.",
    upAndDown: "Ce qui le porte le plus : {0} ; ce qui le freine le plus : {1}.",
    rank: "Rang {0}.",
    rankSure: "Rang {0}, sûr à {1}",
    rankBetween: "Rang {0}, entre {1} et {2} à {3}",
    alone: " : se distingue de tous les autres.",
    oneOther: " : dans un groupe avec un autre dont il ne se distingue pas à coup sûr.",
    others: " : dans un groupe avec {0} autres qui ne se distinguent pas à coup sûr.",
    carried: "Jusqu’à {0} des chiffres d’un scrutin sont repris d’un autre terrain.")
}

/// e^x.
func exponential(_ x: Double) -> Double { exp(x) }
