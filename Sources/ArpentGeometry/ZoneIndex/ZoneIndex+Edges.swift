extension ZoneIndex {
  /// Distinct edges that matter where `isAffected` zones have ground: all edges of those zones, and
  /// every edge that comes to lie in their ground.
  ///
  /// - Parameter isAffected: for each zone, by ordinal.
  /// - Complexity: O(cells and edges of the index)
  func edges(about isAffected: [Bool]) -> [Edge] {
    precondition(isAffected.count == zoneCount, "a flag for each zone")
    return withExtendedLifetime(memory) {
      let count = Int(view.header.edges.count)
      if isAffected.allSatisfy({ $0 }) || view.frame.scaleX == 0 {
        return (0..<count).map { view.edges[$0] }
      }
      var isWanted = [Bool](repeating: false, count: count)
      // A leaf names the zones that have edges in it and those that it lies in: so an edge within an
      // affected zone's ground stands in a leaf that names the zone.
      for i in 0..<Int(view.header.entries.count) {
        let entry = view.entries[i]
        switch entry.kind {
        case .solid, .split: continue
        case .leaf:
          let leaf = view.leaf(entry)
          guard (0..<leaf.zoneCount).contains(where: { isAffected[Int(leaf.zone($0))] })
          else { continue }
          for k in 0..<leaf.edgeCount { isWanted[Int(view.edgeIDs[leaf.firstID + k])] = true }
        case .crowd:
          let crowd = view.crowd(entry)
          let incidences = 0..<crowd.incidenceCount
          guard
            (0..<crowd.stateCount).contains(where: { isAffected[Int(crowd.stateZone($0))] })
              || incidences.contains(where: { isAffected[Int(crowd.incidence($0).zone)] })
          else { continue }
          for k in incidences { isWanted[Int(crowd.incidence(k).edge)] = true }
        }
      }
      return (0..<count).filter { isWanted[$0] }.map { view.edges[$0] }
    }
  }
}
