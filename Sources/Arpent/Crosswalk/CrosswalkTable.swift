public import ArpentChange
public import ArpentElections

/// A crosswalk with the names of its zones, as a table to read and to write.
public struct CrosswalkTable: Sendable {
  public let sources: [Zone]
  public let targets: [Zone]
  public let crosswalk: Crosswalk
  /// Where the weights of each method came from: `filosofi-2019:ind`, `addresses.csv`.
  public let weightNames: [Crosswalk.Method: String]

  init(sources: [Zone], targets: [Zone], legs: [ZoneCrosswalk]) {
    self.sources = sources
    self.targets = targets
    crosswalk = legs.dropFirst().reduce(legs[0].crosswalk) { $0.followed(by: $1.crosswalk) }
    weightNames = legs.reduce(into: [:]) { names, leg in
      names.merge(leg.weightNames) { $0 == $1 ? $0 : "\($0), \($1)" }
    }
  }

  public static let columns = [
    "source_commune", "source_code", "target_commune", "target_code", "part", "share", "method",
    "weights", "weight", "shared_area_m2", "shared_out",
  ]

  /// One row a target that receives something of a source, and one for what falls outside, in the
  /// order of the sources' keys. Shares are written to the last digit, so that those of a source
  /// make one again when they are read.
  public func csv() -> String {
    var text = CSVText.line(Self.columns)
    for (place, source) in sources.enumerated() {
      let method = crosswalk.methods[place]
      let weight = shownWeight(of: place)
      let sharedOut = crosswalk.sharedOut[place].map { "\($0)" } ?? ""
      func line(_ target: StationKey?, _ part: String, _ share: Double, _ area: Double) {
        text += CSVText.line([
          source.key.commune, source.key.code, target?.commune ?? "", target?.code ?? "", part,
          "\(share)", method.rawValue, weightNames[method] ?? "",
          weight.map { "\($0 * share)" } ?? "", "\((area * 100).rounded() / 100)", sharedOut,
        ])
      }
      for entry in crosswalk.rows[place] where entry.share > 0 {
        line(targets[entry.target].key, "zone", entry.share, entry.sharedArea)
      }
      if crosswalk.outside[place] > 0 {
        let inside = crosswalk.rows[place].reduce(0) { $0 + $1.sharedArea }
        line(
          nil, "outside", crosswalk.outside[place],
          max(0, crosswalk.sourceAreas[place] - inside))
      }
    }
    return text
  }

  /// The weight of a source, unless it would tell of fewer contacts in some part than may be shown.
  private func shownWeight(of place: Int) -> Double? {
    guard let weight = crosswalk.sourceWeights[place] else { return nil }
    guard crosswalk.methods[place] == .addresses else { return weight }
    let parts = crosswalk.rows[place].map(\.share) + [crosswalk.outside[place]]
    let least = Double(AddressWeights.leastPositions)
    return parts.allSatisfy { $0 == 0 || ($0 * weight).rounded() >= least } ? weight : nil
  }

  /// Number of sources by method, surest first; methods that no source has are left out.
  public var sourcesByMethod: [(method: Crosswalk.Method, count: Int)] {
    Crosswalk.Method.allCases.compactMap { method in
      let count = crosswalk.methods.count { $0 == method }
      return count > 0 ? (method, count) : nil
    }
  }

  /// Sources that go to no target as a whole, in order.
  public var wholeOutside: [StationKey] {
    sources.indices.filter { crosswalk.outside[$0] >= 1 }.map { sources[$0].key }
  }

  /// Number of sources of which a part goes to no target.
  public var partlyOutside: Int { crosswalk.outside.count { $0 > 0 && $0 < 1 } }
}
