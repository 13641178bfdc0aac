import ArpentElections
import ArpentPages
import ArpentRanking

/// What a reader of a ranking is told, in English and, where the report speaks it, in French.
struct RankingNotice {
  var problem: Problem
  /// `nil` stands for the English words.
  var french: String?

  init(_ problem: Problem, french: String? = nil) {
    self.problem = problem
    self.french = french
  }

  init(_ kind: String, _ english: String, french: String, subject: Subject = Subject()) {
    self.init(
      Problem(severity: .notice, kind: kind, message: english, subject: subject), french: french)
  }
}

extension RankingContext {
  /// Puts notices in, each with its words in the languages of the report.
  mutating func tell(_ found: [RankingNotice]) {
    notices += found.map(\.problem)
    for notice in found {
      if let french = notice.french { translations[.fr, default: [:]][notice.problem] = french }
    }
  }
}
