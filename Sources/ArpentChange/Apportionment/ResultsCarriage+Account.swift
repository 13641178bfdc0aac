import ArpentElections

extension ResultsCarriage {
  /// `nil` for a count that no station states.
  func total(
    of figure: BallotFigure, _ carried: CarriedElection, _ shares: Shares
  ) throws(ChangeError) -> CarriedTotal? {
    var total = CarriedTotal()
    var isStated = false
    for result in withoutGround {
      guard let count = BallotFigures(result, candidacies: candidacies)[figure] else { continue }
      isStated = true
      total.given += Double(count)
      total.withoutGround += Double(count)
    }
    for station in stations {
      guard let count = BallotFigures(station.result, candidacies: candidacies)[figure] else {
        continue
      }
      isStated = true
      total.given += Double(count)
    }
    guard isStated else { return nil }
    for part in carried.outside { total.outside += part.figures[figure] ?? 0 }
    for (target, zone) in carried.zones.enumerated() {
      if let value = zone.figures[figure]?.value {
        total.carried += value
        continue
      }
      for (stated, cells) in shares.zones[target].sorted(by: { $0.key < $1.key })
      where stated.contains(figure) {
        total.notShown += BallotCells.figure(figure, of: cells, candidacies: candidacies)
      }
    }
    let sum = total.carried + total.outside + total.withoutGround + total.notShown
    guard abs(total.given - sum) <= (carried.isWhole ? 0 : 1e-9 * max(1, abs(total.given))) else {
      throw .notConserved(
        variable: figure.name, given: total.given,
        carried: total.carried + total.notShown, outside: total.outside + total.withoutGround)
    }
    return total
  }
}
