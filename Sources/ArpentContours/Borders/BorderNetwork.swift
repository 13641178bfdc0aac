import ArpentGeometry

/// The borders between stations in a triangulation of labelled sites.
///
/// A border runs through the sleeve of triangles whose corners belong to two stations, and three of
/// them meet in a triangle with three. Each is the shortest line through its sleeve that keeps its
/// distance from the sites: straight along a street, between its two sides, whatever the spacing of
/// the doors. Sleeves share no triangle, so no border crosses another one or passes a site.
struct BorderNetwork {
  private enum End {
    case junction(Int)
    /// Out of the hull.
    case hull
    /// Back where it began.
    case loop
  }

  private struct Arc {
    var start: End
    var edges: [Int32]
    var end: End
  }

  private let mesh: Triangulation
  private let labels: [Int]
  private let positions: [Coordinate]
  private let posts: [GateRule.Post]
  private let gateRule: GateRule
  private var seen: [Bool]
  private var arcs: [Arc] = []
  /// Triangles with three stations, named by the lowest of their edges, and where borders meet there.
  private var junctions: [Int: Junction] = [:]

  /// The borders as lines, in metres; closed ones end where they begin.
  /// - Parameter labels: the station of each site of the mesh.
  /// - Complexity: O(edges)
  static func lines(
    in mesh: Triangulation, labels: [Int], posts: [GateRule.Post], gates: GateRule
  ) -> [[Coordinate]] {
    var network = BorderNetwork(mesh, labels, posts, gates)
    network.trace()
    return network.pulled()
  }

  private init(
    _ mesh: Triangulation, _ labels: [Int], _ posts: [GateRule.Post], _ gates: GateRule
  ) {
    self.mesh = mesh
    self.labels = labels
    self.gateRule = gates
    self.posts = posts
    positions = posts.map(\.position)
    seen = [Bool](repeating: false, count: mesh.origins.count / 2)
  }

  private func isBorder(_ edge: Int32) -> Bool {
    labels[mesh.origin(edge)] != labels[mesh.destination(edge)]
  }

  private func name(_ edge: Int32) -> Int {
    Int(min(edge, mesh.lnext(edge), mesh.lprev(edge)))
  }

  private mutating func trace() {
    let borders = mesh.edges.filter { isBorder($0) }
    for edge in borders {
      for side in [edge, edge ^ 1] {
        guard let apex = mesh.apex(side) else { continue }
        let (a, b, c) = (
          labels[mesh.origin(side)], labels[mesh.destination(side)], labels[apex]
        )
        if a != c, b != c {
          junctions[name(side)] = Junction(
            corners: [
              positions[mesh.origin(side)], positions[mesh.destination(side)], positions[apex],
            ])
        }
      }
    }
    // Out of every junction first, then in from the hull; what is left are loops.
    for start in junctions.keys.sorted() {
      let first = Int32(start)
      for edge in [first, mesh.lnext(first), mesh.lprev(first)] where !seen[Int(edge >> 1)] {
        walk(across: edge ^ 1, from: .junction(start))
      }
    }
    for edge in borders where !seen[Int(edge >> 1)] {
      for side in [edge, edge ^ 1] where mesh.apex(side ^ 1) == nil && !seen[Int(side >> 1)] {
        walk(across: side, from: .hull)
      }
    }
    for edge in borders where !seen[Int(edge >> 1)] { walk(across: edge, from: .loop) }
  }

  /// Follows a sleeve: across `first`, into the triangle on its left, and on.
  private mutating func walk(across first: Int32, from start: End) {
    var arc = Arc(start: start, edges: [], end: .hull)
    var edge = first
    while true {
      if seen[Int(edge >> 1)] {
        arc.end = .loop
        break
      }
      seen[Int(edge >> 1)] = true
      arc.edges.append(edge)
      guard let apex = mesh.apex(edge) else { break }
      if labels[apex] == labels[mesh.origin(edge)] {
        edge = mesh.lnext(edge) ^ 1
      } else if labels[apex] == labels[mesh.destination(edge)] {
        edge = mesh.lprev(edge) ^ 1
      } else {
        arc.end = .junction(name(edge))
        break
      }
    }
    arcs.append(arc)
  }

  /// Pulls all borders tight, moves each junction to where its three borders are shortest, and again.
  private mutating func pulled() -> [[Coordinate]] {
    let gates = arcs.map { arc in
      arc.edges.map { gateRule.gate(posts[mesh.origin($0)], posts[mesh.destination($0)]) }
    }
    var lines: [[Coordinate]] = []
    for round in 0..<3 {
      lines = zip(arcs, gates).map { pulled($0, $1) }
      guard round < 2 else { break }
      var toward: [Int: [Coordinate]] = [:]
      for (arc, line) in zip(arcs, lines) where line.count > 1 {
        if case .junction(let start) = arc.start { toward[start, default: []].append(line[1]) }
        if case .junction(let end) = arc.end {
          toward[end, default: []].append(line[line.count - 2])
        }
      }
      for (name, targets) in toward { junctions[name]!.move(toward: targets) }
    }
    return lines
  }

  private func pulled(_ arc: Arc, _ gates: [Gate]) -> [Coordinate] {
    func place(_ end: End, _ gate: Gate) -> Coordinate {
      if case .junction(let name) = end { junctions[name]!.position } else { gate.middle }
    }
    guard let first = gates.first, let last = gates.last else { return [] }
    if case .loop = arc.start {
      return TautString.pulled(
        from: first.middle, through: Array(gates.dropFirst()), to: first.middle)
    }
    return TautString.pulled(
      from: place(arc.start, first), through: gates, to: place(arc.end, last))
  }
}
