import ArpentElections

extension ResultsCarriage {
  /// What each target receives, and what of each station stays outside, cell by cell: by what
  /// stations state, since figures that some don't state can't be added up with theirs.
  struct Shares {
    var zones: [[BallotCells.Stated: [Double]]]
    var outside: [[Double]]
  }

  var noCells: [Double] {
    Array(repeating: 0, count: BallotCells.count(candidacies: candidacies))
  }

  func exactShares() -> Shares {
    var shares = Shares(
      zones: Array(repeating: [:], count: targets.count),
      outside: Array(repeating: noCells, count: stations.count))
    for (place, station) in stations.enumerated() {
      for entry in crosswalk.rows[station.source] where entry.share > 0 {
        for (cell, count) in station.cells.counts.enumerated() where count != 0 {
          shares.zones[entry.target][station.cells.stated, default: noCells][cell] +=
            Double(count) * entry.share
        }
      }
      let out = crosswalk.outside[station.source]
      guard out > 0 else { continue }
      for (cell, count) in station.cells.counts.enumerated() {
        shares.outside[place][cell] = Double(count) * out
      }
    }
    return shares
  }

  /// Whole numbers, rounded within each group of stations and targets that hang together.
  func wholeShares() throws(ChangeError) -> Shares {
    let exact = exactShares()
    var shares = Shares(
      zones: Array(repeating: [:], count: targets.count),
      outside: Array(repeating: noCells, count: stations.count))
    for group in groups() {
      let kinds = Dictionary(grouping: group, by: { stations[$0].cells.stated })
      for (stated, members) in kinds.sorted(by: { $0.key < $1.key }) {
        let zones = Set(
          members.flatMap { member in
            crosswalk.rows[stations[member].source].filter { $0.share > 0 }.map(\.target)
          }
        ).sorted()
        let partlyOut = members.filter { crosswalk.outside[stations[$0].source] > 0 }
        var rounding = LargestRemainder(places: zones.count + partlyOut.count)
        for cell in noCells.indices {
          let values =
            zones.map { exact.zones[$0][stated]?[cell] ?? 0 }
            + partlyOut.map { exact.outside[$0][cell] }
          let total = members.reduce(0) { $0 + stations[$1].cells.counts[cell] }
          guard let whole = rounding.round(values, to: total) else {
            throw .notConserved(
              variable: "cell \(cell + 1)", given: Double(total), carried: values.reduce(0, +),
              outside: 0)
          }
          for (place, zone) in zones.enumerated() where whole[place] != 0 {
            shares.zones[zone][stated, default: noCells][cell] = Double(whole[place])
          }
          for (place, member) in partlyOut.enumerated() {
            shares.outside[member][cell] = Double(whole[zones.count + place])
          }
        }
      }
    }
    return shares
  }

  /// Stations that share a target, directly or by way of others; each group in order.
  private func groups() -> [[Int]] {
    var parent = Array(stations.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place {
        parent[place] = parent[parent[place]]
        place = parent[place]
      }
      return place
    }
    for members in origins {
      guard let first = members.first else { continue }
      for other in members.dropFirst() {
        let (a, b) = (root(first.station), root(other.station))
        parent[max(a, b)] = min(a, b)
      }
    }
    return Dictionary(grouping: stations.indices, by: root).sorted { $0.key < $1.key }
      .map(\.value)
  }
}
