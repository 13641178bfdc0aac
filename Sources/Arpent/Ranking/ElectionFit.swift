import ArpentElections
import ArpentRanking

/// Tells results that hardly belong to the zones they were joined with by code: a layer of one year
/// does not serve another, since codes are reused for other ground.
struct ElectionFit {
  /// Of the electors, in stations that stand for no zone.
  static let mostElsewhere = 0.02
  /// Of the sectors, with a roll that is another by more than ``mostRollChange``.
  static let mostJumps = 0.1
  static let mostRollChange = 0.2
  /// Of fewer sectors nothing is said.
  static let leastSectors = 20

  /// - Parameter results: by election, one a sector.
  static func doubts(
    _ elections: [ElectionInput], chronology: [Int], results: [[SectorResult?]],
    validOn: CalendarDate
  ) -> [RankingNotice] {
    let direct = chronology.filter { elections[$0].carriage == nil }
    var doubts = direct.compactMap { elsewhere(elections[$0], results[$0], validOn) }
    for (before, after) in zip(direct, direct.dropFirst()) {
      if let doubt = jumps(
        elections[before].election, elections[after].election, results[before], results[after])
      {
        doubts.append(doubt)
      }
    }
    return doubts
  }

  private static func elsewhere(
    _ election: ElectionInput, _ results: [SectorResult?], _ validOn: CalendarDate
  ) -> RankingNotice? {
    let here = results.reduce(0) { $0 + ($1?.tally.size ?? 0) }
    let stations = election.stationsWithoutGround
    let elsewhere = stations.reduce(0) { $0 + $1.tally.size }
    guard here + elsewhere > 0 else { return nil }
    let share = Double(elsewhere) / Double(here + elsewhere)
    guard share > mostElsewhere else { return nil }
    let (percent, id) = (percent(share), election.election.id)
    return RankingNotice(
      "electors-without-ground",
      "\(percent) % of the electors of \(id) are in \(stations.count) stations that stand for no "
        + "zone of \(validOn): are these the zones that were in force on \(election.election.date)?",
      french:
        "\(percent) % des électeurs de \(id) sont dans \(stations.count) bureaux sans zone au "
        + "\(validOn) : ces zones étaient-elles en vigueur le \(election.election.date) ?")
  }

  private static func jumps(
    _ first: Election, _ second: Election, _ before: [SectorResult?], _ after: [SectorResult?]
  ) -> RankingNotice? {
    var (rolls, jumps) = (0, 0)
    var abstention: (before: [Double], after: [Double]) = ([], [])
    for (a, b) in zip(before, after) {
      guard let a, let b else { continue }
      if let x = a.tally.registered, let y = b.tally.registered, x > 0, y > 0 {
        rolls += 1
        if abs(Double(y) / Double(x) - 1) > mostRollChange { jumps += 1 }
      }
      if let x = a.tally.turnout, let y = b.tally.turnout {
        abstention.before.append(1 - x)
        abstention.after.append(1 - y)
      }
    }
    guard rolls >= leastSectors, Double(jumps) >= mostJumps * Double(rolls) else { return nil }
    let alike = rankCorrelation(abstention.before, abstention.after).map {
      ($0 * 100).rounded() / 100
    }
    return RankingNotice(
      "rolls-jump",
      "from \(first.id) to \(second.id) the roll of \(jumps) of \(rolls) sectors changed by more than "
        + "a fifth" + (alike.map { " (rank correlation of abstention \($0))" } ?? "")
        + ": was the ground behind these codes redrawn between them? Import the zones of each date",
      french: "de \(first.id) à \(second.id), les inscrits de \(jumps) secteurs sur \(rolls) ont "
        + "changé de plus d’un cinquième"
        + (alike.map { " (corrélation de rang de l’abstention : \($0))" } ?? "")
        + " : les bureaux ont-ils été redécoupés entre-temps ? Importez les contours de chaque date"
    )
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
