import ArpentElections

extension Lineage {
  /// Numbers the changes: zones that did not keep their ground, joined by the relations between
  /// them (connected components). In order of the lowest key in each, sources before targets.
  mutating func numberGroups() {
    let count = sources.count
    var parents = Array(0..<count + targets.count)
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for relation in relations
    where !sources[relation.source].kind.keepsGround
      && !targets[relation.target].kind.keepsGround
    {
      let (a, b) = (root(relation.source), root(count + relation.target))
      if a != b { parents[max(a, b)] = min(a, b) }
    }
    let changed = parents.indices.filter {
      !($0 < count ? sources[$0] : targets[$0 - count]).kind.keepsGround
    }
    func key(_ node: Int) -> StationKey {
      node < count ? sourceKeys[node] : targetKeys[node - count]
    }
    var numbers: [Int: Int] = [:]
    for node in changed.sorted(by: {
      key($0) != key($1) ? key($0) < key($1) : $0 < count && $1 >= count
    }) {
      let group = numbers[root(node), default: numbers.count + 1]
      numbers[root(node)] = group
      if node < count { sources[node].group = group } else { targets[node - count].group = group }
    }
  }
}
