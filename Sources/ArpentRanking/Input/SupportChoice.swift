public import ArpentElections
import Foundation

/// Finds the candidacies that somebody chose to support by name.
///
/// A name is compared with a candidacy's name, first and family name together, nuance and list, in
/// any case and without regard to accents: `melenchon` finds `MÉLENCHON`, `LFI` all of a nuance.
public enum SupportChoice {
  /// For each election the indices of the candidacies chosen, ascending; empty where none of the
  /// names stood.
  ///
  /// - Throws: ``RankingError/unknownSupport(name:known:)`` for a name that no election knows.
  /// - Complexity: O(names × candidacies)
  public static func indices(
    of names: [String], in elections: [[Candidacy]]
  ) throws(RankingError) -> [[Int]] {
    var chosen = elections.map { _ in Set<Int>() }
    let folded = elections.map { $0.map(spellings) }
    for name in names {
      let wanted = fold(name)
      var isKnown = false
      for (e, candidacies) in folded.enumerated() {
        for (c, spellings) in candidacies.enumerated() where spellings.contains(wanted) {
          chosen[e].insert(c)
          isKnown = true
        }
      }
      guard isKnown else {
        throw .unknownSupport(name: name, known: known(elections))
      }
    }
    return chosen.map { $0.sorted() }
  }

  /// Everybody who stood, once.
  static func known(_ elections: [[Candidacy]]) -> [String] {
    var seen: Set<String> = []
    return elections.joined().map { candidacy in
      candidacy.nuance.map { "\(candidacy.name) (\($0))" } ?? candidacy.name
    }.filter { seen.insert($0).inserted }
  }

  static func spellings(_ candidacy: Candidacy) -> Set<String> {
    var all: Set = [fold(candidacy.name)]
    if let first = candidacy.firstName {
      all.insert(fold("\(first) \(candidacy.name)"))
      all.insert(fold("\(candidacy.name) \(first)"))
    }
    if let nuance = candidacy.nuance { all.insert(fold(nuance)) }
    if let list = candidacy.list { all.insert(fold(list)) }
    all.remove("")
    return all
  }

  /// Lower case, no accents, straight apostrophes, single spaces.
  static func fold(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .replacing("’", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
