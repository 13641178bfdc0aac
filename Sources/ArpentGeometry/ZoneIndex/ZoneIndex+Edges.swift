/// Distinct edges of some zones of an index, and those of other zones that come near their ground.
struct AffectedEdges {
  var own: [Edge] = []
  var near: [Edge] = []

  static func + (a: AffectedEdges, b: AffectedEdges) -> AffectedEdges {
    AffectedEdges(own: a.own + b.own, near: a.near + b.near)
  }
}

extension ZoneIndex {
  /// Edges of the zones that are affected, and every edge of others that comes to lie in their ground
  /// (and some that only come near it).
  ///
  /// - Parameter isAffected: for each zone, by ordinal.
  /// - Complexity: O(cells and edges of the index)
  func edges(about isAffected: [Bool]) -> AffectedEdges {
    precondition(isAffected.count == zoneCount, "a flag for each zone")
    return withExtendedLifetime(memory) {
      let count = Int(view.header.edges.count)
      if isAffected.allSatisfy({ $0 }) || view.frame.scaleX == 0 {
        return AffectedEdges(own: (0..<count).map { view.edges[$0] })
      }
      var marks = EdgeMarks(count: count)
      for i in 0..<Int(view.header.entries.count) {
        let entry = view.entries[i]
        switch entry.kind {
        case .solid, .split: continue
        case .leaf: marks.mark(view.leaf(entry), in: view, isAffected)
        case .crowd: marks.mark(view.crowd(entry), isAffected)
        }
      }
      return AffectedEdges(
        own: (0..<count).filter { marks.own[$0] }.map { view.edges[$0] },
        near: (0..<count).filter { marks.near[$0] && !marks.own[$0] }.map { view.edges[$0] })
    }
  }
}

/// Which edges of an index have to do with affected zones.
///
/// A cell names the zones that have edges in it and those that it lies in: so an edge within an
/// affected zone's ground stands in a cell that names the zone.
private struct EdgeMarks {
  var own: [Bool]
  var near: [Bool]

  init(count: Int) {
    own = Array(repeating: false, count: count)
    near = own
  }

  mutating func mark(_ leaf: LeafView, in view: IndexView, _ isAffected: [Bool]) {
    var affected: UInt8 = 0
    for i in 0..<leaf.zoneCount where isAffected[Int(leaf.zone(i))] { affected |= 1 << UInt8(i) }
    if affected == 0 { return }
    let exact = view.exactEdges(of: leaf)
    for i in 0..<exact.count {
      let edge = Int(exact.ids[i])
      near[edge] = true
      if exact.touches(i) & affected != 0 { own[edge] = true }
    }
  }

  mutating func mark(_ crowd: CrowdView, _ isAffected: [Bool]) {
    let incidences = 0..<crowd.incidenceCount
    guard
      (0..<crowd.stateCount).contains(where: { isAffected[Int(crowd.stateZone($0))] })
        || incidences.contains(where: { isAffected[Int(crowd.incidence($0).zone)] })
    else { return }
    for i in incidences {
      let incidence = crowd.incidence(i)
      near[Int(incidence.edge)] = true
      if isAffected[Int(incidence.zone)] { own[Int(incidence.edge)] = true }
    }
  }
}
