extension Crosswalk {
  /// Shares by way of the targets of this crosswalk, which are the sources of `next`.
  ///
  /// A source's share of a final target is the sum, over the targets on the way, of the products of
  /// shares; what falls outside on either leg is outside. Each row has the roughest method of the
  /// legs that it took. Shared areas are estimated as though what a source shares with a target on
  /// the way were spread evenly over that target: only comparing the grounds themselves would tell.
  ///
  /// - Precondition: `next` has as many sources as this has targets.
  /// - Complexity: O(pairs of this × targets a source of `next` has)
  public func followed(by next: Crosswalk) -> Crosswalk {
    precondition(next.sourceCount == targetCount, "the legs must meet")
    var rows: [[Entry]] = []
    var outside: [Double] = []
    var methods: [Method] = []
    var sharedOut: [Int: Double] = [:]
    for source in self.rows.indices {
      var shares: [Int: Entry] = [:]
      var method = self.methods[source]
      var (out, spread) = (self.outside[source], self.sharedOut[source] ?? 0)
      for stop in self.rows[source] {
        let reached =
          next.sourceAreas[stop.target] > 0
          ? min(1, stop.sharedArea / next.sourceAreas[stop.target]) : 0
        for entry in next.rows[stop.target] {
          var sum = shares[entry.target] ?? Entry(target: entry.target, share: 0, sharedArea: 0)
          sum.share += stop.share * entry.share
          sum.sharedArea += entry.sharedArea * reached
          shares[entry.target] = sum
        }
        guard stop.share > 0 else { continue }
        out += stop.share * next.outside[stop.target]
        spread += stop.share * (next.sharedOut[stop.target] ?? 0)
        method = max(method, next.methods[stop.target])
      }
      var row = shares.values.sorted { $0.target < $1.target }
      // Products of shares drift by a few last digits; a row still makes one.
      let inside = row.reduce(0) { $0 + $1.share }
      if inside > 0, out < SharedGround.rounding { out = 0 }
      if inside > 0 {
        for index in row.indices { row[index].share *= (1 - out) / inside }
      } else {
        out = 1
      }
      rows.append(row)
      outside.append(out)
      methods.append(method)
      if spread > SharedGround.rounding { sharedOut[source] = min(1, spread) }
    }
    return Crosswalk(
      method: max(method, next.method), rows: rows, outside: outside, sourceAreas: sourceAreas,
      targetAreas: next.targetAreas, sharedOut: sharedOut, methods: methods,
      // What a source's own leg counted is not what rougher legs divided by.
      sourceWeights: sourceWeights.indices.map {
        methods[$0] == self.methods[$0] ? sourceWeights[$0] : nil
      })
  }
}
